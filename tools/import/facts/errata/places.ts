import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import { membersOf, sampleValues } from './documented-values.ts'

/** Rows whose name is spelled otherwise in the samples that tell their place. */
export const detectSpelledOtherwise: TableDetector = ({ operations, all }) =>
  operations.flatMap(reading =>
    membersOf(reading.operation).flatMap((member): Finding[] => {
      const spelled = nameAt(member.at)
      if (spelled === member.name) return []
      const { operation } = member
      // Names in XML stand for what the elements hold and are no spelling of theirs.
      const sample = [reading, ...all].flatMap(other => sampleValues(other, member))[0]
      if (sample === undefined) return []
      return [
        {
          key: `spelled-otherwise:${shortId(operation.id)}:${member.role}:${member.name}`,
          kind: 'contradiction',
          operations: [operation.id],
          readings: [
            { reading: `${member.name} (table)`, clause: member.clause },
            { reading: `${spelled} (sample)`, clause: sample.clause },
          ],
        },
      ]
    }),
  )

/** Rows of a body for which neither a sample nor the table tells where they stand. */
export const detectNoPlace: TableDetector = ({ operations }) =>
  operations.flatMap(({ operation, samples }) => {
    if (!samples.some(({ sample }) => sample.role === 'request' && sample.form === 'json')) return []
    return operation.parameters
      .filter(parameter => parameter.in === 'body' && parameter.at === undefined)
      .map(({ name, clause }) => ({
        key: `no-place:${shortId(operation.id)}:${name}`,
        kind: 'omission' as const,
        operations: [operation.id],
        readings: [{ reading: `${name}: in the table, in no sample of a request`, clause }],
      }))
  })

/** The name that a place ends in: `/server/networks/[]/uuid` → `uuid`. */
function nameAt(at: string): string {
  return at
    .slice(at.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}
