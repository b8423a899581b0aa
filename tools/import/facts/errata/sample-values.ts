import type { Finding } from '../../errata/finding.ts'
import { shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { OperationReading } from '../../reading.ts'
import { type DocumentedMember, membersOf, type SampleValue, sampleValues } from './documented-values.ts'
import { outsideLimits } from './outside-limits.ts'

/** Values of samples that the table does not list; `True` where it lists `true` is one. */
export const detectSampleOutsideValues: TableDetector = ({ operations }) =>
  eachSampleValue(operations, (member, { value }) => {
    if (member.values === undefined || value === null || typeof value === 'object') return undefined
    return member.values.includes(String(value)) ? undefined : `one of ${member.values.join(', ')}`
  }).map(found => findingOf('sample-outside-values', found))

/** Values of samples that break a limit or a form that the table states. */
export const detectSampleOutsideLimits: TableDetector = ({ operations }) =>
  eachSampleValue(operations, (member, { value }) =>
    member.limits === undefined ? undefined : outsideLimits(member.limits, value),
  ).map(found => findingOf('sample-outside-limits', found))

interface Found {
  member: DocumentedMember
  sample: SampleValue
  expected: string
}

function eachSampleValue(
  operations: readonly OperationReading[],
  check: (member: DocumentedMember, sample: SampleValue) => string | undefined,
): Found[] {
  return operations.flatMap(reading =>
    membersOf(reading.operation).flatMap(member =>
      sampleValues(reading, member).flatMap(sample => {
        const expected = check(member, sample)
        return expected === undefined ? [] : [{ member, sample, expected }]
      }),
    ),
  )
}

function findingOf(kind: string, { member, sample, expected }: Found): Finding {
  const { operation, name, clause, role } = member
  const shown = JSON.stringify(sample.value)
  return {
    key: [kind, shortId(operation.id), role, name, shown.slice(0, 40)].join(':'),
    kind: 'contradiction',
    operations: [operation.id],
    readings: [
      { reading: `${name}: ${expected}`, clause },
      { reading: `${name}: ${shown}`, clause: sample.clause },
    ],
  }
}
