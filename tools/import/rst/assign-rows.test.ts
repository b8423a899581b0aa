import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import { assignRows } from './assign-rows.ts'
import type { PrintedRow, RstChapter } from './read-rst.ts'
import { rstCatalogs, tablesOfService } from './rst-catalog.ts'

const operation = (id: string, section: string, title: string, method = 'GET', path = '/books'): Operation => ({
  id,
  title,
  method: method as Operation['method'],
  path,
  clause: { document: 'k5-foundation-1.12', section },
  normalCodes: [],
  errorCodes: [],
  parameters: [],
  responseHeaders: [],
  responseElements: [],
  samples: [],
})
const row = (
  number: number,
  name: string,
  method = 'GET',
  path = '/books',
  more: Partial<PrintedRow> = {},
): PrintedRow => ({
  number,
  name,
  method: method as Operation['method'],
  path,
  files: [{ kind: 'Response JSON', file: `${number}.json` }],
  ...more,
})
const chapter = (rows: PrintedRow[], more: Partial<RstChapter> = {}): RstChapter => ({
  document: 'k5-rst-foundation',
  section: '9.1',
  title: 'Books',
  rows,
  otherFiles: [],
  ...more,
})
const manual = [
  operation('shelf.books.list', '9.1.6.1', 'List books'),
  operation('shelf.books.list-again', '9.1.6.4', 'List books'),
  operation('shelf.books.burn', '9.1.6.5', 'Burn book (slowly)', 'DELETE', '/books/{book}'),
  operation('attic.boxes.open', '9.1.6.6', 'Open box', 'PUT', '/boxes/{box}'),
]
const assigned = (rows: PrintedRow[], only = {}): (string | number)[][] =>
  assignRows([chapter(rows)], manual, only).flatMap(table =>
    table.rows.map(({ operation: id, title, variant, number }) => [number, title, variant, id]),
  )

describe('a row means the operation', () => {
  test('of its title and number, where a title comes twice', () => {
    expect(assigned([row(4, 'List books'), row(1, 'List books')])).toEqual([
      [4, 'List books', '', 'shelf.books.list-again'],
      [1, 'List books', '', 'shelf.books.list'],
    ])
  })

  test('of its title, method and path, where the numbers are others', () => {
    expect(assigned([row(2, 'list  Books'), row(3, 'List books')]).map(cells => cells[3])).toEqual([
      'shelf.books.list',
      'shelf.books.list-again',
    ])
  })

  test('of its number, method and path, where the title is another', () => {
    expect(assigned([row(6, 'Unlock box', 'PUT', '/boxes/{id}')])[0]).toEqual([6, 'Unlock box', '', 'attic.boxes.open'])
  })

  test('with a variant in parentheses, unless these belong to the title', () => {
    const burn = row(5, 'Burn book (slowly)', 'DELETE', '/books/{book}')
    expect(assigned([row(1, 'List books (red)'), row(1, 'List books (blue)'), burn])).toEqual([
      [1, 'List books', 'red', 'shelf.books.list'],
      [1, 'List books', 'blue', 'shelf.books.list'],
      [5, 'Burn book (slowly)', '', 'shelf.books.burn'],
    ])
  })

  test('that only the tables have, where its id is known', () => {
    const old = row(7, 'Lend book', 'POST', '/loans')
    expect(assigned([old], { '9.1 7 Lend book': 'shelf.books.lend' })[0]?.[3]).toBe('shelf.books.lend')
    expect(() => assigned([old])).toThrow('the manual has no operation of row 9.1 7 Lend book')
  })
})

describe('the index', () => {
  const counting = (name: string): PrintedRow => row(1, name, 'GET', '/books', { files: [], count: 3 })

  test('has the numbers of the chapters from the other table, and whole titles', () => {
    const chapters = [
      chapter([row(1, 'List books (v1)')]),
      chapter([counting('List books (v1)')], { document: 'k5-rst-index', section: '' }),
    ]
    const tables = assignRows(chapters, [operation('shelf.books.list', '9.1.6.1', 'List books (v2)')], {})
    expect(tables.map(({ section, rows }) => [section, rows[0]?.title, rows[0]?.variant])).toEqual([
      ['9.1', 'List books (v1)', ''],
      ['9.1', 'List books (v1)', ''],
    ])
  })

  test('must not have a chapter that the other table lacks', () => {
    expect(() => assignRows([chapter([counting('List books')], { section: '' })], manual, {})).toThrow('has no number')
  })
})

describe('the catalogs of the tables', () => {
  const tables = assignRows(
    [
      chapter([
        row(1, 'List books (red)', 'GET', '/books{?q,r}'),
        row(1, 'List books'),
        row(6, 'Open box', 'PUT', '/boxes/{box}'),
      ]),
      chapter([row(1, 'List books', 'GET', '/books{?q,r}', { files: [], count: 2 })], { document: 'k5-rst-index' }),
    ],
    manual,
    {},
  )
  const catalogs = rstCatalogs(tablesOfService(tables, 'shelf'), {
    generated: 'g',
    document: 'k5-foundation-1.12',
    service: 'shelf',
    serviceType: 'shelf-store',
    title: 'Shelf',
    clause: { document: 'k5-foundation-1.12', section: '9' },
    chapters: [],
    operations: [],
  })

  test('are one for each document, with the rows of the service alone', () => {
    expect(catalogs.map(({ document, operations }) => [document, operations.map(({ id }) => id)])).toEqual([
      ['k5-rst-foundation', ['shelf.books.list']],
      ['k5-rst-index', ['shelf.books.list']],
    ])
  })

  test('keep samples with their variants, counts, and names of the query', () => {
    const [files, counts] = catalogs.map(({ operations }) => operations[0] as Operation)
    expect(files?.sampleFiles).toEqual([
      { kind: 'Response JSON', file: '1.json', variant: 'red' },
      { kind: 'Response JSON', file: '1.json' },
    ])
    expect(files?.parameters.map(({ name, in: place }) => [place, name])).toEqual([
      ['query', 'q'],
      ['query', 'r'],
    ])
    expect(counts).toMatchObject({ sampleCount: 2, clause: { section: '9.1', detail: 'row 1' } })
    expect(counts).not.toHaveProperty('sampleFiles')
  })
})
