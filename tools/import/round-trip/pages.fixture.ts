import type { JsonValue } from './invented-chapter.fixture.ts'

/** Says at each place where a page could end whether it does. */
export type PageBreak = () => boolean

/** Pages end where the next of these numbers is even; they are used over and over. */
export function pageBreaks(numbers: readonly number[]): PageBreak {
  let next = 0
  return () => (numbers[next++ % numbers.length] as number) % 2 === 0
}

/**
 * A table that pages split: the header is repeated. Parts of a row that no page break parts stand in one cell.
 * @param rows each as the line that it begins with and what may follow on the next page
 */
export function splitTable(header: string, rows: readonly (readonly string[])[], pageEnds: PageBreak): string {
  const lines = [header]
  for (const [index, row] of rows.entries())
    for (const [part, line] of row.entries()) {
      const breaks = (index > 0 || part > 0) && pageEnds()
      if (breaks) lines.push('', header)
      if (part === 0 || breaks) lines.push(line)
      else lines.push(`${lines.pop()} ${line.trim()}`)
    }
  return lines.join('\n')
}

/** Lines that a page has at least, and pages that a body stands on at most. */
const fewestLines = 3
const mostPages = 3

/** JSON in fences, which pages split between lines: at their foot every bracket that is open is closed, or none is. */
export function splitJson(value: JsonValue, pageEnds: PageBreak): string {
  const lines = JSON.stringify(value, null, 2).split('\n')
  const pages: string[][] = [[]]
  const open: string[] = []
  for (const [index, line] of lines.entries()) {
    const page = pages.at(-1) as string[]
    page.push(line)
    for (const bracket of line.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[[\]{}]/g) ?? [])
      if (bracket === '{' || bracket === '[') open.push(bracket)
      else open.pop()
    if (index === lines.length - 1 || pages.length === mostPages || page.length < fewestLines || !pageEnds()) continue
    if (pageEnds())
      page.push(
        ...open.toReversed().map((bracket, up) => '  '.repeat(open.length - 1 - up) + (bracket === '{' ? '}' : ']')),
      )
    pages.push([])
  }
  return pages.map(page => `\`\`\`\n${page.join('\n')}\n\`\`\``).join('\n\n')
}
