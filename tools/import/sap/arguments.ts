import type { Parameter } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { readFacts } from '../facts/read-facts.ts'
import { structureError } from '../foundation/structure.ts'
import { joinTables } from '../foundation/tables.ts'
import type { Part } from '../parts/parts.ts'
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
  const entries: PrintedEntry[] = []
  for (let index = 0; index < part.blocks.length; index += 1) {
    const table = part.blocks[index]?.kind === 'table' ? joinTables(part.blocks, index) : undefined
    if (table?.header.join('\t') !== 'Argument name\tDescription')
      throw structureError(
        section,
        part.line + 1,
        `no arguments below "${part.name}"`,
        '"n/a", or Argument name, Description',
      )
    index += table.blocks.length - 1
    for (const {
      cells: [name = '', text = ''],
      line,
    } of table.rows)
      entries.push({ place, caption: part.name, name, type: '', text, line, clause: cite(`${labels[place]} ${name}`) })
  }
  return entries
}

const labels = { query: 'query parameter', form: 'form argument' } as const

/** The parameter that a row of arguments describes. */
export function argumentOf(entry: PrintedEntry): Parameter {
  const { name, ...facts } = readFacts(entry)
  return { name, in: entry.place as 'query' | 'form', ...facts, clause: entry.clause }
}
