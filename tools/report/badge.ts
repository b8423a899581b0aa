import type { RunVerdict } from '../model/verdict.ts'
import { formatJson } from '../shared/write-json.ts'
import type { RunData } from './run-data.ts'

const colors: Record<RunVerdict, string> = {
  conformant: 'brightgreen',
  'non-conformant': 'red',
  inconclusive: 'yellow',
}

/** A badge in the JSON that shields.io's endpoint reads (schema version 1). */
export function badge({ summary }: RunData): string {
  const judged = summary.counts.pass + summary.counts.fail + summary.counts['known-fail']
  return formatJson({
    schemaVersion: 1,
    label: 'K5 conformance',
    message: `${summary.verdict} (${summary.counts.pass}/${judged})`,
    color: colors[summary.verdict],
  })
}
