import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import { booksWith, catalogOf, operationOf, parameterOf, sampleOf } from '../catalog.fixture.ts'
import type { JsonSchema } from '../json/json-schema.ts'
import { bodiesOf } from './bodies.ts'
import { SampleIndex, type SampleText } from './body-samples.ts'
import { schemaFileName } from './schema-files.ts'

const clause = { document: 'k5-foundation-1.12', section: '9.9', page: 9 } as const

function bodies(operation: Operation, ...samples: SampleText[]) {
  return bodiesOf(catalogOf([operation]), operation, new SampleIndex(samples))
}

function schemas(operation: Operation, ...samples: SampleText[]): Record<string, JsonSchema | undefined> {
  return Object.fromEntries(bodies(operation, ...samples).map(body => [schemaFileName(body), body.schema]))
}

describe('the bodies of an operation', () => {
  const id = 'library.books.create'

  test('are made for each status and form that an undamaged sample shows', () => {
    const list = operationOf({ id: 'library.books.list', responseElements: booksWith('title') })
    const found = bodies(
      list,
      sampleOf(list.id, 'json', '[{"title": "a"}]'),
      sampleOf(list.id, 'xml', '<books><book><title>a</title></book></books>'),
      sampleOf(list.id, 'json', '{', { status: 202, confidence: 'as-printed' }),
      sampleOf('library.books.show', 'xml', '<book/>'),
    )
    expect(found.map(schemaFileName)).toEqual(['books.list.200.json.schema.json', 'books.list.200.xml.rng'])
  })

  test('are of every normal status where a sample shows none', () => {
    const codes = [202, 204].map(code => ({ code, reason: '', clause }))
    const { status: _status, ...sample } = sampleOf(id, 'json', '{}').sample
    const found = schemas(operationOf({ id, normalCodes: codes }), { sample, text: '{}' })
    expect(Object.keys(found)).toEqual(['books.create.202.json.schema.json'])
  })

  test('are the same with 203 as with 200', () => {
    const codes = [200, 203].map(code => ({ code, reason: '', clause }))
    const found = schemas(operationOf({ id, normalCodes: codes }), sampleOf(id, 'json', '{"a": 1}'))
    expect(Object.keys(found)).toEqual(['books.create.200.json.schema.json', 'books.create.203.json.schema.json'])
  })

  test('come from places in tables too', () => {
    const parameters = [parameterOf('body', 'title', { at: '/book/title', presence: 'required' })]
    const found = schemas(operationOf({ id, parameters }))
    expect(found['books.create.request.json.schema.json']).toMatchObject({
      properties: { book: { properties: { title: { type: 'string' } }, required: ['title'] } },
    })
  })

  test('demand what tells the operation apart, unless its own sample lacks it', () => {
    const action = operationOf({ id, discriminator: { in: 'body', name: 'lend' } })
    const demanded = (...texts: string[]) => {
      const samples = texts.map(text => sampleOf(id, 'json', text, { role: 'request' }))
      return schemas(action, ...samples)['books.create.request.json.schema.json']?.required
    }
    expect(demanded()).toEqual(['lend'])
    expect(demanded('{"lend": null}')).toEqual(['lend'])
    expect(demanded('{"lend": null}', '{"other": null}')).toBeUndefined()
  })

  test('of a form have its arguments, with the values that they may have', () => {
    const force = parameterOf('form', 'force', { values: ['true', 'false'], default: 'false' })
    const found = schemas(operationOf({ id, parameters: [force] }))
    expect(found['books.create.request.form.schema.json']).toMatchObject({
      properties: { force: { enum: ['true', 'false'], default: 'false' } },
    })
  })

  test('of errors have one schema, whatever the status', () => {
    const element = (name: string) => ({ name, type: 'string', at: `/${name}`, parent: null, children: [], clause })
    const errorElements = [element('error_code'), element('message')]
    const found = schemas(operationOf({ id, errorElements, errorCodes: [{ code: 409, reason: '', clause }] }))
    expect(Object.keys(found)).toEqual(['books.create.error.json.schema.json'])
    expect(found['books.create.error.json.schema.json']?.properties).toMatchObject({ error_code: { type: 'string' } })
  })

  test('of errors are as often there as the sample of another operation with the same errors shows', () => {
    const at = (place: string, parent: string | null) => {
      const name = place.split('/').at(-1) ?? ''
      return { name, type: 'string', at: place, parent, children: [], clause }
    }
    const errorElements = [at('/error', null), at('/error/arg', 'error')]
    const common = { errorElements, errorCodes: [{ code: 409, reason: '', clause }], produces: ['application/xml'] }
    const [create, remove] = [id, 'library.books.delete'].map(one => operationOf({ id: one, ...common }))
    const { status: _status, ...sample } = sampleOf(id, 'xml', '').sample
    const text = '<error><arg>1</arg><arg>2</arg></error>'
    const catalog = catalogOf([create as Operation, remove as Operation])
    const found = bodiesOf(catalog, remove as Operation, new SampleIndex([{ sample, text }]))
    expect(found.map(({ part, roots, samples }) => [part, roots?.[0]?.children[0]?.max, samples.length])).toEqual([
      ['error', null, 0],
    ])
  })

  test('leave values that are known to be damaged out of formats', () => {
    const parameters = [parameterOf('body', 'id', { type: 'uuid', at: '/id' })]
    const damaged = [{ at: '/id', why: 'too long' }]
    const sample = sampleOf(id, 'json', '{"id": "6bf65660"}', { role: 'request', damaged })
    const found = schemas(operationOf({ id, parameters }), sample)
    expect(found['books.create.request.json.schema.json']?.properties?.id).toMatchObject({ format: 'uuid' })
  })
})

describe('a table that names parents and children', () => {
  const books = operationOf({ id: 'library.books.list', responseElements: booksWith('title', 'hash', 'pages') })
  const row = (operation: Operation, text: string) =>
    schemas(operation, sampleOf(operation.id, 'json', text))['books.list.200.json.schema.json']?.items

  test('describes JSON by the names of members', () => {
    const md5 = 'd41d8cd98f00b204e9800998ecf8427e'
    expect(row(books, `[{"title": "a", "hash": "${md5}", "pages": 1, "more": 1}]`)).toEqual({
      type: 'object',
      properties: {
        title: { type: 'string' },
        hash: { type: 'string', pattern: '^[0-9a-f]{32}$' },
        pages: { type: 'integer', minimum: 0 },
        more: { type: 'integer' },
      },
      required: ['title', 'hash', 'pages'],
      'x-advisory-required': ['more'],
    })
  })

  test('demands a name under several parents only where the table has 1..1 under each', () => {
    const [root, book, title] = booksWith('title')
    if (root === undefined || book === undefined || title === undefined) throw new Error('no elements')
    const optional = { ...title, parent: 'author', cardinality: { min: 0, max: 1, printed: '0..1' } }
    const responseElements = [root, book, title, optional]
    expect(row({ ...books, responseElements }, '[{"title": "a"}]')?.required).toBeUndefined()
  })

  test('lets rows of a list stand for a group of names where there is a delimiter', () => {
    const parameters = [parameterOf('query', 'delimiter')]
    expect(row({ ...books, parameters }, '[{"title": "a"}]')).toMatchObject({
      if: { required: ['subdir'] },
      else: { required: ['title'] },
    })
  })
})
