import type { RunVerdict } from '../model/verdict.ts'
import { formatJson } from '../shared/write-json.ts'
import type { RunData } from './run-data.ts'

const colors: Record<RunVerdict, string> = {
  conformant: 'brightgreen',
  'non-conformant': 'red',
  inconclusive: 'yellow',
}

/**
 * A badge in the JSON that shields.io's endpoint reads (schema version 1): passes of all planned checks, so that what
 * was not judged is no pass.
 */
export function badge({ summary, record }: RunData): string {
  return formatJson({
    schemaVersion: 1,
    label: 'K5 conformance',
    message: `${summary.verdict} (${summary.counts.pass}/${record.header.planned})`,
    color: colors[summary.verdict],
  })
}
