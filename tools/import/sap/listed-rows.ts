import type { HttpMethod, RolePermission } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import type { Endpoint } from '../operation/endpoint.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { readSapPath } from './path.ts'

/** A row that names an operation: of the API list, or of the table of roles. */
export interface ListedRow {
  item: number
  endpoint: Endpoint
  /** What else the row calls it: a page break left the second title of a row in a row of its own. */
  otherTitles: string[]
  clause: Clause
  roles: RolePermission[]
}

/** Method, path (with blanks around what is set in italics), title. */
const cellForm = /^(?<method>GET|POST|PUT|DELETE) (?<target>\/\S*(?: \{\w+\}(?: \/\w+)?)?) (?<title>[A-Z].*)$/

/**
 * Reads the API list, or the table of what each role may do, whose columns after the second are roles.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for columns, rows and permissions that are not known.
 */
export function readListedRows(section: Section, lines: LineReadings): ListedRow[] {
  const rows: ListedRow[] = []
  let roles: string[] | undefined
  for (const block of readBlocks(section.lines)) {
    if (block.kind === 'paragraph' && /^- [A-Z]: /.test(block.text)) lines.readBlock(section, block, 'legend')
    if (block.kind !== 'table') continue
    lines.readBlock(section, block, 'listed operations')
    const header = rolesOf(block.header)
    // A page break may come without repeating the header: what stands in its place is then a row.
    const all = header === undefined ? [block.header, ...block.rows] : block.rows
    roles = header ?? roles
    if (roles === undefined)
      throw structureError(section, block.line, `the columns "${block.header.join('", "')}"`, '"Item", "API", …')
    for (const [index, cells] of all.entries()) {
      const line = block.line + index + (header === undefined ? 0 : 1)
      const last = rows.at(-1)
      if (cells[0] === '' && last !== undefined) last.otherTitles.push(cells[1] ?? '')
      else rows.push(readRow(section, cells, roles, line))
    }
  }
  if (rows.length === 0) throw structureError(section, -1, 'no table', 'a table: Item, API, …')
  return rows
}

/** The roles in the header; none in that of the API list; undefined where it is no header. */
function rolesOf([item, api = '', ...columns]: readonly string[]): string[] | undefined {
  if (item !== 'Item' || !/^API(?: name)?$/.test(api)) return undefined
  return columns.filter(column => column !== 'Description').map(column => column.replace(/ \(.*\)$/, ''))
}

function readRow(section: Section, cells: readonly string[], roles: readonly string[], line: number): ListedRow {
  const [item = '', cell = '', ...permissions] = cells
  const groups = cellForm.exec(cell.replace(/<i>(\w+)<\/i>/g, '{$1}'))?.groups
  if (!/^\d+$/.test(item) || groups?.method === undefined || groups.target === undefined || groups.title === undefined)
    throw structureError(section, line, `the row "${cells.join(' | ')}"`, 'a number, then method, path and title')
  return {
    item: Number(item),
    endpoint: {
      title: groups.title,
      method: groups.method as HttpMethod,
      path: readSapPath(groups.target),
      query: [],
      printed: `${groups.method} ${groups.target}`,
    },
    otherTitles: [],
    clause: clauseOf(section, `item ${item}`),
    roles: roles.map((role, index) => {
      const printed = permissions[index] ?? ''
      if (!/^[YABN]$/.test(printed))
        throw structureError(section, line, `"${printed}" for ${role}`, 'a permission: Y, A, B or N')
      return { role, allowed: printed !== 'N', printed }
    }),
  }
}
