import type { HttpMethod } from '../../model/catalog.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { SourceText } from '../document/recognise.ts'
import { cleanHeading, type NumberedLine, numberLines, onlyCopy, readContents } from './lines.ts'

/** A part of the document that describes one service. */
export interface JioPart {
  title: string
  page: number
  /** What is said before the first group. */
  introduction: NumberedLine[]
  groups: JioGroup[]
}

/** A heading with its table. */
export interface JioGroup {
  title: string
  /** As the table of contents prints it, with the page that it names. */
  contents: { title: string; page?: number }
  page: number
  rows: JioRow[]
}

/** One row of a group's table, from all of its lines. */
export interface JioRow {
  method: HttpMethod
  /** The lines of the cell URI, without empty ones. */
  uri: string[]
  description: string
  page: number
  /** Where it begins, `file:line`. */
  place: string
  /** A rule follows it, as if it were the header: the page began with it. */
  asHeader: boolean
  /** A line of the row has lost the tab that it begins with. */
  lostCell: boolean
}

const methods = /^(GET|HEAD|POST|PUT|DELETE|PATCH|COPY)$/
const header = 'Method\tURI\tDescription'

/**
 * Reads every row of every group, in one pass. A row goes on in lines without a method, also on the next page.
 * @param parts headings that begin a part.
 * @throws {ConformanceError} `IMPORT_STRUCTURE`, with the line, for a heading that the table of contents does not
 *   announce or that is missing, for a line in a table that is no row, and for a group without rows.
 */
export function readJioDocument(source: SourceText, parts: readonly string[]): JioPart[] {
  const reader = new Reader(onlyCopy(source), parts)
  return reader.parts
}

class Reader {
  readonly parts: JioPart[] = []
  #group: JioGroup | undefined
  #inTable = false

  constructor(source: SourceText, partTitles: readonly string[]) {
    const lines = numberLines(source)
    const { entries, bodyStart, pageOf } = readContents(lines, source.file)
    const expected = [...entries]
    for (const line of lines.slice(bodyStart)) {
      const title = cleanHeading(line.text)
      const page = pageOf(line)
      if (title === undefined) this.#readLine({ ...line, page })
      else {
        const entry = expected.shift()
        if (entry === undefined || foldTitle(entry.title) !== foldTitle(title))
          throw this.#problem(`expected the heading "${entry?.title ?? 'no more'}", but it is "${title}"`, line)
        this.#finishGroup(line)
        if (partTitles.includes(title)) this.parts.push({ title, page, introduction: [], groups: [] })
        else this.#beginGroup({ title, contents: entry, page, rows: [] }, line)
      }
    }
    const last = lines.at(-1) as NumberedLine
    this.#finishGroup(last)
    if (expected[0] !== undefined)
      throw this.#problem(`expected the heading "${expected[0].title}", but the document ends`, last)
  }

  #beginGroup(group: JioGroup, line: NumberedLine): void {
    const part = this.parts.at(-1)
    if (part === undefined) throw this.#problem(`"${group.title}" belongs to no service`, line)
    this.#group = group
    this.#inTable = false
    part.groups.push(group)
  }

  #finishGroup(line: NumberedLine): void {
    if (this.#group?.rows.length === 0) throw this.#problem(`"${this.#group.title}" has no row`, line)
    this.#group = undefined
  }

  #readLine(line: NumberedLine): void {
    const part = this.parts.at(-1)
    const { text } = line
    if (part === undefined || text.trim() === '') return
    if (text === header) {
      // A part may have its table right below its own heading.
      if (this.#group === undefined) {
        const { title, page } = part
        this.#beginGroup({ title, contents: { title, page }, page, rows: [] }, line)
      }
      this.#inTable = true
    } else if (this.#group === undefined) part.introduction.push(line)
    else if (!this.#inTable) throw this.#problem(`expected a table below "${this.#group.title}"`, line)
    else this.#readRow(this.#group, line)
  }

  #readRow({ rows }: JioGroup, line: NumberedLine): void {
    const cells = line.text.split('\t').map(cell => cell.trim())
    const [method = '', uri = '', description = ''] = cells
    const row = rows.at(-1)
    if (row !== undefined && cells.every(cell => /^-{3,}$/.test(cell))) row.asHeader = true
    else if (cells.length === 3 && methods.test(method)) {
      rows.push({
        method: method as HttpMethod,
        uri: [uri],
        description,
        page: line.page,
        place: line.place,
        asHeader: false,
        lostCell: false,
      })
    } else if (row !== undefined && cells.length === 3 && method === '') goOn(row, uri, description)
    else if (row !== undefined && cells.length === 2 && method.startsWith('{')) {
      row.lostCell = true
      goOn(row, method, uri)
    } else throw this.#problem(`expected method, URI and description, but the line is ${cells.join(' | ')}`, line)
  }

  #problem(message: string, { place }: NumberedLine): ConformanceError {
    return new ConformanceError('IMPORT_STRUCTURE', message, {
      where: place,
      next: 'give the complete document',
    })
  }
}

function goOn(row: JioRow, uri: string, description: string): void {
  if (uri !== '') row.uri.push(uri)
  // A word that is broken at its hyphen goes on without a blank.
  row.description = /[A-Z]-$/.test(row.description)
    ? `${row.description}${description}`
    : `${row.description} ${description}`.trim()
}

/** Titles agree when they differ in blanks, or in an `I` that was read as `l`. */
function foldTitle(title: string): string {
  return title.replace(/\s+/g, '').toLowerCase().replace(/l/g, 'i')
}
