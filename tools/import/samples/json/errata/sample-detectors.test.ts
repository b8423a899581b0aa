import { describe, expect, test } from 'vitest'
import type { Operation, ServiceCatalog } from '../../../../model/catalog.ts'
import { readBlocks } from '../../../document/blocks.ts'
import type { Finding } from '../../../errata/finding.ts'
import type { OperationReading } from '../../../reading.ts'
import { captionedSamples } from '../captioned-samples.ts'
import { sampleDetectors } from './sample-detectors.ts'

interface Printed {
  title?: string
  operation?: Partial<Operation>
  /** Requests and responses, as JSON or as printed. */
  request?: unknown
  response?: unknown
  /** Caption of the response. */
  caption?: string
}

/** An operation of an invented service of books, read from a section that is printed as the manual would. */
function operationOf(
  name: string,
  { title = 'Put book', operation = {}, request, response, caption }: Printed,
): OperationReading {
  const body = (value: unknown): string =>
    `\`\`\`\n${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n\`\`\``
  const lines = [
    ...(request === undefined ? [] : ['Request', '', `Example. ${title}: JSON request`, '', body(request), '']),
    ...(response === undefined
      ? []
      : [
          'Response',
          '',
          ...(caption === '' ? [] : [`Example. ${caption ?? title}: JSON response`, '']),
          body(response),
        ]),
  ].flatMap(line => line.split('\n'))
  const section = { section: `9.8.${name.length}`, title, contentsTitle: title, page: 7, line: 1, lines }
  const id = `shelf.books.${name}`
  const { samples } = captionedSamples({ operation: id, title, section }, readBlocks(lines), [])
  return {
    operation: { id, path: '/books/{book}', parameters: [], responseElements: [], ...operation } as Operation,
    section,
    samples,
  } as unknown as OperationReading
}

function findingsOf(...operations: OperationReading[]): Finding[] {
  const evidence = { service: 'shelf', catalog: {} as ServiceCatalog, operations, all: operations, rst: [] }
  return sampleDetectors.flatMap(detect => detect(evidence))
}

const id = '0b6c9a52-2f0f-4b53-8d0d-111122223333'
const other = '1c6c9a52-2f0f-4b53-8d0d-111122223333'

describe('one operation', () => {
  test.each<[what: string, printed: Printed, keys: string[]]>([
    ['whole samples', { request: { book: { name: 'a' } }, response: { book: { id, name: 'a' } } }, []],
    [
      'repairs, by kind',
      { response: '{ "book": { "a": [1, ], "b": [2, ] } }' },
      ['sample-repair:books.put:removed-a-comma-before-a-closing-bracket'],
    ],
    [
      'a value that stays damaged',
      { response: { book: { mark: `${id}4` } } },
      ['sample-value-damaged:books.put:/book/mark'],
    ],
    ['a body that stays damaged', { request: '{ "book: 1 }' }, ['sample-not-repairable:books.put:request']],
    ['the caption of another operation', { response: {}, caption: 'Burn book' }, ['sample-caption:books.put:response']],
    ['no caption', { response: {}, caption: '' }, ['sample-without-caption:books.put:response']],
    [
      'links of another thing',
      { response: { book: { id, links: [{ href: `/books/${id}` }, { href: `/books/${other}` }] } } },
      [`sample-link:books.put:book:${id}`],
    ],
    [
      'a link to itself in a list',
      { response: { books: [{ id, self: '/books/1' }] } },
      [`sample-link:books.put:books:${id}`],
    ],
    [
      'another value in the answer',
      { request: { book: { name: 'a', size: 1 } }, response: { book: { name: 'b', size: 1 } } },
      ['sample-answer:books.put:name'],
    ],
    ['a null that becomes a value', { request: { book: { name: null } }, response: { book: { name: 'b' } } }, []],
    [
      'members that are spelt in two ways',
      { request: { book: { sort_key: 'a' } }, response: { book: { sortKey: 'a' } } },
      ['sample-member-name:sortkey'],
    ],
    ['a member beside the object', { response: { book: {}, shelf: 'a' } }, ['sample-beside-object:books.put:shelf']],
    ['lists and objects beside each other', { response: { book: {}, shelf: {}, n: 1 } }, []],
    [
      'several items where the path names one',
      { operation: { path: '/books/{key}' }, response: { meta: { a: '1', b: '2' } } },
      ['sample-several-items:books.put:response'],
    ],
    [
      'a list of unlike things',
      { response: { books: [{ n: 1 }, { n: 2, m: 1 }] } },
      ['sample-items-unlike:books.put:books:m'],
    ],
    ['a list of links', { response: { book: { links: [{ a: 1 }, { b: 2 }] } } }, []],
    ['a null of another language', { response: { book: { mark: 'None' } } }, ['sample-none:books.put:mark']],
    [
      'a time without a zone',
      { response: { book: { at: '2001-02-03T04:05:06.000000', by: '2001-02-03T04:05:06Z' } } },
      ['sample-time-without-zone:books.put:at'],
    ],
    [
      'a request without what the operation is about',
      { operation: { discriminator: { in: 'body', name: 'stamp' } }, request: { book: {} } },
      ['sample-without-key:books.put:stamp'],
    ],
    [
      'a request with it',
      { operation: { discriminator: { in: 'body', name: 'stamp' } }, request: { stamp: null } },
      [],
    ],
  ])('%s', (_what, printed, keys) => {
    expect(findingsOf(operationOf('put', printed)).map(({ key }) => key)).toEqual(keys)
  })

  test('has a reading for every place, with its clause', () => {
    const [finding] = findingsOf(operationOf('put', { request: '{ "a": 1 } }', response: '[ 1 ] ]' }))
    expect(finding).toMatchObject({
      kind: 'damage',
      operations: ['shelf.books.put'],
      readings: [
        { reading: 'removed closing brackets at the end: "}" became ""', clause: { detail: 'example request' } },
        { reading: 'removed closing brackets at the end: "]" became ""', clause: { detail: 'example response' } },
      ],
    })
  })
})

describe('several operations', () => {
  const book = (name: string, value: object): OperationReading => operationOf(name, { response: value })

  test.each<[what: string, operations: OperationReading[], keys: string[]]>([
    ['show one thing alike', [book('put', { book: { id, n: 1 } }), book('list', { books: [{ id, n: 1 }] })], []],
    [
      'show one thing with other values',
      [book('put', { book: { id, n: 1 } }), book('list', { books: [{ id, n: 2, links: [] }] })],
      [`sample-differs:book:${id}:n`],
    ],
    [
      'mean the same by short ids',
      [book('put', { book: { id: '1', n: 1 } }), book('show', { book: { id: '1', n: 2 } })],
      [],
    ],
    [
      'use one id for several kinds',
      [book('put', { book: { id } }), book('list', { shelves: [{ shelve_id: id }] })],
      [`sample-id-of-several:${id}`],
    ],
    [
      'answer without an envelope',
      [book('put', { id, n: 1 }), book('show', { image: { id, n: 2 } })],
      [`sample-differs:image:${id}:n`],
    ],
  ])('%s', (_what, operations, keys) => {
    const findings = findingsOf(...operations)
    expect(findings.map(({ key }) => key)).toEqual(keys)
  })
})
