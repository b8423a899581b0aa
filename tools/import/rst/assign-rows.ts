import type { HttpMethod, Operation, SampleFile } from '../../model/catalog.ts'
import type { DocumentId } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { readQueryTemplate } from '../operation/endpoint.ts'
import type { PrintedRow, RstChapter } from './read-rst.ts'

/** The rows of one chapter of a community document. */
export interface RstTable {
  document: DocumentId
  /** Number of the chapter, as printed or as the numbering directive gives it. */
  section: string
  title: string
  rows: RstRow[]
  /** Samples that the chapter lists without an operation. */
  otherFiles: SampleFile[]
}

/** One operation, or one variant of it. */
export interface RstRow {
  /** Id of the operation that it means. */
  operation: string
  number: number
  title: string
  /** `json` of `List containers (json)`; empty where there is none. */
  variant: string
  method: HttpMethod
  path: string
  /** Sample files, each with its kind: `HTTP Response`. */
  files: SampleFile[]
  /** How many samples the row claims, where it has a number instead of files. */
  count?: number
}

/** Rows of one number and title: an operation with its variants. */
interface Entry {
  number: number
  title: string
  rows: { row: PrintedRow; variant: string }[]
}

/**
 * Finds the operation that each row means: in its chapter, by title and number first, then by title, method and path,
 * then by number, method and path. What agrees less is another operation, and must be known to be in the tables only.
 * @throws {ConformanceError} `IMPORT_OPERATION_ID` when a row means nothing that is known.
 */
export function assignRows(
  chapters: readonly RstChapter[],
  operations: readonly Operation[],
  onlyThere: Readonly<Record<string, string>>,
): RstTable[] {
  const numbers = new Map(
    chapters.filter(({ section }) => section !== '').map(({ title, section }) => [title, section]),
  )
  return chapters
    .filter(({ rows, otherFiles }) => rows.length + otherFiles.length > 0)
    .map(chapter => {
      const section = chapter.section === '' ? (numbers.get(chapter.title) ?? unknownChapter(chapter)) : chapter.section
      const described = operations.filter(({ clause }) => clause.section.startsWith(`${section}.`))
      const siblings = chapters.filter(({ title }) => title === chapter.title)
      const entries = entriesOf(chapter.rows, titlesOf(described, siblings))
      const found = match(entries, described)
      const rows = entries.flatMap(entry => {
        const key = `${section} ${entry.number} ${entry.title}`
        const id = found.get(entry)?.id ?? onlyThere[key] ?? unknownRow(chapter, key)
        return entry.rows.map(({ row: { name: _name, ...row }, variant }) => ({
          ...row,
          operation: id,
          title: entry.title,
          variant,
        }))
      })
      return { document: chapter.document, section, title: chapter.title, rows, otherFiles: chapter.otherFiles }
    })
}

/** Titles that are whole: the manual's, and those of a table that has a row an operation (it counts samples). */
function titlesOf(described: readonly Operation[], siblings: readonly RstChapter[]): Set<string> {
  const counting = siblings.filter(({ rows }) => rows.every(({ files }) => files.length === 0))
  return new Set([
    ...described.map(({ title }) => folded(title)),
    ...counting.flatMap(({ rows }) => rows.map(({ name }) => folded(name))),
  ])
}

function entriesOf(rows: readonly PrintedRow[], titles: ReadonlySet<string>): Entry[] {
  const entries = new Map<string, Entry>()
  for (const row of rows) {
    const [, stem, inside = ''] = /^(.*?) \(([^)]*)\)$/.exec(row.name) ?? []
    const whole = stem === undefined || titles.has(folded(row.name))
    const title = whole ? row.name : stem
    const key = `${row.number} ${title}`
    const entry = entries.get(key) ?? { number: row.number, title, rows: [] }
    entry.rows.push({ row, variant: whole ? '' : inside })
    entries.set(key, entry)
  }
  return [...entries.values()]
}

type Agreement = (entry: Entry, operation: Operation) => boolean

const sameTitle: Agreement = ({ title }, operation) => folded(title) === folded(operation.title)
const sameNumber: Agreement = ({ number }, { clause }) => clause.section.endsWith(`.${number}`)
const sameRequest: Agreement = ({ rows }, { method, path }) =>
  rows.some(({ row }) => row.method === method && shapeOf(readQueryTemplate(row.path).path) === shapeOf(path))

/** In order of weight; a later one is asked only for what no earlier one has matched. */
const agreements: readonly Agreement[] = [
  (entry, operation) => sameTitle(entry, operation) && sameNumber(entry, operation),
  (entry, operation) => sameTitle(entry, operation) && sameRequest(entry, operation),
  (entry, operation) => sameNumber(entry, operation) && sameRequest(entry, operation),
]

function match(entries: readonly Entry[], described: readonly Operation[]): Map<Entry, Operation> {
  const found = new Map<Entry, Operation>()
  const taken = new Set<Operation>()
  for (const agree of agreements)
    for (const entry of entries.filter(other => !found.has(other))) {
      const operation = described.find(other => !taken.has(other) && agree(entry, other))
      if (operation === undefined) continue
      found.set(entry, operation)
      taken.add(operation)
    }
  return found
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}

/** A path without the names of its placeholders, so that `/a/{b}` and `/a/{c}` are one. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}').toLowerCase()
}

function unknownChapter({ document, title }: RstChapter): never {
  throw new ConformanceError('IMPORT_STRUCTURE', `the chapter "${title}" has no number`, {
    where: document,
    next: 'give both community documents of one edition',
  })
}

function unknownRow({ document }: RstChapter, key: string): never {
  throw new ConformanceError('IMPORT_OPERATION_ID', `the manual has no operation of row ${key}`, {
    where: document,
    next: 'give it an id in tools/import/rst/only-in-tables.ts',
  })
}
