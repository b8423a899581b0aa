import { ConformanceError } from '../../shared/errors.ts'
import { readBlocks } from './blocks.ts'
import type { SourceText } from './recognise.ts'
import { backCover, readContents, type Section } from './sections.ts'

/**
 * Proves that the text is a whole one: each section that its contents announce is there and in its place, each fence is
 * closed, and the back cover follows the last section.
 * @throws {ConformanceError} `IMPORT_SECTION_MISSING`, `IMPORT_STRUCTURE`, with the line and what was expected there.
 */
export function checkWholeManual({ text, file }: SourceText, sections: ReadonlyMap<string, Section>): void {
  const lines = text.split(/\r?\n/)
  const fail = (code: string, message: string, line: number): ConformanceError =>
    new ConformanceError(code, message, { where: `${file}:${line}`, next: 'give the complete text of one edition' })
  const contents = readContents(lines)
  if (contents.size === 0)
    throw fail('IMPORT_STRUCTURE', 'expected a table of contents, lines with dots and a page number', lines.length)
  let before: Section | undefined
  for (const entry of contents.values()) {
    const section = sections.get(entry.section)
    const place = before === undefined ? '' : ` behind section ${before.section}, which begins in line ${before.line}`
    if (section === undefined)
      throw fail('IMPORT_SECTION_MISSING', `expected section ${entry.section}${place}, as the contents say`, entry.line)
    if (before !== undefined && section.line < before.line)
      throw fail('IMPORT_STRUCTURE', `section ${section.section} is out of place: expected it${place}`, section.line)
    before = section
  }
  for (const { section, lines: own, line } of sections.values())
    for (const block of readBlocks(own))
      if (block.kind === 'fence' && !block.closed)
        throw fail(
          'IMPORT_STRUCTURE',
          `expected the end of a fence before section ${section} ends`,
          line + 1 + block.line,
        )
  const end = before === undefined ? 0 : before.line + before.lines.length
  if (!lines.slice(end).some(line => line.startsWith(backCover)))
    throw fail(
      'IMPORT_STRUCTURE',
      `expected the back cover behind section ${before?.section}, but the text ends`,
      lines.length,
    )
}
