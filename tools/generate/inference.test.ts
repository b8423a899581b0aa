import { describe, expect, test } from 'vitest'
import { SampleIndex } from './body-samples.ts'
import { booksWith, catalogOf, operationOf, parameterOf, sampleOf } from './catalog.fixture.ts'
import { elementTree } from './element-tree.ts'
import { inferSchema } from './json-schema.ts'
import { leafFormat } from './leaf-format.ts'
import { responseSchemas, schemaFiles } from './schemas.ts'

const md5 = 'd41d8cd98f00b204e9800998ecf8427e'
const time = '2014-01-15T16:41:49.390270'

describe('leafFormat', () => {
  test.each<[string, string[], string]>([
    ['numbers', ['0', '14'], 'count'],
    ['hashes', [md5], 'md5'],
    ['times of any fineness and zone', [time, '2014-01-15T16:41:49Z', '2014-01-15T16:41:49+09:00'], 'timestamp'],
    ['texts', ['a'], 'text'],
    ['a mixture', ['14', md5], 'text'],
    ['a negative number', ['-1'], 'text'],
    ['a hash that is too long', [`${md5}0`], 'text'],
    ['nothing', [], 'text'],
  ])('of %s', (_title, texts, format) => {
    expect(leafFormat(texts)).toBe(format)
  })
})

describe('inferSchema', () => {
  const books = operationOf({ id: 'library.books.list', responseElements: booksWith('title', 'hash', 'pages') })
  const row = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] }

  test.each<[string, unknown[], unknown]>([
    ['an empty list', [[]], { type: 'array' }],
    ['rows', [[{ title: 'a' }], [{ title: 'b' }]], { type: 'array', items: row }],
    [
      'a member that one sample lacks, though the table has 1..1',
      [[{ title: 'a', pages: 1 }, { title: 'b' }]],
      { type: 'array', items: { ...row, properties: { ...row.properties, pages: { type: 'integer', minimum: 0 } } } },
    ],
    [
      'a member that the table does not have',
      [{ more: 'x' }],
      { type: 'object', properties: { more: { type: 'string' } } },
    ],
    [
      'a member of any type',
      [[{ more: 1 }, { more: 'x' }]],
      { type: 'array', items: { type: 'object', properties: { more: {} } } },
    ],
    [
      'records without names',
      [
        [
          ['/a', '409 Conflict'],
          ['/b', '404 Not Found'],
        ],
      ],
      { type: 'array', items: { type: 'array', items: { type: 'string' }, minItems: 2 } },
    ],
    [
      'lists of different lengths',
      [[['/a'], ['/b', '/c']]],
      { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    ],
  ])('of %s', (_title, samples, schema) => {
    expect(inferSchema(samples, books)).toEqual(schema)
  })

  test('demands a name under several parents only where the table has 1..1 under each', () => {
    const [root, book, title] = booksWith('title')
    if (root === undefined || book === undefined || title === undefined) throw new Error('no elements')
    const optional = { ...title, parent: 'author', cardinality: { min: 0, max: 1, printed: '0..1' } }
    const responseElements = [root, book, title, optional]
    expect(inferSchema([{ title: 'a' }], { ...books, responseElements }).required).toBeUndefined()
  })

  test('lets rows of a list stand for a group of names where there is a delimiter', () => {
    const parameters = [parameterOf('query', 'delimiter')]
    expect(inferSchema([[{ title: 'a' }]], { ...books, parameters }).items).toMatchObject({
      if: { required: ['subdir'] },
      else: row,
    })
  })
})

describe('elementTree', () => {
  test.each<[string, string[], object]>([
    ['what the table says', [], { min: 1, max: 1, format: 'text' }],
    [
      'the format of every sample',
      ['<books><book><pages>7</pages></book></books>'],
      { min: 1, max: 1, format: 'count' },
    ],
    ['a child that a sample lacks', ['<books><book><pages>7</pages></book><book/></books>'], { min: 0, max: 1 }],
    ['a child that a sample repeats', ['<books><book><pages>7</pages><pages>8</pages></book></books>'], { max: null }],
  ])('has %s', (_title, samples, expected) => {
    const tree = elementTree(booksWith('pages'), samples)
    expect(tree?.children[0]?.children[0]).toMatchObject({ name: 'pages', children: [], ...expected })
  })

  test('is none without a root', () => {
    expect(elementTree([], ['<books/>'])).toBeUndefined()
  })
})

describe('schema files', () => {
  test('are made for each status and form that an undamaged sample shows', () => {
    const catalog = catalogOf([
      operationOf({ id: 'library.books.list', responseElements: booksWith('title') }),
      operationOf({ id: 'library.books.show', path: '/v1/books/{book}' }),
    ])
    const samples = new SampleIndex([
      sampleOf('library.books.list', 'json', '[{"title": "a"}]'),
      sampleOf('library.books.list', 'xml', '<books><book><title>a</title></book></books>'),
      sampleOf('library.books.list', 'json', '{', { status: 202, confidence: 'as-printed' }),
      sampleOf('library.books.list', 'json', '{}', { role: 'request' }),
      sampleOf('library.books.show', 'xml', '<book/>'),
    ])
    expect([...schemaFiles(catalog, responseSchemas(catalog, samples)).keys()]).toEqual([
      'spec/schemas/library/books.list.200.json.schema.json',
      'spec/schemas/library/books.list.200.xml.rng',
    ])
  })
})
