import type { Block } from '../document/blocks.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { type JoinedRow, joinTables } from '../foundation/tables.ts'

/** What the rows of a numbered table are. */
export type TableKind =
  | 'header'
  | 'query'
  | 'body'
  | 'response'
  | 'failure'
  | 'error'
  | 'failure messages'
  | 'error messages'
  | 'statuses'

/** A table under a line such as `Table 3: Status codes`. */
export interface CaptionedTable {
  number: number
  caption: string
  kind: TableKind
  rows: JoinedRow[]
  /** The caption and the parts of the table on each page. */
  blocks: Block[]
}

const parameters = 'parameter\tvalue\tdescription'

/** What each caption says of its rows, and the columns that it must have. */
const forms: readonly (readonly [RegExp, TableKind, string])[] = [
  [/^Request headers$/, 'header', 'request header\tvalue\tdescription'],
  [/^Query parameters$/, 'query', parameters],
  [/^Request parameters$/, 'body', parameters],
  [/^(?:List of r|R)esponse parameters(?: when the state is normal)?$/, 'response', parameters],
  [/^(?:List of r|R)esponse parameters when \w+ fails$/, 'failure', parameters],
  [/^(?:List of r|R)esponse parameters when (?:the state is error|an error occurs)$/, 'error', parameters],
  [/^Detailed error message list when \w+ fails$/, 'failure messages', 'messages\tcause of the error\taction'],
  [
    /^Detailed error information list$/,
    'error messages',
    'status code\tdetailed error code\tdetailed error message\taction',
  ],
  [/^Status codes$/, 'statuses', 'status code\tdescription'],
]

/** The number and the caption of a line above a table. */
export function readCaption(text: string): { number: number; caption: string } | undefined {
  const [, number, caption] = /^Table (\d+): (.+)$/.exec(text) ?? []
  return number === undefined || caption === undefined ? undefined : { number: Number(number), caption }
}

/**
 * The numbered tables of a section.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a table without a caption, a caption without a table, a caption of
 *   no known kind, and columns that are not those of its kind.
 */
export function readCaptionedTables(section: Section, blocks: readonly Block[]): CaptionedTable[] {
  const tables: CaptionedTable[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block
    if (block.kind === 'table')
      throw structureError(section, block.line, 'a table without a caption', 'a line such as "Table 1: Status codes"')
    const read = block.kind === 'paragraph' ? readCaption(block.text) : undefined
    if (read === undefined) continue
    const form = forms.find(([pattern]) => pattern.test(read.caption))
    if (form === undefined)
      throw structureError(
        section,
        block.line,
        `a table called "${read.caption}"`,
        forms.map(([name]) => name).join(', '),
      )
    if (blocks[index + 1]?.kind !== 'table')
      throw structureError(section, block.line, `no table below "${read.caption}"`, 'a table')
    const table = joinTables(blocks, index + 1)
    index += table.blocks.length
    const [, kind, columns] = form
    if (table.header.join('\t').toLowerCase() !== columns)
      throw structureError(
        section,
        block.line + 2,
        `the columns "${table.header.join('", "')}"`,
        `"${columns.split('\t').join('", "')}"`,
      )
    tables.push({ ...read, kind, rows: withoutNested(table.rows), blocks: [block, ...table.blocks] })
  }
  return tables
}

/** A table inside of a cell is printed a second time, as rows below: those are left out. */
function withoutNested(rows: readonly JoinedRow[]): JoinedRow[] {
  let nested = new Set<string>()
  return rows.flatMap(row => {
    const [name = '', type = '', text = ''] = row.cells
    if (nested.has(name) && nested.has(type)) return []
    nested = new Set([...text.matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(match => match[1] as string))
    return [row]
  })
}
