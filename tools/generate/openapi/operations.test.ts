import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import type { SampleText } from '../bodies/body-samples.ts'
import { catalogOf, operationOf, parameterOf, sampleOf } from '../catalog.fixture.ts'
import { generate } from '../generate.ts'
import type { DocumentedOperation } from './operation.ts'

const always = { min: 1, max: 1, printed: '1..1' }
const clause = { document: 'k5-foundation-1.12', section: '9.9', page: 9 } as const

function documentOf(
  operations: Operation[],
  samples: SampleText[] = [],
  errata: { id: string; operations: string[] }[] = [],
) {
  const text = generate(catalogOf(operations), samples, errata).get('spec/openapi/library.json') ?? ''
  return JSON.parse(text) as { paths: Record<string, Record<string, DocumentedOperation>> }
}

describe('an operation', () => {
  test('keeps outside of its parameters what OpenAPI cannot say there', () => {
    const list = operationOf({
      id: 'library.books.list',
      parameters: [
        parameterOf('header', 'X-Auth-Token', { cardinality: { min: 0, max: 1, printed: '0..1' } }),
        parameterOf('header', 'Accept', { values: ['application/json'] }),
        parameterOf('header', 'X-Book-Meta-{name}', { family: true }),
        parameterOf('query', 'limit', { type: 'integer', cardinality: always }),
        parameterOf('query', 'format', { values: ['json', 'plain'], default: 'plain' }),
      ],
    })
    const operation = documentOf([list]).paths['/v1/books']?.get
    expect(operation?.parameters).toMatchObject([
      { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } },
      { name: 'format', schema: { enum: ['json', 'plain'], default: 'plain' } },
    ])
    expect(operation?.['x-header-families']).toMatchObject([{ name: 'X-Book-Meta-{name}' }])
    expect(operation?.['x-headers-said-elsewhere']).toMatchObject([
      { name: 'X-Auth-Token' },
      { name: 'Accept', schema: { enum: ['application/json'] } },
    ])
    expect(operation?.security).toEqual([{ token: [] }, {}])
    expect(operation?.responses['200']).toHaveProperty(['content', 'text/plain'])
  })

  test('may be called by a temporary URL where both its parameters are documented', () => {
    const parameters = [parameterOf('query', 'signature'), parameterOf('query', 'expires')]
    const operation = documentOf([operationOf({ id: 'library.books.list', parameters })]).paths['/v1/books']?.get
    expect(operation?.security).toEqual([{ token: [] }, { temporaryUrlSignature: [], temporaryUrlExpires: [] }])
  })

  test('may answer what its request headers bring with them', () => {
    const parameters = [parameterOf('header', 'Range'), parameterOf('header', 'If-Modified-Since')]
    const responseHeaders = [{ name: 'ETag', cardinality: always, clause }]
    const get = operationOf({ id: 'library.books.show', parameters, responseHeaders })
    const put = operationOf({ id: 'library.books.create', method: 'PUT', parameters })
    const item = documentOf([get, put]).paths['/v1/books']
    expect(Object.keys(item?.get?.responses ?? {})).toEqual(['200', '206', '304', '400'])
    expect(item?.get?.responses['206']).toMatchObject({ headers: { ETag: { required: true } }, content: { '*/*': {} } })
    expect(item?.get?.responses['304']).not.toHaveProperty('content')
    expect(Object.keys(item?.put?.responses ?? {})).toEqual(['200', '400'])
  })

  test('shows its samples and names its errata', () => {
    const id = 'library.books.list'
    const responseHeaders = [{ name: 'X-Count', type: 'integer' as const, clause }]
    const operation = documentOf(
      [operationOf({ id, responseHeaders })],
      [
        sampleOf(id, 'curl', 'curl -i $publicURL', { role: 'request' }),
        sampleOf(id, 'http', 'HTTP/1.1 200 OK\nX-Count: 7\n'),
        sampleOf(id, 'json', '[{"title": "a"}]'),
      ],
      [
        { id: 'library.page-lost', operations: [id] },
        { id: 'library.other', operations: ['library.books.show'] },
      ],
    ).paths['/v1/books']?.get
    expect(operation?.['x-codeSamples']).toMatchObject([{ lang: 'Shell', source: 'curl -i $publicURL' }])
    expect(operation?.['x-operations'][0]?.errata).toEqual(['library.page-lost'])
    expect(operation?.responses['200']).toMatchObject({
      headers: { 'X-Count': { example: 7 } },
      content: {
        'application/json': { examples: { 'library.books.list library.books.list-json': { value: [{ title: 'a' }] } } },
      },
    })
  })
})

describe('operations of one method and path', () => {
  const flag = parameterOf('query', 'purge')
  const shared = parameterOf('header', 'X-Shared', { cardinality: always })
  const header = (name: string) => ({ name, cardinality: always, clause })
  const update = operationOf({
    id: 'library.books.update',
    method: 'POST',
    parameters: [shared, parameterOf('header', 'X-One', { cardinality: always })],
    responseHeaders: [header('Date'), header('X-Only')],
  })
  const purge = operationOf({
    id: 'library.shelf.purge',
    method: 'POST',
    discriminator: { in: 'query', name: 'purge' },
    parameters: [flag, shared],
    responseHeaders: [header('Date')],
    errorCodes: [{ code: 409, reason: 'Conflict', clause }],
  })
  const samples = [
    sampleOf('library.books.update', 'json', '{"a": 1}'),
    sampleOf('library.shelf.purge', 'json', '{"b": 1}'),
  ]
  const merged = documentOf([update, purge], samples).paths['/v1/books']?.post

  test('demand together what both demand', () => {
    expect(merged?.parameters.filter(({ required }) => required).map(({ name }) => name)).toEqual(['X-Shared'])
    expect(merged?.parameters.map(({ name }) => name)).toEqual(['X-Shared', 'X-One', 'purge'])
    expect(merged?.responses['200']).toMatchObject({ headers: { Date: { required: true }, 'X-Only': {} } })
    expect(merged?.responses['200']).not.toHaveProperty(['headers', 'X-Only', 'required'])
  })

  test('answer what either answers', () => {
    expect(Object.keys(merged?.responses ?? {})).toEqual(['200', '400', '409'])
    expect(merged?.responses['200']).toMatchObject({
      content: {
        'application/json': {
          schema: {
            anyOf: [
              { $ref: '#/components/schemas/books.update.200.json' },
              { $ref: '#/components/schemas/shelf.purge.200.json' },
            ],
          },
        },
      },
    })
  })

  test('stay apart in x-operations', () => {
    expect(merged).toMatchObject({ operationId: 'library.books.update', tags: ['books', 'shelf'] })
    expect(merged?.['x-operations']).toMatchObject([
      { id: 'library.books.update', parameters: ['header X-Shared', 'header X-One'], responses: ['200', '400'] },
      { id: 'library.shelf.purge', discriminator: { name: 'purge' }, responses: ['200', '400', '409'] },
    ])
  })

  test('alone demands the flag that tells it apart', () => {
    const parameters = documentOf([purge]).paths['/v1/books']?.post?.parameters
    expect(parameters?.find(({ name }) => name === 'purge')).toMatchObject({ required: true, allowEmptyValue: true })
  })
})
