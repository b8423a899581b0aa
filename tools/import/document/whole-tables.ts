import { ConformanceError } from '../../shared/errors.ts'
import type { SourceText } from './recognise.ts'

const rule = /^=+( +=+)+ *$/

/** What may stand outside of tables: headings with the lines that underline them, directives and their options. */
const outside = /^(?:={3,}|-{3,}|\.\. .*| +:\w+:.*|[\d.]* ?[A-Z].*)$/

/**
 * Proves that community tables of one edition are whole: they have the same chapters, end with the rule of a table, and
 * have no row outside of a table.
 * @throws {ConformanceError} `IMPORT_STRUCTURE`, with the line and what was expected there.
 */
export function checkWholeTables(documents: readonly SourceText[]): void {
  const known = new Map(
    documents.flatMap(document => headingsOf(document).map(title => [title, document.file] as const)),
  )
  for (const document of documents) {
    const lines = document.text.trimEnd().split(/\r?\n/)
    const fail = (message: string, line = lines.length): ConformanceError =>
      new ConformanceError('IMPORT_STRUCTURE', message, {
        where: `${document.file}:${line}`,
        next: 'give all community tables, complete and of one edition',
      })
    const own = new Set(headingsOf(document))
    for (const [title, file] of known)
      if (!own.has(title)) throw fail(`expected a chapter "${title}", as in ${file}, but the text ends`)
    if (!rule.test(lines.at(-1) ?? '')) throw fail('expected the rule that ends a table, but the text ends')
    let rules = 0
    for (const [index, line] of lines.entries()) {
      if (rule.test(line)) rules += 1
      // A table has three rules: above and below its header, and at its end.
      else if (rules % 3 === 0 && line.trim() !== '' && !outside.test(line))
        throw fail('expected a heading, a directive or a table, but it is another line', index + 1)
    }
  }
}

/** Titles of the chapters, without the numbers that one of the documents prints. */
function headingsOf({ text }: SourceText): string[] {
  const lines = text.split(/\r?\n/)
  return lines
    .filter((line, index) => line.trim() !== '' && /^-{3,}$/.test(lines[index + 1] ?? ''))
    .map(line => line.replace(/^[\d.]+ /, '').trim())
}
