import { ConformanceError } from '../../shared/errors.ts'

/** One entry of a table of contents. */
interface ContentsEntry {
  section: string
  title: string
  page: number
  /** Line of the document, from 1. */
  line: number
}

/** What the back cover begins with; it follows the last section. */
export const backCover = 'FUJITSU Cloud Service K5 IaaS'

/** A numbered section: its own lines, without those of the sections below it. */
export interface Section {
  section: string
  title: string
  /** As the table of contents prints it. */
  contentsTitle: string
  /** Printed page on which it begins. */
  page: number
  /** Line of the document that holds the heading, from 1; `lines[0]` is the next one. */
  line: number
  lines: readonly string[]
}

const entryLine = /^(\d+(?:\.\d+)+)[ \t]+(.+?)\.{3,}[ \t]*(\d+)$/
const headingLine = /^(\d+(?:\.\d+)+)[ \t]+(\S.*)$/

/** The table of contents: lines such as `2.7.4	API error codes.....	255`. */
export function readContents(lines: readonly string[]): Map<string, ContentsEntry> {
  const contents = new Map<string, ContentsEntry>()
  lines.forEach((line, index) => {
    const [, section, title, page] = entryLine.exec(line) ?? []
    if (section === undefined || title === undefined || contents.has(section)) return
    contents.set(section, { section, title, page: Number(page), line: index + 1 })
  })
  return contents
}

/**
 * Splits a text at the headings that its table of contents announces, in one pass. A line is a heading when number
 * and first word agree with an entry: text such as `10.1.2.3 …` in an example is none.
 *
 * A text that holds the document several times over yields its sections once: a section that comes again must say the
 * same.
 * @throws {ConformanceError} `IMPORT_SECTION_TWICE` when a section comes again with another text.
 */
export function splitSections(text: string, file: string): Map<string, Section> {
  const lines = text.split(/\r?\n/)
  const contents = readContents(lines)
  const starts: { entry: ContentsEntry; title: string; line: number }[] = []
  lines.forEach((line, index) => {
    const [, number, title] = headingLine.exec(line) ?? []
    if (number === undefined || title === undefined || entryLine.test(line)) return
    const entry = contents.get(number)
    if (entry !== undefined && firstWord(entry.title) === firstWord(title)) starts.push({ entry, title, line: index })
  })
  const sections = new Map<string, Section>()
  starts.forEach(({ entry, title, line }, index) => {
    const body = lines.slice(line + 1, starts[index + 1]?.line ?? lines.length)
    const before = sections.get(entry.section)
    const section = {
      section: entry.section,
      title: title.trim(),
      contentsTitle: entry.title,
      page: entry.page,
      line: line + 1,
      lines: trimTail(body),
    }
    if (before === undefined) sections.set(entry.section, section)
    else if (before.title !== section.title || !sameLines(before.lines, section.lines))
      throw new ConformanceError('IMPORT_SECTION_TWICE', `section ${entry.section} comes twice with different texts`, {
        where: `${file}:${line + 1}`,
        next: 'give one edition of the document only',
      })
  })
  return sections
}

/** What follows the last section (the back cover, or the next copy's title page) is no part of it. */
function trimTail(lines: readonly string[]): readonly string[] {
  const cover = lines.findIndex(line => line.startsWith(backCover))
  return cover === -1 ? lines : lines.slice(0, cover)
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line.trimEnd() === b[index]?.trimEnd())
}

function firstWord(title: string): string | undefined {
  return title.trim().split(/\s/)[0]?.toLowerCase()
}
