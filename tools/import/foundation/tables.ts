import type { Block } from '../document/blocks.ts'

/** A table that page breaks may have split. */
export interface JoinedTable {
  header: readonly string[]
  rows: JoinedRow[]
  /** The blocks that it was joined from. */
  blocks: Block[]
}

/** A row with what page breaks moved into the next table. */
export interface JoinedRow {
  cells: string[]
  /** Line of the section on which it begins, from 0. */
  line: number
}

type Table = Extract<Block, { kind: 'table' }>

/**
 * Joins a table with those that directly follow it under the same header. A row without a first cell goes on with the
 * row before; in a table of one column more than its header has names it is indented below that row.
 * @param start index of the first block of the table.
 */
export function joinTables(blocks: readonly Block[], start: number): JoinedTable {
  const first = blocks[start] as Table
  const header = namesOf(first)
  const joined: JoinedTable = { header, rows: [], blocks: [] }
  for (const block of blocks.slice(start)) {
    if (block.kind !== 'table' || namesOf(block).join('\t') !== header.join('\t')) break
    joined.blocks.push(block)
    for (const [index, cells] of block.rows.entries())
      addRow(joined.rows, cells, block.line + 1 + index, block.header.length)
  }
  return joined
}

function addRow(rows: JoinedRow[], cells: readonly string[], line: number, columns: number): void {
  const before = rows.at(-1)
  if (cells[0] !== '' || before === undefined) rows.push({ cells: [...cells], line })
  else if (cells.length === columns && cells[columns - 1] !== '' && columns > 3)
    rows.push({ cells: cells.slice(1), line })
  else
    cells.forEach((cell, column) => {
      before.cells[column] = [before.cells[column] ?? '', cell].filter(part => part !== '').join(' ')
    })
}

/** The header's cells without the empty ones at its end. */
function namesOf(table: Table): readonly string[] {
  const last = table.header.findLastIndex(cell => cell !== '')
  return table.header.slice(0, last + 1)
}
