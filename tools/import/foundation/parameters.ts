import type { Parameter } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { type BodyEvidence, placeInBody } from '../facts/place-in-body.ts'
import { readFacts } from '../facts/read-facts.ts'
import { type PlacedRow, sameName } from './place-rows.ts'

/** A name that a template or a sentence gives, where no table has it. */
export interface NamedOnly {
  name: string
  clause: Clause
  facts?: Partial<Pick<Parameter, 'values' | 'default' | 'limits' | 'type'>>
}

/**
 * The parameters of an operation: those of the path, of the query, headers, then those of the body in document order.
 * What the path needs is required, whatever a table says.
 */
export function parametersOf(
  rows: readonly PlacedRow[],
  names: { path: readonly NamedOnly[]; query: readonly NamedOnly[]; headers: readonly Parameter[] },
  evidence: BodyEvidence,
): Parameter[] {
  const at = (place: PlacedRow['place']): PlacedRow[] => rows.filter(row => row.place === place)
  const path = at('path').map(row => parameterOf(row, 'path'))
  const query = at('query').map(row => parameterOf(row, 'query'))
  const body = at('body')
  const placements = placeInBody(
    body.map(({ row }) => row),
    evidence,
  )
  return [
    ...inOrder([...path, ...missing(path, names.path, 'path')], names.path).map(required),
    ...withProse([...query, ...missing(query, names.query, 'query')], names.query),
    ...at('header').map(row => parameterOf(row, 'header')),
    ...names.headers,
    ...body.map((row, index) => parameterOf(row, 'body', placements[index]?.at)),
  ]
}

function parameterOf({ row, entry }: PlacedRow, place: Parameter['in'], at?: string): Parameter {
  const { name, ...facts } = readFacts(row)
  return { name, in: place, ...(at === undefined ? {} : { at }), ...facts, clause: entry.clause }
}

function missing(found: readonly Parameter[], names: readonly NamedOnly[], place: Parameter['in']): Parameter[] {
  return names
    .filter(({ name }) => !found.some(parameter => sameName(parameter.name, name)))
    .map(({ name, clause }) => ({ name, in: place, clause }))
}

/** What a sentence says of a parameter stands behind what its row says. */
function withProse(parameters: readonly Parameter[], names: readonly NamedOnly[]): Parameter[] {
  return parameters.map(parameter => {
    const facts = names.find(({ name }) => sameName(name, parameter.name))?.facts ?? {}
    const { clause, name, in: place, ...rest } = parameter
    return { name, in: place, ...facts, ...rest, clause }
  })
}

function inOrder(parameters: readonly Parameter[], names: readonly NamedOnly[]): Parameter[] {
  const position = ({ name }: Parameter): number => names.findIndex(each => each.name === name)
  return [...parameters].sort((a, b) => position(a) - position(b))
}

function required(parameter: Parameter): Parameter {
  const { clause, ...rest } = parameter
  return { ...rest, presence: 'required', clause }
}
