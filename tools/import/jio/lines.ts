import { ConformanceError } from '../../shared/errors.ts'
import type { SourceText } from '../document/recognise.ts'

/** A line with its place, `file:line` with lines from 1, and its page. */
export interface NumberedLine {
  text: string
  place: string
  page: number
}

export interface ContentsEntry {
  title: string
  /** Absent where the table of contents has lost it. */
  page?: number
}

const contentsHeading = /^#+ \*\*Contents\*\*$/
const bodyHeading = /^#+ \*\*API\*\* Documentation$/

/**
 * The document, where a text may hold it several times over.
 * @throws {ConformanceError} `IMPORT_SECTION_TWICE` when a copy differs from the first.
 */
export function onlyCopy({ text, file }: SourceText): SourceText {
  const lines = text.split(/\r?\n/)
  const starts = lines.flatMap((line, index) => (contentsHeading.test(line) ? [index] : []))
  const copies = starts.map((start, index) =>
    lines
      .slice(start, starts[index + 1])
      .join('\n')
      .replace(/\n+$/, ''),
  )
  const [first = '', ...others] = copies
  const odd = others.findIndex(copy => copy !== first)
  if (odd !== -1)
    throw new ConformanceError('IMPORT_SECTION_TWICE', 'the document comes twice with different texts', {
      where: `${file}:${(starts[odd + 1] as number) + 1}`,
      next: 'give one edition of the document only',
    })
  const leading = lines.slice(0, starts[0]).join('\n')
  return { file, text: `${leading}\n${first}` }
}

/** Numbers lines and pages; a page ends where three lines or more are blank. Pages count from 1. */
export function numberLines({ text, file }: SourceText): NumberedLine[] {
  let page = 1
  let blanks = 0
  return text.split('\n').map((line, index) => {
    if (line.trim() === '') blanks += 1
    else {
      if (blanks >= 3) page += 1
      blanks = 0
    }
    return { text: line.replace(/\r$/, ''), place: `${file}:${index + 1}`, page }
  })
}

/** The text of a heading without its marks; undefined where a line is none. */
export function cleanHeading(line: string): string | undefined {
  return /^#+ (.+)$/.exec(line)?.[1]?.replace(/\*\*/g, '').replace(/\\_/g, '_').trim()
}

/**
 * Reads the table of contents and tells pages as they are printed: those that the blank lines count, moved by what the
 * first entry says.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when there is none, or no body after it.
 */
export function readContents(
  lines: readonly NumberedLine[],
  file: string,
): { entries: ContentsEntry[]; bodyStart: number; pageOf: (line: NumberedLine) => number } {
  const body = lines.findIndex(({ text }) => bodyHeading.test(text))
  const entries = lines.slice(0, Math.max(body, 0)).flatMap(({ text }): ContentsEntry[] => {
    const [, title, page] = /^(\S[^\t]*)\t(\d*)$/.exec(text) ?? []
    if (title === undefined) return []
    return [{ title, ...(page === '' ? {} : { page: Number(page) }) }]
  })
  const first = entries[0]?.page
  const begin = lines.slice(body + 1).find(({ text }) => cleanHeading(text) !== undefined)
  if (body === -1 || first === undefined || begin === undefined)
    throw new ConformanceError('IMPORT_STRUCTURE', 'expected a table of contents with pages, and a body after it', {
      where: `${file}:1`,
      next: 'give the complete document',
    })
  return { entries, bodyStart: body + 1, pageOf: ({ page }) => page + first - begin.page }
}
