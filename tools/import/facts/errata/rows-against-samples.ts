import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { OperationReading } from '../../reading.ts'
import { spotsOf } from '../body-spots.ts'
import { rowName } from '../plain-text.ts'
import { type DocumentedMember, membersOf, parsed, sampleValues } from './documented-values.ts'

/** Elements that a table lists and no sample of the response has, but for those of other cases than the shown one. */
export const detectRowsWithoutSample: TableDetector = ({ operations }) =>
  operations.flatMap(reading => {
    const listed = listedIn(reading, 'response')
    const absent = listed.filter(member => !member.conditional && sampleValues(reading, member).length === 0)
    const shown = samplesOf(reading, 'response')
    return shown.length === 0
      ? []
      : finding(
          'rows-not-in-sample',
          reading,
          absent,
          absent.map(({ name }) => name),
          shown,
        )
  })

/** Members that a sample has beside listed ones and that no row lists. */
export const detectMembersWithoutRow: TableDetector = ({ operations }) =>
  operations.flatMap(reading =>
    (['request', 'response'] as const).flatMap(role => {
      const listed = listedIn(reading, role)
      const places = new Set(listed.map(({ at }) => at))
      const objects = new Set(listed.map(({ at }) => objectOf(at)))
      const maps = new Set(listed.filter(({ type }) => /^(?:dict|hash)$/.test(type ?? '')).map(({ name }) => name))
      const shown = samplesOf(reading, role)
      const spots = spotsOf(
        shown.map(({ text }) => parsed(text)),
        [],
        maps,
      )
      const extra = spots.filter(({ at }) => !places.has(at) && objects.has(objectOf(at)))
      const names = extra.map(({ name }) => name)
      return finding('members-without-row', reading, listed, names, shown, role)
    }),
  )

/** Members that a row of the section lists; what a sentence says of a single member is no list of them all. */
function listedIn({ operation, entries }: OperationReading, role: 'request' | 'response'): DocumentedMember[] {
  const rows = new Set(entries.map(({ name }) => rowName(name)))
  return membersOf(operation).filter(member => member.role === role && rows.has(member.name))
}

function samplesOf({ samples }: OperationReading, role: 'request' | 'response'): OperationReading['samples'] {
  return samples.filter(({ sample }) => sample.role === role && sample.form === 'json')
}

function objectOf(at: string): string {
  return at.slice(0, at.lastIndexOf('/'))
}

function finding(
  kind: string,
  { operation }: OperationReading,
  listed: readonly DocumentedMember[],
  names: readonly string[],
  shown: OperationReading['samples'],
  role: 'request' | 'response' = 'response',
): Finding[] {
  const [first] = listed
  const [sample] = shown
  if (names.length === 0 || first === undefined || sample === undefined) return []
  const [inTable, inSample] =
    kind === 'rows-not-in-sample' ? [names.join(', '), 'none of them'] : ['none of them', names.join(', ')]
  return [
    {
      key: [kind, shortId(operation.id), role].join(':'),
      kind: 'omission',
      operations: [operation.id],
      readings: [
        { reading: `${inTable} (table)`, clause: first.clause },
        { reading: `${inSample} (sample)`, clause: sample.sample.clause },
      ],
    },
  ]
}
