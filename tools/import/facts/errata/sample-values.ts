import { formatClause } from '../../../model/clause.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { OperationReading } from '../../reading.ts'
import { plainText, rowName } from '../plain-text.ts'
import { readFacts } from '../read-facts.ts'
import { type DocumentedMember, membersOf, type SampleValue, sampleValues } from './documented-values.ts'
import { outsideLimits } from './outside-limits.ts'

/**
 * Values of samples that the table does not list. An element that lists none has those of a row of the service that is
 * described in the same words.
 */
export const detectSampleOutsideValues: TableDetector = ({ operations }) => {
  const listed = listedElsewhere(operations)
  return eachSampleValue(operations, (member, { value }) => {
    const values = member.values ?? listed(member)
    if (values === undefined || value === null || typeof value === 'object') return undefined
    return values.includes(String(value)) ? undefined : `one of ${values.join(', ')}`
  }).map(found => findingOf('sample-outside-values', found))
}

/** Values of samples that break a limit or a form that the table states. */
export const detectSampleOutsideLimits: TableDetector = ({ operations }) =>
  eachSampleValue(operations, (member, { value }) =>
    member.limits === undefined ? undefined : outsideLimits(member.limits, value),
  ).map(found => findingOf('sample-outside-limits', found))

/** Looks the values up that another row of the same name lists whose description begins with the same sentence. */
function listedElsewhere(
  operations: readonly OperationReading[],
): (member: DocumentedMember) => readonly string[] | undefined {
  const rows = operations.flatMap(({ entries }) =>
    entries.map(entry => ({ entry, name: rowName(entry.name), sentence: firstSentence(entry.text) })),
  )
  return ({ name, clause }) => {
    const own = rows.find(row => row.name === name && formatClause(row.entry.clause) === formatClause(clause))
    const alike = rows.filter(row => row.name === name && row.sentence === own?.sentence)
    return alike.map(({ entry }) => readFacts(entry).values).find(values => values !== undefined)
  }
}

function firstSentence(text: string): string {
  return plainText(text).split('.')[0] as string
}

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
    key: [
      kind,
      shortId(operation.id),
      role,
      name,
      (typeof sample.value === 'object' ? shown : String(sample.value)).slice(0, 40),
    ].join(':'),
    kind: 'contradiction',
    operations: [operation.id],
    readings: [
      { reading: `${name}: ${expected}`, clause },
      { reading: `${name}: ${shown}`, clause: sample.clause },
    ],
  }
}
