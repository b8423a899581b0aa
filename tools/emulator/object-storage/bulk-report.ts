import { escapeXml } from '../xml/escape.ts'
import { xmlHead } from './listing-format.ts'

export type ReportType = 'text/plain' | 'application/json' | 'application/xml' | 'text/xml'

const reportTypes: readonly ReportType[] = ['text/plain', 'application/json', 'application/xml', 'text/xml']

/** The form that an Accept header asks a report in; `undefined` when there is none that it takes. */
export function chooseReportType(accept: string | undefined): ReportType | undefined {
  if (accept === undefined || accept.trim() === '') return 'text/plain'
  const wanted = accept.split(',').map(part => (part.split(';')[0] as string).trim().toLowerCase())
  for (const type of wanted) {
    if (type === '*/*' || type === 'text/*') return 'text/plain'
    if (type === 'application/*') return 'application/json'
    const found = reportTypes.find(known => known === type)
    if (found !== undefined) return found
  }
  return undefined
}

/** What was done: names and values in the order the manual's sample has them (§2.7.5.15). */
export type ReportFields = Record<string, string | number>

/** @param root the XML form's outer element, `delete` or `upload` */
export function formatReport(
  type: ReportType,
  fields: ReportFields,
  errors: readonly (readonly [name: string, status: string])[],
  root: string,
): string {
  if (type === 'application/json') return JSON.stringify({ ...fields, Errors: errors })
  const rows = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  if (type === 'text/plain') {
    const lines = rows.map(([name, value]) => `${name}: ${value}`)
    return [...lines, 'Errors:', ...errors.map(([name, status]) => `${name}, ${status}`), ''].join('\n')
  }
  const elements = rows.map(([name, value]) => {
    const element = name.replaceAll(' ', '_').toLowerCase()
    return `<${element}>${escapeXml(String(value))}</${element}>`
  })
  const failures = errors.map(
    ([name, status]) => `<object><name>${escapeXml(name)}</name><status>${escapeXml(status)}</status></object>`,
  )
  return `${xmlHead}${[`<${root}>`, ...elements, '<errors>', ...failures, '</errors>', `</${root}>`].join('\n')}\n`
}
