import { groupBy } from '../../../../shared/group-by.ts'
import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { jsonSamples, membersOf } from './json-samples.ts'

/** Members whose names differ between the samples of a service only in capitals and joints: `displayName`, `display_name`. */
export function detectMemberNames({ operations }: TableEvidence): Finding[] {
  const named = jsonSamples(operations).flatMap(({ sample, value }) =>
    membersOf(value).map(({ name }) => ({ name, sample })),
  )
  return [...groupBy(named, ({ name }) => name.toLowerCase().replace(/[_-]/g, ''))].flatMap(([plain, group]) => {
    const spellings = [...groupBy(group, ({ name }) => name)]
    if (spellings.length < 2) return []
    return [
      {
        key: `sample-member-name:${plain}`,
        kind: 'contradiction' as const,
        operations: [...new Set(group.map(({ sample }) => sample.operation))],
        readings: spellings.map(([name, [first]]) => ({
          reading: `${name} in a ${first?.sample.role}`,
          clause: (first as (typeof group)[0]).sample.clause,
        })),
      },
    ]
  })
}
