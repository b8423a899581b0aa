import type { Clause } from '../../../model/clause.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { OperationReading } from '../../reading.ts'
import { rowName } from '../plain-text.ts'
import { readFacts } from '../read-facts.ts'

/** One print of a parameter that several sections print. */
interface Print {
  operation: string
  /** What is compared; undefined where the section says nothing of it. */
  said: string | undefined
  clause: Clause
}

/** Parameters of paths, and members of the bodies of one API, that sections give different types. */
export const detectTypeDiffers: TableDetector = ({ operations }) =>
  differing('type-differs', [
    ...grouped(operations, 'path', ({ type }) => type),
    ...grouped(operations, 'body', ({ type }) => type),
  ])

/** Members of the bodies of one API that one section calls optional and another does not. */
export const detectPresenceDiffers: TableDetector = ({ operations }) =>
  differing(
    'presence-differs',
    grouped(operations, 'body', ({ presence }) => presence ?? 'not called optional'),
  )

/** Elements of responses that sections list different values for. */
export const detectValuesDiffer: TableDetector = ({ operations }) =>
  differing(
    'values-differ',
    printed(operations, entry => (entry.place === 'response' ? readFacts(entry).values?.join(', ') : undefined)),
  )

/** Rows of one name that sections give different units or lengths. */
export const detectLimitsDiffer: TableDetector = ({ operations }) => [
  ...differing(
    'unit-differs',
    printed(operations, entry => readFacts(entry).limits?.unit),
  ),
  ...differing(
    'length-differs',
    printed(operations, entry => readFacts(entry).limits?.maxLength?.toString()),
  ),
]

/** What rows of each name say, in all sections. */
function printed(
  operations: readonly OperationReading[],
  said: (entry: OperationReading['entries'][number]) => string | undefined,
): Keyed[] {
  return operations.flatMap(({ operation, entries }) =>
    entries.map(entry => ({
      key: rowName(entry.name),
      name: rowName(entry.name),
      print: { operation: operation.id, said: said(entry), clause: entry.clause },
    })),
  )
}

interface Keyed {
  /** What makes prints those of one parameter. */
  key: string
  /** What the parameter is called in the finding. */
  name: string
  print: Print
}

function grouped(
  operations: readonly OperationReading[],
  place: 'path' | 'body',
  said: (parameter: { type?: string; presence?: string }) => string | undefined,
): Keyed[] {
  return operations.flatMap(({ operation }) =>
    operation.parameters.flatMap((parameter): Keyed[] => {
      if (parameter.in !== place || (place === 'body' && parameter.at === undefined)) return []
      const print = { operation: operation.id, said: said(parameter), clause: parameter.clause }
      if (place === 'path') return [{ key: parameter.name, name: `path:${parameter.name}`, print }]
      return [{ key: `${operation.method} ${operation.path} ${parameter.at}`, name: `body:${parameter.at}`, print }]
    }),
  )
}

/** A finding for each group whose members disagree; one reading for each thing said, with the first place that says it. */
function differing(kind: string, prints: readonly Keyed[]): Finding[] {
  return [...groupBy(prints, ({ key }) => key).values()].flatMap((group): Finding[] => {
    const told = group.flatMap(({ print }) => (print.said === undefined ? [] : [{ ...print, said: print.said }]))
    const readings = [...groupBy(told, ({ said }) => said)]
    const [{ name, print }] = group as [Keyed]
    if (readings.length < 2) return []
    return [
      {
        // The members of a body are told apart by the first operation that has them.
        key: [kind, ...(name.startsWith('body:') ? [shortId(print.operation)] : []), name].join(':'),
        kind: 'contradiction',
        operations: [...new Set(told.map(({ operation }) => operation))],
        readings: readings.map(([said, [first]]) => ({
          reading: `${name}: ${said} (${told.filter(each => each.said === said).length} of ${told.length})`,
          clause: (first as Print).clause,
        })),
      },
    ]
  })
}
