import type { Operation } from '../../../model/catalog.ts'
import type { Clause } from '../../../model/clause.ts'
import { printedAction } from '../operations.ts'
import { about, type JioDetector } from './detector.ts'

/** Rows whose printing is damaged: lost cells, blanks, other brackets, misread letters, spelling. */
export const detectPrintedRows: JioDetector = ({ readings }) =>
  readings.flatMap(reading => {
    const { row, path, operation } = reading
    const action = printedAction(row.description)
    const header = /\bX(?:-[A-Z][a-z]+)+- name/.exec(row.description)?.[0]
    const doubled = /\b(\w+) \1\b/.exec(row.description)?.[0]
    const spelling = /\b(flavou)rs?\b/.exec(row.description)?.[0]
    return [
      ...(row.lostCell
        ? [
            about(
              reading,
              'damage',
              'lost-cell',
              'a line of the row begins in the column Method',
              'it goes on with the URI',
            ),
          ]
        : []),
      ...(row.asHeader
        ? [about(reading, 'damage', 'row-as-header', 'a rule below makes the row a header', 'the row is an operation')]
        : []),
      ...(path.parentheses ? [about(reading, 'damage', 'parentheses', path.printed, operation.path)] : []),
      ...(path.blanks ? [about(reading, 'damage', 'blank-in-path', row.uri.join(' '), operation.path)] : []),
      ...(action !== undefined && action !== operation.discriminator?.name
        ? [about(reading, 'damage', 'misread-letter', action, operation.discriminator?.name ?? 'none')]
        : []),
      ...(header === undefined
        ? []
        : [about(reading, 'damage', 'blank-in-header', header, header.replace('- name', '-{name}'))]),
      ...(spelling === undefined
        ? []
        : [about(reading, 'damage', 'spelling', spelling, spelling.replace('our', 'or'))]),
      ...(doubled === undefined
        ? []
        : [about(reading, 'damage', 'word-doubled', doubled, doubled.slice(0, doubled.indexOf(' ')))]),
    ]
  })

/**
 * Words that are broken at a hyphen. The hyphen is a part of the path: the same word stands whole in another row, or in
 * another document (`wrapped-hyphen`); or only custom knows the word (`wrapped-alias`).
 */
export const detectWrappedWords: JioDetector = ({ readings, others }) => {
  const whole = new Map<string, Clause>()
  const note = ({ path, clause }: Pick<Operation, 'path' | 'clause'>, broken: readonly string[]): void => {
    for (const word of path.split('/').filter(part => !broken.includes(part) && !whole.has(part)))
      whole.set(word, clause)
  }
  for (const { operation, path } of readings) note(operation, path.wrapped)
  for (const operation of others.flatMap(({ operations }) => operations)) note(operation, [])
  return readings
    .filter(({ path }) => !path.blanks)
    .flatMap(reading =>
      reading.path.wrapped.map(word => {
        const found = whole.get(word)
        const lines = reading.row.uri.join(' | ')
        return found === undefined
          ? about(reading, 'damage', 'wrapped-alias', lines, word)
          : about(reading, 'damage', 'wrapped-hyphen', lines, [word, found])
      }),
    )
}
