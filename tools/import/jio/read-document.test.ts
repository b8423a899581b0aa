import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inventedForm } from './invented.fixture.ts'
import { type JioPart, readJioDocument } from './read-document.ts'

const invented = readFileSync(join(import.meta.dirname, '../fixtures/jio.txt'), 'utf8')
const read = (text: string): JioPart[] =>
  readJioDocument({ file: 'lending.txt', text }, Object.keys(inventedForm.services))
const parts = read(invented)
const groups = parts.flatMap(part => part.groups)
const rows = groups.flatMap(group => group.rows)

describe('the document', () => {
  test('has every group with the page of its heading, and every row with its own', () => {
    expect(groups.map(({ title, page, rows: own }) => [title, page, own.map(row => row.page)])).toEqual([
      ['Shelves', 5, [5, 5, 5, 5, 6]],
      ['Shelf Images', 6, [7, 7, 7, 7]],
      ['Actions', 7, [7, 7]],
      ['Actions', 7, [7, 7]],
      ['Borrowers', 7, [7]],
      ['Attic Storage API', 7, [7, 7]],
    ])
  })

  test('has as many rows as lines that begin with a method', () => {
    expect(rows).toHaveLength(invented.match(/^(?:GET|POST|PUT|DELETE|COPY)\t/gm)?.length ?? 0)
  })

  test('has rows whole that go on below, on the next page, or without their first cell', () => {
    const paint = rows.find(({ description }) => description.startsWith('Paints'))
    expect(paint).toMatchObject({
      uri: ['v7/{town_id}/shelves/', '{shelf_id}'],
      description: 'Paints a shelf red',
      page: 5,
    })
    const close = rows.find(({ description }) => description.startsWith('Closes'))
    expect(close).toMatchObject({
      uri: ['v7/{town_id}/shelves/', '{shelf_id}/action'],
      description: 'Closes a shelf and changes its status to CLOSED',
      lostCell: true,
    })
    expect(rows.filter(row => row.lostCell)).toHaveLength(1)
  })

  test('has a row that was taken for the header of a page', () => {
    expect(rows.filter(row => row.asHeader).map(({ uri }) => uri)).toEqual([['v7']])
  })

  test('has what is said before the first group as an introduction', () => {
    expect(parts.map(({ introduction }) => introduction.some(({ text }) => text.includes('SSL')))).toEqual([
      true,
      false,
    ])
  })

  test.each([2, 3])('%i times over is the document once', times => {
    expect(read(invented.repeat(times)).map(part => part.groups)).toEqual(parts.map(part => part.groups))
  })
})

describe('a damaged document is refused with its line', () => {
  test('that is the line of the file', () => {
    const damaged = invented.replace('GET\tv8/{attic}\t', 'Boxes are heavy\n$&')
    const line = damaged.split('\n').indexOf('Boxes are heavy') + 1
    expect(() => read(damaged)).toThrow(expect.objectContaining({ where: `lending.txt:${line}` }))
  })

  test.each<[string, (text: string) => string, RegExp]>([
    [
      'cut off',
      text => text.slice(0, text.indexOf('### Borrowers')),
      /expected the heading "Borrowers", but the document ends/,
    ],
    [
      'a heading lost',
      text => text.replace('### Shelves\n', ''),
      /expected the heading "Shelves", but it is "Shelf Images"/,
    ],
    [
      'a heading more',
      text => text.replace('### Borrowers', '### Lenders\n\n### Borrowers'),
      /expected the heading "Borrowers", but it is "Lenders"/,
    ],
    [
      'a group without rows',
      text => text.replace(/(### Borrowers\n\nMethod.*\n)GET.*\n\t.*\n|(### Borrowers\n\nMethod.*\n)GET.*\n/, '$1$2'),
      /"Borrowers" has no row/,
    ],
    [
      'a table without a header',
      text => text.replace('### Borrowers\n\nMethod\tURI\tDescription', '### Borrowers\n'),
      /expected a table below "Borrowers"/,
    ],
    [
      'a sentence in a table',
      text => text.replace('GET\tv8/{attic}\t', 'Boxes are heavy\n$&'),
      /expected method, URI and description, but the line is Boxes are heavy/,
    ],
    [
      'a column lost',
      text => text.replace('GET\tv8/{attic}\tLists boxes', 'GET\tv8/{attic}'),
      /but the line is GET \| v8\/\{attic\}/,
    ],
    ['no table of contents', text => text.replace(/\t\d+$/gm, '\t'), /expected a table of contents/],
  ])('%s', (_, damage, message) => {
    expect(damage(invented)).not.toBe(invented)
    expect(() => read(damage(invented))).toThrow(message)
  })

  test('and two different copies', () => {
    expect(() => read(`${invented}${invented.replace('Burns', 'Sells')}`)).toThrow('comes twice with different texts')
  })
})
