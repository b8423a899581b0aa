import { describe, expect, test } from 'vitest'
import type { Parameter } from '../../model/catalog.ts'
import { parameterOf } from '../catalog.fixture.ts'
import { documentedTree } from '../json/documented-node.ts'
import type { ElementNode } from './element-node.ts'
import { placedTrees } from './placed-tree.ts'

function trees(fields: (Partial<Parameter> & { at: string })[], ...samples: string[]): ElementNode[] {
  return placedTrees(documentedTree(fields.map(field => parameterOf('body', field.at, field))), samples)
}

describe('placedTrees', () => {
  test('have what samples and places show together', () => {
    const [shelf] = trees([{ at: '/Shelf/Room' }, { at: '/Shelf/@id' }], '<Shelf name="a"><Floor>b</Floor></Shelf>')
    expect(shelf?.attributes.map(({ name }) => name)).toEqual(['name', 'id'])
    expect(shelf?.children.map(({ name, open }) => [name, open])).toEqual([
      ['Floor', true],
      ['Room', undefined],
    ])
  })

  test('have a root for each form of the body', () => {
    expect(trees([{ at: '/error/message' }, { at: '/errors/error/code' }]).map(({ name }) => name)).toEqual([
      'error',
      'errors',
    ])
  })

  test.each<[string, string, string, number | null]>([
    ['stands once where a sample has it once', '<Book><Author/></Book>', 'Author', 1],
    ['may be repeated where a sample repeats it', '<Book><Author/><Author/></Book>', 'Author', null],
    ['may be repeated in an element of its plural name', '<Authors><Author/></Authors>', 'Author', null],
    ['may be repeated in the element of any resources', '<Resources><Book/></Resources>', 'Book', null],
  ])('an element %s', (_title, sample, name, max) => {
    expect(trees([], sample)[0]?.children).toMatchObject([{ name, min: 0, max }])
  })

  test('an element may be repeated where its place says so', () => {
    expect(trees([{ at: '/Book/Author/[]/@name' }])[0]?.children).toMatchObject([
      { name: 'Author', max: null, attributes: [{ name: 'name' }] },
    ])
  })

  test('demand what a table requires and no sample lacks', () => {
    const presence = 'required' as const
    const fields = [
      { at: '/Book/Title', presence },
      { at: '/Book/@id', presence },
    ]
    const demanded = (sample: string) => {
      const [book] = trees(fields, sample)
      return [book?.children[0]?.min, book?.attributes[0]?.required]
    }
    expect(demanded('<Book id="1"><Title/></Book>')).toEqual([1, true])
    expect(demanded('<Book/>')).toEqual([0, false])
    const [books] = trees(
      [{ at: '/Books/Book/Title', presence }],
      '<Books><Book><Title/><Title/></Book><Book/></Books>',
    )
    expect(books?.children[0]?.children[0]?.min).toBe(0)
  })

  test('demand the element of an attribute that is required, where it stands once', () => {
    const presence = 'required' as const
    const least = (at: string, sample: string) => trees([{ at, presence }], sample)[0]?.children[0]?.min
    expect(least('/Shelf/Room/@id', '<Shelf><Room id="1"/></Shelf>')).toBe(1)
    expect(least('/Shelf/Room/@id', '<Shelf><Room id="1"/><Room id="2"/></Shelf>')).toBe(0)
    expect(least('/Rooms/Room/@id', '<Rooms><Room id="1"/></Rooms>')).toBe(0)
  })

  test('take types and values from the table, whatever stands in a sample for them', () => {
    const limits = { minimum: 1 }
    const fields = [
      { at: '/Book/Pages', type: 'integer' as const, limits },
      { at: '/Book/@lent', type: 'boolean' as const, values: ['true', 'false'] },
    ]
    const [book] = trees(fields, '<Book lent="isLent"><Pages>numOfPages</Pages></Book>')
    expect(book?.children[0]?.text).toEqual({ type: 'integer', minimum: 1 })
    expect(book?.attributes[0]?.text).toEqual({ type: 'boolean', enum: [true, false] })
  })
})
