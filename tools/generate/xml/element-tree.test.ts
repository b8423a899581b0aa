import { describe, expect, test } from 'vitest'
import { booksWith } from '../catalog.fixture.ts'
import { commonText } from './element-node.ts'
import { elementTree } from './element-tree.ts'

const md5 = 'd41d8cd98f00b204e9800998ecf8427e'
const time = '2014-01-15T16:41:49.390270'

describe('commonText', () => {
  test.each<[string, string[], object]>([
    ['numbers', ['0', '14'], { type: 'integer', minimum: 0 }],
    ['hashes', [md5], { type: 'string', pattern: '^[0-9a-f]{32}$' }],
    [
      'times of any fineness and zone',
      [time, '2014-01-15T16:41:49Z', '2014-01-15T16:41:49+09:00'],
      { type: 'string', pattern: expect.stringContaining('T') },
    ],
    ['texts', ['a'], { type: 'string' }],
    ['a mixture', ['14', md5], { type: 'string' }],
    ['a negative number', ['-1'], { type: 'string' }],
    ['a hash that is too long', [`${md5}0`], { type: 'string' }],
    ['nothing', [], { type: 'string' }],
  ])('of %s', (_title, texts, schema) => {
    expect(commonText(texts)).toEqual(schema)
  })
})

describe('elementTree', () => {
  test.each<[string, string[], object]>([
    ['what the table says', [], { min: 1, max: 1, text: { type: 'string' } }],
    [
      'the format of every sample',
      ['<books><book><pages>7</pages></book></books>'],
      { min: 1, max: 1, text: { type: 'integer' } },
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
