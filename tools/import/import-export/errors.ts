import type { DetailedError, StatusCode } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { standardReason } from '../operation/statuses.ts'
import type { CaptionedTable } from './captioned-tables.ts'

type Cite = (detail: string) => Clause

/**
 * The statuses of the table of status codes. Its sentences tell conditions, so the reason is that of the standard.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for what is no status, and where there is no success.
 */
export function readStatusTable(section: Section, tables: readonly CaptionedTable[], cite: Cite): StatusCode[] {
  const rows = tables.filter(({ kind }) => kind === 'statuses').flatMap(table => table.rows)
  const codes = rows.map(({ cells: [printed = ''], line }) => {
    const code = statusOf(section, printed, line)
    return { code, reason: standardReason(code), clause: cite(`status ${code}`) }
  })
  if (!codes.some(({ code }) => code < 400))
    throw structureError(section, -1, 'no status of success', 'a table of status codes with one below 400')
  return codes
}

/**
 * The detailed errors, in order and with those that come twice, then what the body of a process that failed may say:
 * its request itself was answered.
 */
export function readErrorMessages(
  section: Section,
  tables: readonly CaptionedTable[],
  normal: StatusCode,
  cite: Cite,
): DetailedError[] {
  return tables.flatMap(({ kind, rows }) => {
    if (kind === 'error messages')
      return rows.map(({ cells: [printed = '', code = '', message = ''], line }) => {
        const status = statusOf(section, printed, line)
        if (!/^\d{5}$/.test(code) || message === '')
          throw structureError(section, line, `"${code}: ${message}"`, 'an error code of five digits and a message')
        return { status, code, message, clause: cite(`error ${code}`) }
      })
    if (kind !== 'failure messages') return []
    return rows.map(({ cells: [printed = ''] }) => {
      const message = printed.replace(/\([A-Z][a-z]+ information\)$/, `(${argument})`)
      return { status: normal.code, message, clause: cite(`failure message "${printed}"`) }
    })
  })
}

/** How the model writes what stands for a text. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an argument of a message, as documents write it
const argument = '${0}'

/** The parameters for which the list of errors has a message that they are missing. */
export function demandedParameters(errors: readonly DetailedError[]): ReadonlySet<string> {
  return new Set(
    errors.flatMap(({ message }) => /^Required parameter '(.+)' is not specified\.$/.exec(message)?.[1] ?? []),
  )
}

function statusOf(section: Section, printed: string, line: number): number {
  if (/^[1-5]\d\d$/.test(printed)) return Number(printed)
  throw structureError(section, line, `"${printed}" in place of a status`, 'a number of three digits')
}
