import type { HttpMethod, Parameter } from '../../model/catalog.ts'
import type { Section } from '../document/sections.ts'
import type { PrintedRow } from '../facts/read-facts.ts'
import { clauseOf } from '../operation/read-operation.ts'
import type { PrintedEntry } from '../reading.ts'
import type { Caption } from './caption.ts'
import type { SectionParts } from './parts.ts'
import { structureError } from './structure.ts'
import type { JoinedRow } from './tables.ts'

/** A row of a table of parameters, with the place that the facts give it. */
export interface PlacedRow {
  entry: PrintedEntry
  /** `repeated`: another table of the section has it where it belongs. */
  place: Parameter['in'] | 'response' | 'response-header' | 'repeated'
  row: PrintedRow
}

/** What tells where a row belongs, whatever the sentence above its table says. */
export interface PlaceFacts {
  method: HttpMethod
  /** Variables of the path. */
  pathNames: readonly string[]
  /** Names of the query templates of the section and of the API list. */
  queryNames: readonly string[]
  /** Whether the section shows a body of a request. */
  showsBody: boolean
}

/**
 * Gives each row its place: a variable of the path is in the path and a name of the query template in the query; what
 * else is called URI or query parameter is in the body of a method that has one.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where a row has no place, a column is missing or a name is empty.
 */
export function placeRows(section: Section, parts: SectionParts, facts: PlaceFacts): PlacedRow[] {
  const printed = parts.tables.flatMap(({ caption, rows }) => rows.map(row => ({ caption, row, name: nameOf(row) })))
  const inBody = new Set(printed.filter(({ caption }) => caption.place === 'body').map(({ name }) => name))
  const counts = new Map<string, number>()
  return printed.map(({ caption, row, name }) => {
    const [printedName = '', type = '', text = ''] = row.cells
    if (name === '' || row.cells.length < 3)
      throw structureError(section, row.line, `the row "${row.cells.join(' | ')}"`, 'a name, a type and a description')
    const label = `${labelOf(caption)} ${name}`
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    const clause = clauseOf(section, count === 1 ? label : `${label} (${count})`)
    const place = placeOf(caption, name, facts)
    if (place === undefined)
      throw structureError(section, row.line, `"${name}" below "${caption.text}"`, 'a name of the path or of the query')
    return {
      entry: { place: caption.place, caption: caption.text, name: printedName, type, text, line: row.line, clause },
      place: place === 'body' && caption.place !== 'body' && inBody.has(name) ? 'repeated' : place,
      row: { name: printedName, type, text, clause },
    }
  })
}

function placeOf({ place, side }: Caption, name: string, facts: PlaceFacts): PlacedRow['place'] | undefined {
  if (side === 'response') return place === 'header' ? 'response-header' : 'response'
  if (place === 'body' || place === 'header') return place
  if (facts.pathNames.includes(name)) return 'path'
  if (facts.queryNames.some(query => sameName(query, name))) return 'query'
  if (facts.showsBody || /^(?:POST|PUT|PATCH)$/.test(facts.method)) return 'body'
  return place === 'query' ? 'query' : undefined
}

/** A line break in a template may have lost a hyphen: `changessince` is `changes-since`. */
export function sameName(a: string, b: string): boolean {
  return a.replaceAll('-', '') === b.replaceAll('-', '')
}

/** Without braces and without `(optional)`. */
export function nameOf(row: Pick<JoinedRow, 'cells'>): string {
  return (row.cells[0] ?? '')
    .replace(/\((?:optional|required)\)/i, '')
    .replace(/[{}]/g, '')
    .trim()
}

function labelOf({ place, side }: Caption): string {
  if (place === 'header') return `${side} header`
  if (side === 'response') return 'response parameter'
  return place === 'path' ? 'URI parameter' : `${place} parameter`
}
