import { visibleLine } from '../shared/visible.ts'

/** What makes a spreadsheet read a cell as a formula (OWASP: CSV injection). */
const formula = /^[=+\-@\t\r]/

/**
 * A table as RFC 4180 has it, with a byte order mark, without which spreadsheets take UTF-8 for something else. A text
 * that a spreadsheet would run as a formula gets an apostrophe before it; hidden characters are written out.
 */
export function csv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const line = visibleLine(value)
  const text = formula.test(line) ? `'${line}` : line
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
