import type { Block } from '../document/blocks.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { type JoinedTable, joinTables } from '../foundation/tables.ts'

/** A table, joined from the pages that it stands on, with what stands above it. */
export interface PlacedTable extends JoinedTable {
  above: Block | undefined
  /** Line of the section that its first header is on, from 0. */
  line: number
}

/**
 * The tables among some blocks, which must all have the same columns.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a table with others.
 */
export function readTables(section: Section, blocks: readonly Block[], columns: readonly string[]): PlacedTable[] {
  const tables: PlacedTable[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block
    if (block.kind !== 'table') continue
    const table = joinTables(blocks, index)
    if (table.header.join('\t') !== columns.join('\t'))
      throw structureError(section, block.line, `the columns "${table.header.join('", "')}"`, columns.join(', '))
    tables.push({ ...table, above: blocks[index - 1], line: block.line })
    index += table.blocks.length - 1
  }
  return tables
}
