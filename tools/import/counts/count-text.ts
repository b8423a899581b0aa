/**
 * A second count of the documents, by patterns on lines and with nothing of the importer: what both find is believed.
 */

/** What stands in one chapter of the manual. */
export interface ChapterCounts {
  /** Sections of the fourth level that print a method and a path. */
  operations: number
  /** Rows of tables, by header and by what the line above the table calls them; the header's own copies are no rows. */
  rows: Record<string, number>
  /** Numbers after `Normal response codes:`. */
  normalCodes: number
  /** Numbers after `Error response codes:`. */
  errorCodes: number
  fences: number
}

const contentsLine = /^(\d\.\d[\d.]*)[ \t].*\.{3,}[ \t]*\d+$/
const methodLine =
  /^\W*(?:GET|HEAD|POST|PUT|DELETE|PATCH|COPY)\b|^Method[:\t]|^[^\t]+ (?:GET|HEAD|POST|PUT|DELETE|PATCH|COPY) \//

/** Counts the manual by chapter, `1.1` to `2.7`. Headings are the numbers of the contents, each met in its turn. */
export function countManual(text: string): Record<string, ChapterCounts> {
  const lines = text.split(/\r?\n/)
  const numbers = lines.flatMap(line => contentsLine.exec(line)?.[1] ?? [])
  const chapters: Record<string, ChapterCounts> = {}
  let next = 0
  let chapter: ChapterCounts | undefined
  let table = ''
  let last = ''
  let above = ''
  let fenced = false
  let awaitsMethod = false
  for (const line of lines) {
    const number = numbers[next]
    if (
      number !== undefined &&
      !contentsLine.test(line) &&
      /^\S+[ \t]/.test(line) &&
      line.split(/[ \t]/)[0] === number
    ) {
      next += 1
      const name = number.split('.').slice(0, 2).join('.')
      chapter = chapters[name] ??= { operations: 0, rows: {}, normalCodes: 0, errorCodes: 0, fences: 0 }
      awaitsMethod = number.split('.').length === 4
      table = ''
    }
    if (chapter === undefined) continue
    if (/^\s*```/.test(line)) {
      fenced = !fenced
      if (fenced) chapter.fences += 1
    }
    if (!fenced && awaitsMethod && methodLine.test(line)) {
      chapter.operations += 1
      awaitsMethod = false
    }
    if (fenced || !line.includes('\t')) {
      if (line.trim() !== '') above = line
      if (table !== '') last = table
      table = ''
      for (const kind of ['normal', 'error'] as const)
        if (new RegExp(`^${kind} response codes?`, 'i').test(line))
          chapter[`${kind}Codes`] += line.match(/\b[2-5]\d\d\b/g)?.length ?? 0
    } else if (table === '' && !/^\d/.test(line)) table = tableName(line, above)
    else if (line.split('\t')[0]?.trim() !== '') {
      // A table that goes on behind a page break may have no header there: a number is none.
      if (table === '') table = last
      chapter.rows[table] = (chapter.rows[table] ?? 0) + 1
    }
  }
  return chapters
}

/** `name, type, description (URI)`: the header, and which of its kinds the line above the table names. */
function tableName(header: string, above: string): string {
  const columns = header
    .trim()
    .split('\t')
    .map(cell => cell.trim().toLowerCase())
  const kind = /\b(URI|query|body|response|header)\b/i.exec(above)?.[1]?.toLowerCase()
  return columns[0] === 'name' && kind !== undefined ? `${columns.join(', ')} (${kind})` : columns.join(', ')
}

/** Rows of the tables of a community document: operations with their variants, and links to samples. */
export function countTables(text: string): { operations: number; samples: number; claimed: number } {
  const lines = text.split(/\r?\n/)
  const rows = lines.filter(line => /^\d+ +\S.* (?:GET|HEAD|POST|PUT|DELETE|PATCH|COPY) +\//.test(line))
  return {
    operations: rows.length,
    samples: lines.filter(line => line.includes('`_')).length,
    claimed: rows.reduce((sum, row) => sum + Number(/ (\d+) *$/.exec(row)?.[1] ?? 0), 0),
  }
}

/** Rows of Jio's tables: the lines that begin with a method. */
export function countJio(text: string): number {
  return text.split(/\r?\n/).filter(line => /^\W*(?:GET|HEAD|POST|PUT|DELETE|PATCH|COPY)\s*\t/.test(line)).length
}
