import type { Sample } from '../../../model/sample.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import { cite, rowsOf, rstFinding } from './cite.ts'

/** The samples that the tables name and count against each other, and against those of the manual. */
export const detectRstSamples: TableDetector = ({ operations, rst }) =>
  operations.flatMap(({ operation: { id, clause }, samples }): Finding[] => {
    const own = rowsOf(rst, id)
    const files = own.flatMap(({ row }) => row.files)
    const named = own.find(({ row }) => row.files.length > 0) ?? own.find(({ row }) => row.count === undefined)
    const counted = own.find(({ row }) => row.count !== undefined)
    const theirs = tally(files.map(({ kind }) => kind))
    // What a chapter shows for all of its operations has no row of an operation.
    const inSection = samples.filter(({ sample }) => sample.clause.section === clause.section)
    const ours = tally(inSection.map(({ sample }) => kindOf(sample)))
    return [
      ...(counted !== undefined && named !== undefined && counted.row.count !== files.length
        ? [
            rstFinding(
              id,
              'contradiction',
              ['count'],
              [`${counted.row.count} samples`, cite(counted.table, counted.row)],
              [`${files.length} samples`, cite(named.table, named.row)],
            ),
          ]
        : []),
      ...(named !== undefined && theirs !== ours
        ? [
            rstFinding(
              id,
              'contradiction',
              ['samples'],
              [`the manual has ${ours}`, clause],
              [`the table names ${theirs}`, cite(named.table, named.row)],
            ),
          ]
        : []),
      ...own.flatMap(({ table, row }) => {
        const stem = `${clause.section} ${row.title}${row.variant === '' ? '' : ` (${row.variant})`}`
        return row.files
          .filter(({ file }) => !(file.split('/').at(-1) as string).startsWith(`${stem}.`))
          .slice(0, 1)
          .map(({ file }) =>
            rstFinding(
              id,
              'contradiction',
              ['file'],
              [stem, clause],
              [file.split('/').at(-1) as string, cite(table, row)],
            ),
          )
      }),
    ]
  })

function kindOf({ role, form }: Sample): string {
  if (form === 'curl') return 'CURL Request'
  if (form === 'http') return 'HTTP Response'
  return `${role === 'request' ? 'Request' : 'Response'} ${form === 'text' ? form : form.toUpperCase()}`
}

/** `2 Request JSON, 1 Response JSON`, in a fixed order. */
function tally(kinds: readonly string[]): string {
  const counts = [...new Set(kinds)].sort().map(kind => `${kinds.filter(other => other === kind).length} ${kind}`)
  return counts.length === 0 ? 'none' : counts.join(', ')
}
