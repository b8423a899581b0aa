import type { HttpMethod, SampleFile } from '../../model/catalog.ts'
import type { DocumentId } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { SourceText } from '../document/recognise.ts'

/** One chapter of a community document. */
export interface RstChapter {
  document: DocumentId
  /** Number as printed; empty where a directive numbers the headings. */
  section: string
  title: string
  rows: PrintedRow[]
  /** Samples that the chapter lists without an operation. */
  otherFiles: SampleFile[]
}

/** One row of a table, with the rows below it that only name further samples. */
export interface PrintedRow {
  number: number
  /** With what is in parentheses behind it, be it a part of the title or a variant. */
  name: string
  method: HttpMethod
  path: string
  files: SampleFile[]
  /** How many samples the row claims, where it has a number instead of files. */
  count?: number
}

const columnsOfOperations = 'No. Title Method Path Samples'
const columnsOfSamples = 'No. Title Samples'
const methods = /^(GET|HEAD|POST|PUT|DELETE|PATCH|COPY)$/
const sampleLink = /^`([^<]+) <([^>]+)>`_$/
const isRule = (line: string): boolean => /^=+( +=+)+ *$/.test(line)

/**
 * Reads every table of a community document, by chapter and in one pass. A text that repeats the document gives each
 * chapter once: what comes again must say the same.
 * @throws {ConformanceError} `IMPORT_STRUCTURE`, with the line, for a table or a cell of a form that is not known, and
 *   for a chapter that comes again otherwise.
 */
export function readRstDocument({ text, file }: SourceText, document: DocumentId): RstChapter[] {
  const lines = text.split(/\r?\n/)
  const chapters = new Map<string, RstChapter>()
  let chapter: RstChapter | undefined
  const finish = (): void => {
    if (chapter === undefined) return
    const before = chapters.get(chapter.title)
    if (before === undefined) chapters.set(chapter.title, chapter)
    else if (JSON.stringify(before) !== JSON.stringify(chapter))
      throw problem(`"${chapter.title}" comes twice with different tables`, file, lines.length)
  }
  for (let index = 0; index < lines.length; index += 1) {
    const heading = /^-{3,}$/.test(lines[index + 1] ?? '') ? (lines[index] as string).trim() : ''
    if (heading !== '') {
      finish()
      const [, section = '', title = heading] = /^(\d+(?:\.\d+)+) (.+)$/.exec(heading) ?? []
      chapter = { document, section, title: title.trim(), rows: [], otherFiles: [] }
    } else if (isRule(lines[index] as string)) {
      if (chapter === undefined) throw problem('a table stands before the first chapter', file, index)
      index = readTable(lines, index, chapter, file)
    }
  }
  finish()
  return [...chapters.values()]
}

/** Reads the table whose first rule is line `start`, and returns the index of its last rule. */
function readTable(lines: readonly string[], start: number, chapter: RstChapter, file: string): number {
  const columns = [...(lines[start] as string).matchAll(/=+/g)].map(match => match.index)
  const cellsOf = (line = ''): string[] =>
    columns.map((from, index) =>
      line
        .slice(from, columns[index + 1])
        .replace(/\s+/g, ' ')
        .trim(),
    )
  const header = cellsOf(lines[start + 1]).join(' ')
  if ((header !== columnsOfOperations && header !== columnsOfSamples) || !isRule(lines[start + 2] ?? ''))
    throw problem(`expected a header of ${columnsOfOperations}, but it is ${header}`, file, start + 1)
  let index = start + 3
  for (; !isRule(lines[index] ?? ''); index += 1) {
    if ((lines[index] ?? '').trim() === '') throw problem('a table has no end', file, start)
    const cells = cellsOf(lines[index])
    const [number = '', name = ''] = cells
    const samples = cells.at(-1) ?? ''
    if (header === columnsOfSamples) {
      chapter.otherFiles.push(...filesOf(samples, name, file, index))
      continue
    }
    const [, , method = '', path = ''] = cells
    if (number !== '.') {
      if (!/^\d+$/.test(number) || !methods.test(method) || !path.startsWith('/'))
        throw problem(`expected number, title, method and path, but the row is ${cells.join(' | ')}`, file, index)
      chapter.rows.push({ number: Number(number), name, method: method as HttpMethod, path, files: [] })
    }
    const row = chapter.rows.at(-1)
    if (row === undefined) throw problem('a table begins with a row without a number', file, index)
    if (/^\d+$/.test(samples)) row.count = Number(samples)
    else row.files.push(...filesOf(samples, '', file, index))
  }
  return index
}

function filesOf(cell: string, variant: string, file: string, index: number): SampleFile[] {
  if (cell === '') return []
  const [, kind, target] = sampleLink.exec(cell) ?? []
  if (kind === undefined || target === undefined)
    throw problem(`expected a number or a link to a sample, but the cell is ${cell}`, file, index)
  return [{ kind, file: decodeURIComponent(target), ...(variant === '' ? {} : { variant }) }]
}

function problem(message: string, file: string, index: number): ConformanceError {
  return new ConformanceError('IMPORT_STRUCTURE', message, {
    where: `${file}:${index + 1}`,
    next: 'give the document as it was published',
  })
}
