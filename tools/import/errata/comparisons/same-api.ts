import type { Clause } from '../../../model/clause.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { OperationReading } from '../../reading.ts'
import type { Finding } from '../finding.ts'
import type { TableDetector } from '../table-detectors.ts'
import { bodiesOf, isInMap, rowsOf } from './bodies.ts'

/** An operation and the first one that the document describes with the same method and path. */
interface Pair {
  reading: OperationReading
  first: OperationReading
}

/** What is described again with rows for the body of which none is new: nothing in the tables tells the two apart. */
export const detectNothingTellsApart: TableDetector = ({ operations }) =>
  pairs(operations).flatMap(({ reading, first }): Finding[] => {
    const known = new Set(rowsOf(first, 'request').map(({ name }) => name))
    const own = rowsOf(reading, 'request')
    if (own.length === 0 || own.some(({ name }) => !known.has(name))) return []
    return finding('nothing-tells-apart', { reading, first }, [
      [`${reading.operation.title}: the same rows`, reading.operation.clause],
      [first.operation.title, first.operation.clause],
    ])
  })

/** Parameters of the query that one description of an API has and the first one has not, or the reverse. */
export const detectQueryOfSameApi: TableDetector = ({ operations }) =>
  pairs(operations).flatMap(pair => {
    const query = ({ operation }: OperationReading): Map<string, Clause> =>
      new Map(operation.parameters.filter(each => each.in === 'query').map(({ name, clause }) => [name, clause]))
    return difference('query-of-same-api', pair, query)
  })

/** Members that the answers of one description of an API have and those of the first have not, or the reverse. */
export const detectAnswerOfSameApi: TableDetector = ({ operations }) =>
  pairs(operations).flatMap(pair => {
    if (membersOf(pair.reading).size === 0 || membersOf(pair.first).size === 0) return []
    return difference('answer-of-same-api', pair, membersOf)
  })

/** Actions share method and path and are told apart by a key of the body: they are no descriptions of one API. */
function pairs(operations: readonly OperationReading[]): Pair[] {
  return operations.flatMap(reading => {
    const { variantOf, discriminator, method, path } = reading.operation
    if (variantOf === undefined && (discriminator === undefined || path.endsWith('/action'))) return []
    const first = operations.find(({ operation }) =>
      variantOf === undefined
        ? operation.method === method && operation.path === path && operation.discriminator === undefined
        : operation.id === variantOf,
    )
    return first === undefined || first === reading ? [] : [{ reading, first }]
  })
}

function membersOf(reading: OperationReading): Map<string, Clause> {
  const bodies = bodiesOf(reading).filter(({ role }) => role === 'response')
  const members = bodies.flatMap(({ places, clause }) => [...places.keys()].map(at => [at, clause] as const))
  return new Map(members.filter(([at]) => !isInMap(at)))
}

function difference(
  key: string,
  pair: Pair,
  read: (reading: OperationReading) => ReadonlyMap<string, Clause>,
): Finding[] {
  const { reading, first } = pair
  const [own, other] = [read(reading), read(first)]
  const beyond = outermost(own, other)
  const lacking = outermost(other, own)
  if (beyond.length + lacking.length === 0) return []
  const told = (found: readonly string[]): string => (found.length === 0 ? 'nothing more' : `also ${found.join(', ')}`)
  return finding(key, pair, [
    [told(beyond), own.get(beyond[0] ?? '') ?? reading.operation.clause],
    [told(lacking), other.get(lacking[0] ?? '') ?? first.operation.clause],
  ])
}

/** Names that only one side has; of a member that it alone has, what is in it tells nothing more. */
function outermost(own: ReadonlyMap<string, Clause>, other: ReadonlyMap<string, Clause>): string[] {
  const beyond = [...own.keys()].filter(name => !other.has(name))
  return beyond.filter(name => !beyond.some(above => name.startsWith(`${above}/`)))
}

function finding(key: string, { reading, first }: Pair, readings: readonly (readonly [string, Clause])[]): Finding[] {
  const found = tableFinding(reading, 'contradiction', [key], readings)
  return [{ ...found, operations: [reading.operation.id, first.operation.id] }]
}
