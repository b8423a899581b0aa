import type { Finding } from '../../errata/finding.ts'
import { sameRequest } from '../jio-catalogs.ts'
import { about, type JioDetector } from './detector.ts'

/** The same operation in another document by another request, and what a service's part does not say at all. */
export const detectAgainstOthers: JioDetector = ({ parts, readings, catalogs, others }) => {
  const taken = new Map(catalogs.flatMap(({ operations }) => operations.map(each => [each.id, each] as const)))
  const manual = new Map(others.flatMap(({ operations }) => operations.map(each => [each.id, each] as const)).reverse())
  return [
    ...readings.flatMap(reading => {
      const { id } = reading.operation
      const here = taken.get(id)
      const there = manual.get(id)
      if (here === undefined || there === undefined || sameRequest(here, there)) return []
      return [
        about(reading, 'contradiction', 'other-request', `${here.method} ${here.path}`, [
          `${there.method} ${there.path}`,
          there.clause,
        ]),
      ]
    }),
    ...parts.map(
      ({ service, clause, groups }): Finding => ({
        key: `endpoint-not-named:${service.service}`,
        kind: 'omission',
        operations: groups.flatMap(group => group.readings.map(({ operation }) => operation.id)),
        readings: [{ reading: 'paths from the version on; neither the type of the service nor its endpoint', clause }],
      }),
    ),
    ...catalogs.flatMap(({ chapters, operations }) =>
      (chapters[0]?.errorCodes ?? [])
        .filter(({ fault = '' }) => /^[A-Z]/.test(fault))
        .map(
          ({ fault = '', clause }): Finding => ({
            key: `fault-spelling:${fault}`,
            kind: 'contradiction',
            operations: operations.map(({ id }) => id),
            readings: [
              { reading: fault, clause },
              { reading: `${fault[0]?.toLowerCase()}${fault.slice(1)}, as the other faults are spelt`, clause },
            ],
          }),
        ),
    ),
  ]
}
