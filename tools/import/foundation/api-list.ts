import type { HttpMethod } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { type Endpoint, readQueryTemplate } from '../operation/endpoint.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { structureError } from './structure.ts'
import { joinTables } from './tables.ts'

/** A row of a chapter's API list. */
export interface ListedRow {
  /** Heading of its table; empty where the list has one table only. */
  group: string
  item: number
  endpoint: Endpoint
  clause: Clause
}

/** Method, a path that may hold blanks, and a title, which begins with a capital. */
const cellForm = /^(?<method>GET|HEAD|POST|PUT|DELETE|PATCH) (?<target>\/.*?)(?: (?<title>[A-Z].*))?$/

/**
 * Reads a chapter's API list: several tables, each under the heading of its group, each perhaps split by page breaks.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for another table, and for a cell that is no method and path.
 */
export function readApiList(section: Section, lines?: LineReadings): ListedRow[] {
  const blocks = readBlocks(section.lines)
  const rows: ListedRow[] = []
  let group = ''
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block
    const next = blocks[index + 1]
    if (block.kind === 'paragraph' && next?.kind === 'table') {
      group = block.text
      lines?.readBlock(section, block, 'group of the API list')
    } else if (block.kind === 'table') {
      const table = joinTables(blocks, index)
      index += table.blocks.length - 1
      if (!/^Item\tAPI(?: name)?\tDescription$/.test(table.header.join('\t')))
        throw structureError(section, block.line, `the columns ${table.header.join(', ')}`, 'Item, API, Description')
      for (const { cells, line } of table.rows) rows.push(readRow(section, group, cells, line))
      for (const each of table.blocks) lines?.readBlock(section, each, 'API list')
    }
  }
  if (rows.length === 0)
    throw structureError(section, -1, 'an API list without rows', 'a table: Item, API, Description')
  return rows
}

function readRow(section: Section, group: string, cells: readonly string[], line: number): ListedRow {
  const [item = '', cell = ''] = cells
  const groups = cellForm.exec(cell)?.groups
  if (groups?.method === undefined || groups.target === undefined || !/^\d+$/.test(item))
    throw structureError(section, line, `the row "${cells.join(' | ')}"`, 'a number, then method, path and title')
  const { path, names } = readQueryTemplate(groups.target.replace(/\s+/g, ''))
  const endpoint: Endpoint = {
    title: groups.title ?? '',
    method: groups.method as HttpMethod,
    path,
    query: names,
    printed: `${groups.method} ${groups.target}`,
  }
  const detail = group === '' ? `item ${item}` : `${group} item ${item}`
  return { group, item: Number(item), endpoint, clause: clauseOf(section, detail) }
}
