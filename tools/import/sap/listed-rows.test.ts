import { describe, expect, test } from 'vitest'
import { LineReadings } from '../document/line-readings.ts'
import { inventedSection, table, thrownBy } from '../parts/section.fixture.ts'
import { type ListedRow, readListedRows } from './listed-rows.ts'

const read = (text: string): ListedRow[] => readListedRows(inventedSection('9.7.1', 'List', text), new LineReadings())
const roles = ['Item', 'API', "Reader's role (get_books)", "Writer's role (put_books)"]

describe('readListedRows', () => {
  test('reads the API list, on several pages, with a second title', () => {
    const header = ['Item', 'API name', 'Description']
    const first = table(
      header,
      ['1', 'GET /l_books List books', 'Lists'],
      ['2', 'POST /l_books Create book copy', 'Makes'],
    )
    const second = table(header, ['', 'Create copy', ''], ['3', 'PUT /l_books/ <i>bookId</i> /open Open book', 'Opens'])
    expect(
      read(`${first}\n\n${second}`).map(({ item, endpoint, otherTitles, clause }) => [
        item,
        endpoint.method,
        endpoint.path,
        endpoint.title,
        otherTitles,
        clause.detail,
      ]),
    ).toEqual([
      [1, 'GET', '/l_books', 'List books', [], 'item 1'],
      [2, 'POST', '/l_books', 'Create book copy', ['Create copy'], 'item 2'],
      [3, 'PUT', '/l_books/{bookId}/open', 'Open book', [], 'item 3'],
    ])
  })

  test('reads what each role may do, also below a page break without a header', () => {
    const first = table(roles, ['1', 'GET /_books List books', 'Y', 'N'])
    const second = table(
      ['2', 'DELETE /_books/{bookId} Burn book', 'N', 'A'],
      ['3', 'GET /shelves List shelves', 'Y', 'B'],
    )
    expect(read(`- Y: yes\n\n${first}\n\n${second}`).map(row => row.roles)).toEqual([
      [
        { role: "Reader's role", allowed: true, printed: 'Y' },
        { role: "Writer's role", allowed: false, printed: 'N' },
      ],
      [
        { role: "Reader's role", allowed: false, printed: 'N' },
        { role: "Writer's role", allowed: true, printed: 'A' },
      ],
      [
        { role: "Reader's role", allowed: true, printed: 'Y' },
        { role: "Writer's role", allowed: true, printed: 'B' },
      ],
    ])
  })

  test.each([
    ['no table', 'Words', 'section 9.7.1'],
    ['other columns', table(['Item', 'Path'], ['1', 'GET /l_books List books']), 'line 101 '],
    ['a row without a method', table(roles, ['1', 'READ /l_books List books', 'Y', 'N']), 'line 102 '],
    ['a row without a title', table(roles, ['1', 'GET /l_books', 'Y', 'N']), 'line 102 '],
    ['a permission that is none', table(roles, ['1', 'GET /l_books List books', 'Y', 'X']), 'line 102 '],
    ['a permission that is missing', table(roles, ['1', 'GET /l_books List books', 'Y']), 'line 102 '],
  ])('tells the line of %s', (_, text, where) => {
    const error = thrownBy(() => read(text))
    expect([error.code, error.where?.includes(where)]).toEqual(['IMPORT_STRUCTURE', true])
  })
})
