import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parameter } from '../../model/catalog.ts'
import { parameterOf } from '../catalog.fixture.ts'
import { documentedTree } from './documented-node.ts'
import { inferSchema } from './infer.ts'
import type { JsonSchema } from './json-schema.ts'
import { patternOf } from './text-format.ts'

const clause = 'k5-foundation-1.12 §9.9 p.9'
const uuid = 'b5660a6e-4b46-4be3-9707-6b47221b454f'

/** Members without what tells where a fact comes from. */
function infer(samples: unknown[], ...fields: Partial<Parameter>[]): JsonSchema {
  const tree = documentedTree(fields.map(field => ({ ...parameterOf('body', field.at ?? '', field), ...field })))
  return JSON.parse(JSON.stringify(inferSchema(samples, tree)).replaceAll(`,"x-clause":"${clause}"`, '')) as JsonSchema
}

test('a row that lets a value be null adds null to what it is otherwise', () => {
  const field = { at: '/a', type: 'string', nullable: true } as const
  expect(infer([{ a: 'x' }], field).properties).toEqual({ a: { type: ['string', 'null'] } })
  expect(infer([], { ...field, default: 'null' }).properties).toEqual({
    a: { type: ['string', 'null'], default: null },
  })
})

describe('samples alone', () => {
  test.each<[string, unknown[], unknown]>([
    ['nothing', [], {}],
    ['null only', [null], {}],
    ['text or null', ['a', null], { type: ['string', 'null'] }],
    ['whole and other numbers', [1, 2.5], { type: 'number' }],
    ['a number or text', [1, 'a'], { type: ['string', 'integer'] }],
    ['an empty list', [[]], { type: 'array' }],
    ['text or a list', ['a', [1]], { anyOf: [{ type: 'array', items: { type: 'integer' } }, { type: 'string' }] }],
    [
      'rows of which one lacks a member',
      [[{ a: 1, b: 'x' }, { a: 2 }]],
      {
        type: 'array',
        items: {
          type: 'object',
          properties: { a: { type: 'integer' }, b: { type: 'string' } },
          'x-advisory-required': ['a'],
        },
      },
    ],
    ['texts of one form', [uuid], { type: 'string', 'x-advisory-format': 'uuid' }],
    ['addresses', ['fe80::100', '::babe:67.23.10.138'], { type: 'string', 'x-advisory-format': 'ipv6' }],
    ['URLs', ['http://example.com/v2/a?b=c'], { type: 'string', 'x-advisory-format': 'uri' }],
    ['words with a colon', ['os:hint'], { type: 'string' }],
    ['texts of several forms', [uuid, 'a'], { type: 'string' }],
    ['times with a zone', ['2013-01-30T13:38:47Z'], { type: 'string', 'x-advisory-format': 'date-time' }],
    ['times without', ['2013-01-30T13:38:47.000'], { type: 'string', 'x-advisory-format': 'timestamp' }],
    ['a day that does not exist', ['2013-02-30T13:38:47Z'], { type: 'string', 'x-advisory-format': 'timestamp' }],
    [
      'records without names',
      [
        [
          ['/a', '409'],
          ['/b', '404'],
        ],
      ],
      { type: 'array', items: { type: 'array', items: { type: 'string' }, minItems: 2 } },
    ],
    [
      'lists of different lengths',
      [[['/a'], ['/b', '/c']]],
      { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    ],
    [
      'free names',
      [{ metadata: { 'My Server': uuid } }],
      {
        type: 'object',
        properties: { metadata: { type: 'object', additionalProperties: { type: 'string' } } },
        'x-advisory-required': ['metadata'],
      },
    ],
  ])('%s', (_title, samples, schema) => {
    expect(inferSchema(samples)).toEqual(schema)
  })
})

describe('a table', () => {
  const at = '/a'
  const member = (samples: unknown[], field: Partial<Parameter>) => infer(samples, { at, ...field }).properties?.a

  test.each<[string, unknown[], Partial<Parameter>, unknown]>([
    ['its type', [], { type: 'integer' }, { type: 'integer' }],
    ['its type and the one that a sample shows', [{ a: 7 }], { type: 'string' }, { type: ['string', 'integer'] }],
    [
      'a number that a sample has as text',
      [{ a: '7' }],
      { type: 'integer' },
      { type: ['string', 'integer'], pattern: '^[+-]?[0-9]+$' },
    ],
    ['text, where samples show structure', [{ a: [] }], { type: 'string' }, { type: 'array' }],
    ['a format', [], { type: 'uuid' }, { type: 'string', format: 'uuid' }],
    [
      'a format that a sample has not',
      [{ a: 'x' }],
      { type: 'uuid' },
      { type: 'string', 'x-contradicted': ['format'] },
    ],
    [
      'a time whose zone nobody shows',
      [],
      { type: 'datetime' },
      { type: 'string', 'x-format': 'timestamp', pattern: expect.stringContaining('T') },
    ],
    [
      'limits',
      [{ a: 5 }],
      { type: 'integer', limits: { minimum: 1, maximum: 4, unit: 'GB' } },
      { type: 'integer', minimum: 1, 'x-unit': 'GB', 'x-contradicted': ['maximum'] },
    ],
    [
      'lengths and characters',
      [],
      { type: 'string', limits: { minLength: 1, maxLength: 64, pattern: '^[a-z]+$' } },
      { type: 'string', minLength: 1, maxLength: 64, pattern: '^[a-z]+$' },
    ],
    [
      'Base64',
      [],
      { type: 'string', limits: { format: 'base64' } },
      { type: 'string', contentEncoding: 'base64', pattern: expect.any(String) },
    ],
    [
      'values',
      [],
      { type: 'string', values: ['a', 'b'], default: 'b' },
      { type: 'string', enum: ['a', 'b'], default: 'b' },
    ],
    ['truth values', [], { type: 'boolean', values: ['True'] }, { type: 'boolean', enum: [true] }],
    [
      'values and the one that a sample has besides',
      [{ a: 'c' }],
      { type: 'string', values: ['a'] },
      { type: 'string', enum: ['a', 'c'], 'x-contradicted': ['values'] },
    ],
  ])('says %s', (_title, samples, field, schema) => {
    const { 'x-clause': _clause, ...found } = member(samples, field) ?? {}
    expect(found).toEqual(schema)
  })

  test('demands what it requires and no sample lacks', () => {
    const required = (...samples: unknown[]) => infer(samples, { at, presence: 'required' })
    expect(required({ a: 'x' }, { a: 'y' }).required).toEqual(['a'])
    expect(required({ a: 'x' }, {})).not.toHaveProperty('required')
    expect(infer([{ a: 'x' }], { at, presence: 'optional' })).not.toHaveProperty('x-advisory-required')
  })

  test('demands the envelope of what it requires, and no optional part around it', () => {
    const presence = 'required' as const
    expect(infer([], { at: '/book/title', presence })).toMatchObject({ required: ['book'] })
    expect(infer([{ book: { title: 'a' } }, {}], { at: '/book/title', presence })).not.toHaveProperty('required')
    const nested = infer([], { at: '/book/author/name', presence })
    expect(nested.properties?.book).not.toHaveProperty('required')
  })

  test('without a type means what its values and limits are of', () => {
    const { type: _type, ...row } = parameterOf('body', 'a', { at })
    const member = (more: Partial<Parameter>) => inferSchema([], documentedTree([{ ...row, ...more }])).properties?.a
    expect(member({ values: ['x'] })).toMatchObject({ type: 'string', enum: ['x'] })
    expect(member({ limits: { minimum: 1 } })).toMatchObject({ type: 'number', minimum: 1 })
    expect(member({})).toEqual({ 'x-clause': clause })
  })

  test('places items and free names', () => {
    const schema = infer([], { at: '/nets/[]/id' }, { at: '/meta/{}' })
    expect(schema.properties).toMatchObject({
      nets: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
      meta: { type: 'object', additionalProperties: { type: 'string' } },
    })
  })

  test('with two rows for one place is what either says', () => {
    const rows = [
      { at, type: 'string' as const, presence: 'required' as const },
      { at, type: 'boolean' as const },
    ]
    const schema = infer([], ...rows)
    expect(schema.properties?.a?.type).toEqual(['string', 'boolean'])
    expect(schema.required).toBeUndefined()
  })

  test('calls text what a neighbour shows to be a list', () => {
    const tree = documentedTree([parameterOf('body', 'a', { at })])
    const schema = inferSchema([{}], tree, { related: [{ a: [{ id: uuid }] }] })
    expect(schema.properties?.a).toEqual({
      type: 'array',
      items: { type: 'object', properties: { id: { type: 'string' } } },
      'x-clause': clause,
    })
  })
})

test('every body fits the schema that is inferred from it, its advice too, whatever the table says', () => {
  // Cases have members such as `valueOf`, which every object inherits.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, ownProperties: true })
  addFormats.default(ajv)
  ajv.addKeyword({ keyword: 'x-advisory-required', macro: (required: string[]) => ({ required }) })
  const form = (name: string) => ({ type: 'string', [patternOf(name) ? 'pattern' : 'format']: patternOf(name) ?? name })
  ajv.addKeyword({
    keyword: 'x-advisory-format',
    macro: (name: string) => ({ if: { type: 'string' }, ...Object.fromEntries([['then', form(name)]]) }),
  })
  const field = fc.record({
    at: fc.constantFrom('/a', '/b', '/a/b', '/a/[]', '/a/[]/b', '/{}', '/a/{}'),
    type: fc.constantFrom('string', 'integer', 'boolean', 'uuid', 'datetime', 'object', 'array'),
    presence: fc.constantFrom('required', 'optional', undefined),
    values: fc.option(fc.array(fc.string(), { maxLength: 2 }), { nil: undefined }),
    limits: fc.constantFrom(undefined, { maxLength: 2 }, { minimum: 3 }, { pattern: '^a' }, { format: 'ipv4' }),
    conditions: fc.array(
      fc.record({
        // biome-ignore lint/suspicious/noThenProperty: a field of the catalog
        then: fc.constantFrom('required', 'optional', 'forbidden', 'ignored'),
        when: fc.constantFrom('present', 'absent', 'equals', 'not-equals'),
        parameter: fc.constantFrom('a', 'b'),
        value: fc.constantFrom('true', '1', 'x'),
      }),
      { maxLength: 2 },
    ),
  })
  const value = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.constantFrom(uuid, '2013-01-30T13:38:47Z', '10.0.0.1', 'true', 1, null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'metadata'), tie('value')),
    ),
  })).value
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), fc.array(field, { maxLength: 4 }), (samples, fields) => {
      const schema = infer(samples, ...(fields as Partial<Parameter>[]))
      const validate = ajv.compile(schema)
      for (const sample of samples) expect(validate(sample), JSON.stringify([schema, validate.errors])).toBe(true)
    }),
    { numRuns: 300 },
  )
})
