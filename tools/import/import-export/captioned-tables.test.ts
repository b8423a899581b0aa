import { describe, expect, test } from 'vitest'
import { readBlocks } from '../document/blocks.ts'
import { inventedSection, table, thrownBy } from '../parts/section.fixture.ts'
import { type CaptionedTable, readCaptionedTables } from './captioned-tables.ts'

const columns = ['Parameter', 'Value', 'Description']

function read(text: string): CaptionedTable[] {
  const section = inventedSection('9.6.3.1', 'Bake bread', text)
  return readCaptionedTables(section, readBlocks(section.lines))
}

describe('readCaptionedTables', () => {
  test.each([
    ['Request headers', ['Request header', 'Value', 'Description'], 'header'],
    ['Query parameters', columns, 'query'],
    ['Request parameters', columns, 'body'],
    ['Response parameters', columns, 'response'],
    ['List of response parameters when the state is normal', columns, 'response'],
    ['List of response parameters when import fails', columns, 'failure'],
    ['Response parameters when export fails', ['Parameter', 'value', 'Description'], 'failure'],
    ['List of response parameters when the state is error', columns, 'error'],
    ['Response parameters when an error occurs', columns, 'error'],
    ['Detailed error message list when export fails', ['Messages', 'Cause of the error', 'Action'], 'failure messages'],
    [
      'Detailed error information list',
      ['Status code', 'Detailed error code', 'Detailed error message', 'Action'],
      'error messages',
    ],
    ['Status codes', ['Status code', 'Description'], 'statuses'],
  ])('"%s" says what its rows are', (caption, header, kind) => {
    const row = header.map((_, index) => `cell ${index}`)
    const [only, second] = read(`Table 3: ${caption}\n\n${table(header, row)}`)
    expect([only?.number, only?.caption, only?.kind, only?.rows.map(({ cells }) => cells)]).toEqual([
      3,
      caption,
      kind,
      [row],
    ])
    expect(second).toBeUndefined()
  })

  test('joins the parts of a table on several pages, and a row that a page break split', () => {
    const first = table(columns, ['flour', 'String', 'Kind of flour, one of these.'])
    const second = table(columns, ['', '', 'Keyword rye: dark wheat: light'], ['salt', 'int', 'Grams.'])
    const [only] = read(`Table 1: Request parameters\n\n${first}\n\n${second}`)
    expect(only?.rows.map(({ cells, line }) => [...cells, line])).toEqual([
      ['flour', 'String', 'Kind of flour, one of these. Keyword rye: dark wheat: light', 3],
      ['salt', 'int', 'Grams.', 7],
    ])
    expect(only?.blocks).toHaveLength(3)
  })

  test('leaves out a table inside of a cell that is printed again as columns and rows', () => {
    const nested =
      '<table><tr><th>Keyword</th><th>Description</th></tr><tr><td>hot :</td><td>Is warm.</td></tr></table>'
    const text = table(
      [...columns, '', ''],
      ['oven', 'String', `State. ${nested} May change.`, 'Keyword', 'hot :'],
      ['Keyword', 'Description', '', '', ''],
      ['hot :', 'Is warm.', '', '', ''],
      ['loaves', 'int', 'How many.', '', ''],
    )
    const [only] = read(`Table 1: Response parameters\n\n${text}`)
    expect(only?.rows.map(({ cells }) => cells[0])).toEqual(['oven', 'loaves'])
  })

  test.each([
    ['a table without a caption', `Words\n\n${table(columns, ['a', 'b', 'c'])}`, 103],
    ['a caption of no known kind', `Table 1: Prices\n\n${table(columns, ['a', 'b', 'c'])}`, 101],
    ['a caption without a table', 'Table 1: Status codes\n\nWords', 101],
    [
      'a column that is missing',
      `Table 1: Detailed error information list\n\n${table(['Status code', 'Detailed error code'], ['400', '40001'])}`,
      103,
    ],
    [
      'a column that is called otherwise',
      `Table 1: Request parameters\n\n${table(['Parameter', 'Type', 'Description'], ['a', 'b', 'c'])}`,
      103,
    ],
  ])('tells the line of %s', (_, text, line) => {
    const error = thrownBy(() => read(text))
    expect(error.code).toBe('IMPORT_STRUCTURE')
    expect(error.where).toContain(`line ${line} `)
  })
})
