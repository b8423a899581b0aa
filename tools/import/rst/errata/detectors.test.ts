import { describe, expect, test } from 'vitest'
import type { Operation, ServiceCatalog } from '../../../model/catalog.ts'
import type { Sample } from '../../../model/sample.ts'
import type { Endpoint } from '../../operation/endpoint.ts'
import type { OperationReading } from '../../reading.ts'
import type { RstRow, RstTable } from '../assign-rows.ts'
import { rstDetectors } from './detectors.ts'

const clause = { document: 'k5-foundation-1.12' as const, section: '9.1.6.1' }
const endpoint: Endpoint = { title: 'Show book', method: 'GET', path: '/books/{book}', query: ['q'], printed: '' }
const sample = (role: Sample['role'], section = '9.1.6.1'): Sample => ({
  id: 's',
  file: 's.json',
  operation: 'shelf.books.show',
  clause: { ...clause, section },
  role,
  form: 'json',
  fencesJoined: 1,
  repairs: [],
  confidence: 'exact',
})

function reading(more: Partial<Endpoint> = {}, samples = [sample('response')]): OperationReading {
  const operation: Operation = {
    id: 'shelf.books.show',
    title: 'Show book',
    method: 'GET',
    path: '/books/{book}',
    clause,
    normalCodes: [],
    errorCodes: [],
    parameters: [],
    responseHeaders: [],
    responseElements: [],
    samples: [],
  }
  const section = { ...clause, title: '', contentsTitle: '', page: 1, line: 1, lines: [] }
  return {
    operation,
    section,
    endpoint,
    listed: [{ endpoint: { ...endpoint, ...more }, clause: { ...clause, section: '9.1.2' } }],
    entries: [],
    samples: samples.map(item => ({ sample: item, text: '' })),
  }
}

const named = { kind: 'Response JSON', file: './s/9.1.6.1 Show book.response.json' }
const row = (more: Partial<RstRow> = {}): RstRow => ({
  operation: 'shelf.books.show',
  number: 1,
  title: 'Show book',
  variant: '',
  method: 'GET',
  path: '/books/{book}{?q}',
  files: [named],
  ...more,
})
const table = (rows: RstRow[], more: Partial<RstTable> = {}): RstTable => ({
  document: 'k5-rst-foundation',
  section: '9.1',
  title: 'Books',
  rows,
  otherFiles: [],
  ...more,
})
const index = (more: Partial<RstRow> = {}): RstTable =>
  table([row({ files: [], count: 1, ...more })], { document: 'k5-rst-index' })
const catalog = {
  service: 'shelf',
  chapters: [{ section: '9.1', title: 'Books', clause, pathPrefix: '', errorCodes: [] }],
} as unknown as ServiceCatalog

const keys = (rst: RstTable[], operation = reading()): string[] =>
  rstDetectors
    .flatMap(detect => detect({ service: 'shelf', catalog, operations: [operation], all: [operation], rst }))
    .map(({ key }) => key)

describe('the community tables', () => {
  test('that say the same are no finding', () => {
    expect(keys([table([row()]), index()])).toEqual([])
  })

  test.each<[string, Partial<RstRow>]>([
    ['rst-title', { title: 'Show a book' }],
    ['rst-method', { method: 'PUT' }],
    ['rst-path', { path: '/boxes/{book}{?q}' }],
    ['rst-path', { path: '/books/{book}/page{?q}' }],
    ['rst-placeholder', { path: '/books/bookId{?q}' }],
    ['rst-query', { path: '/books/{book}' }],
  ])('differ from the text: %s', (what, more) => {
    expect(keys([table([row()]), index(more)])).toContain(`${what}:books.show:k5-rst-index`)
  })

  test('are witnesses where the manual’s list contradicts its text', () => {
    expect(keys([table([row()]), index()], reading({ method: 'POST' }))).toEqual([
      'rst-witness:books.show:k5-rst-foundation',
      'rst-witness:books.show:k5-rst-index',
    ])
    // Placeholders may have other names there.
    expect(keys([table([row()]), index()], reading({ path: '/books/{id}' }))).toEqual([])
  })

  test('lack operations, and have others', () => {
    expect(keys([table([row(), row({ operation: 'shelf.books.lend', number: 2 })])])).toEqual([
      'rst-missing:books.show:k5-rst-index',
      'rst-only:books.lend:k5-rst-foundation',
    ])
  })

  test('differ from each other, and in the title of a chapter', () => {
    expect(keys([table([row()]), index({ number: 2 })])).toEqual(['rst-tables:books.show'])
    expect(keys([table([row()], { title: 'Novels' }), index()])).toEqual(['rst-chapter:9.1:k5-rst-foundation'])
  })

  test('name or count other samples', () => {
    expect(keys([table([row()]), index({ count: 2 })])).toEqual(['rst-count:books.show'])
    expect(keys([table([row()]), index()], reading({}, [sample('request')]))).toEqual(['rst-samples:books.show'])
    // A sample of the whole chapter is none of the operation's row.
    expect(keys([table([row()]), index()], reading({}, [sample('response'), sample('response', '9.1.3')]))).toEqual([])
    expect(keys([table([row({ files: [{ ...named, file: './s/9.1.6.1 Show.json' }] })]), index()])).toEqual([
      'rst-file:books.show',
    ])
  })
})
