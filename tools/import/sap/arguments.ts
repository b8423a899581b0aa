import type { Parameter } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { readFacts } from '../facts/read-facts.ts'
import { structureError } from '../foundation/structure.ts'
import type { Part } from '../parts/parts.ts'
import { readTables } from '../parts/tables.ts'
import type { PrintedEntry } from '../reading.ts'
import { isNone } from './request-parts.ts'

/**
 * The rows of a table of arguments, of a query or of a form; none where the part says that there is nothing, or is
 * missing.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for anything else.
 */
export function readArguments(
  section: Section,
  part: Part | undefined,
  place: 'query' | 'form',
  cite: (detail: string) => Clause,
  lines: LineReadings,
): PrintedEntry[] {
  if (part === undefined) return []
  for (const block of part.blocks) lines.readBlock(section, block, `${place} arguments`)
  if (isNone(part)) return []
  const tables = readTables(section, part.blocks, ['Argument name', 'Description'])
  const other = part.blocks.find(({ kind }) => kind !== 'table')
  if (tables.length === 0 || other !== undefined)
    throw structureError(
      section,
      other?.line ?? part.line,
      `no arguments below "${part.name}"`,
      '"n/a", or a table: Argument name, Description',
    )
  return tables.flatMap(({ rows }) =>
    rows.map(({ cells: [name = '', text = ''], line }) => ({
      place,
      caption: part.name,
      name,
      type: '',
      text,
      line,
      clause: cite(`${labels[place]} ${name}`),
    })),
  )
}

const labels = { query: 'query parameter', form: 'form argument' } as const

/** The parameter that a row of arguments describes. */
export function argumentOf(entry: PrintedEntry): Parameter {
  const { name, ...facts } = readFacts(entry)
  return { name, in: entry.place as 'query' | 'form', ...facts, clause: entry.clause }
}
