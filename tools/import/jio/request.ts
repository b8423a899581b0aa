import { ConformanceError } from '../../shared/errors.ts'
import type { JioRow } from './read-document.ts'

/** The path of a row, from all lines of its cell. */
export interface JioPath {
  /** From the root, with braces; otherwise as printed. */
  path: string
  /** Words whose hyphen stood at the end of a line, or before a blank. */
  wrapped: string[]
  /** The cell as printed, its lines joined. */
  printed: string
  parentheses: boolean
  blanks: boolean
}

/**
 * Joins the lines of a URI. A line ends at a slash, before a slash or a brace, or behind a hyphen; nothing stands for the
 * line's end. Blanks inside a line come from the same wrapping.
 * @param words what may be wrapped at a hyphen.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a line ends inside a word, or a word is not known.
 */
export function readPath(row: JioRow, words: readonly string[]): JioPath {
  const pieces = row.uri.flatMap(line => line.split(' '))
  let joined = ''
  const hyphens: number[] = []
  for (const piece of pieces) {
    if (joined.endsWith('-')) hyphens.push(joined.length - 1)
    else if (joined !== '' && !joined.endsWith('/') && !piece.startsWith('/'))
      throw unknown(`"${row.uri.join('|')}" is wrapped inside a word`, row)
    joined += piece
  }
  const wrapped = hyphens.map(at => {
    const from = joined.lastIndexOf('/', at) + 1
    const word = /^[^/]+/.exec(joined.slice(from))?.[0] ?? ''
    if (!words.includes(word)) throw unknown(`"${word}", wrapped at its hyphen, is no word of a path`, row)
    return word
  })
  const braced = joined.replace(/\((\w+)\)/g, '{$1}')
  return {
    path: `/${braced}`,
    wrapped: [...new Set(wrapped)],
    printed: joined,
    parentheses: braced !== joined,
    blanks: row.uri.some(line => line.includes(' ')),
  }
}

function unknown(message: string, row: JioRow): ConformanceError {
  return new ConformanceError('IMPORT_STRUCTURE', message, {
    where: row.place,
    next: 'read the row, and add the word to tools/import/jio/form.ts where it is one',
  })
}
