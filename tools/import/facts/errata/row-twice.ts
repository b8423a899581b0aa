import { groupBy } from '../../../shared/group-by.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { PrintedEntry } from '../../reading.ts'
import { plainText, rowName } from '../plain-text.ts'

/** Rows that two tables of a section have, with another type or other words in quotes. */
export const detectRowTwice: TableDetector = ({ operations }) =>
  operations.flatMap(({ operation, entries }) => {
    const sent = entries.filter(({ place }) => place !== 'response' && place !== 'error')
    return [...groupBy(sent, ({ name }) => rowName(name))].flatMap(([name, rows]): Finding[] => {
      const tables = [...groupBy(rows, ({ caption }) => caption).values()].map(([first]) => first as PrintedEntry)
      if (new Set(tables.map(said)).size < 2) return []
      return [
        {
          key: `row-twice:${shortId(operation.id)}:${name}`,
          kind: 'contradiction',
          operations: [operation.id],
          readings: tables.map(entry => ({ reading: `${name}: ${said(entry)}`, clause: entry.clause })),
        },
      ]
    })
  })

/** What is compared of a row: its type, and the words that its text has in quotes. */
function said({ type, text }: PrintedEntry): string {
  const quoted = [...new Set([...plainText(text).matchAll(/"([^"]+)"/g)].map(match => match[1] as string))]
  return [type.trim(), ...quoted.map(word => `"${word}"`)].join(' ').toLowerCase()
}
