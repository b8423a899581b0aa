import type { HttpMethod } from '../../model/catalog.ts'
import type { DocumentId } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'

/** The table of one service in a community document. */
export interface RstTable {
  document: DocumentId
  /** Number of the chapter, as printed or as the numbering directive gives it. */
  section: string
  rows: RstRow[]
}

/** One operation, or one variant of it. */
export interface RstRow {
  number: number
  title: string
  /** `json` of `List containers (json)`; empty where there is none. */
  variant: string
  method: HttpMethod
  path: string
  /** Sample files, each with its kind: `HTTP Response`. */
  files: { kind: string; file: string }[]
  /** How many samples the row claims, where it has a number instead of files. */
  count?: number
}

/**
 * Reads the table below a chapter's heading, in one pass over the text. A text that repeats the document yields the
 * first table: the passes over the rest find the heading again and are compared.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when heading or table is missing, or when it comes again otherwise.
 */
export function readRstTable(
  text: string,
  document: DocumentId,
  chapter: { section: string; title: string },
): RstTable {
  const lines = text.split(/\r?\n/)
  const tables: string[][] = []
  const next = (from: number): number => {
    let at = from
    while (at < lines.length && !lines[at]?.startsWith('===')) at += 1
    return at
  }
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const title = (lines[index] as string).replace(/^[\d.]+ /, '').trim()
    if (title !== chapter.title || !/^-{3,}$/.test(lines[index + 1] as string)) continue
    // A table has three rules: above its header, below it, and at its end.
    const start = next(index + 2)
    const end = next(next(start + 1) + 1)
    tables.push(lines.slice(start, end + 1))
  }
  const [first, ...others] = tables
  if (first === undefined || others.some(other => other.join('\n') !== first.join('\n')))
    throw new ConformanceError(
      'IMPORT_STRUCTURE',
      `${document} has ${tables.length === 0 ? 'no table' : 'different tables'} of "${chapter.title}"`,
    )
  return { document, section: chapter.section, rows: readRows(first) }
}

function readRows(lines: readonly string[]): RstRow[] {
  const rule = lines[0] ?? ''
  const columns = [...rule.matchAll(/=+/g)].map(match => match.index)
  const cellsOf = (line: string): string[] => columns.map((from, index) => line.slice(from, columns[index + 1]).trim())
  const rows: RstRow[] = []
  for (const line of lines.slice(3, -1)) {
    const [number = '', name = '', method = '', path = '', samples = ''] = cellsOf(line)
    const last = rows.at(-1)
    if (number !== '.') {
      const [, title = name, variant = ''] = /^(.*?)\s+\(([^)]*)\)$/.exec(name) ?? []
      rows.push({ number: Number(number), title, variant, method: method as HttpMethod, path, files: [] })
    }
    const row = rows.at(-1) ?? last
    const [, kind, file] = /^`([^<]+) <([^>]+)>`_$/.exec(samples) ?? []
    if (kind !== undefined && file !== undefined) row?.files.push({ kind, file: decodeURIComponent(file) })
    else if (/^\d+$/.test(samples) && row !== undefined) row.count = Number(samples)
  }
  return rows
}
