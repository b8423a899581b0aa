import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { OperationReading } from '../../reading.ts'
import type { TableDetector } from '../table-detectors.ts'
import { bodiesOf, isInMap, nameOf } from './bodies.ts'

/**
 * Members that the items of a list have and the thing that is shown alone has not, or the reverse. Where a service also
 * lists details, or tables describe both answers, the plain list is a summary by intent.
 */
export const detectDetails: TableDetector = ({ operations }) =>
  operations.flatMap(list => {
    const { id } = list.operation
    const named = (other: string) => operations.find(({ operation }) => operation.id === other)
    const isWhole = id.endsWith('.list-details') || (id.endsWith('.list') && named(`${id}-details`) === undefined)
    const show = isWhole ? named(id.replace(/list(?:-details)?$/, 'show')) : undefined
    const described = [list, show].every(each => (each?.operation.responseElements.length ?? 0) > 0)
    if (show === undefined || described) return []
    const [listed, shown] = [membersOf(list), membersOf(show)]
    if (listed.size === 0 || shown.size === 0) return []
    const [more, less] = [without(listed, shown), without(shown, listed)]
    if (more.length + less.length === 0) return []
    const found = tableFinding(
      list,
      'contradiction',
      ['list-and-detail'],
      [
        [
          more.length === 0 ? 'nothing more in the list' : `only in the list: ${more.join(', ')}`,
          list.operation.clause,
        ],
        [less.length === 0 ? 'nothing more alone' : `only alone: ${less.join(', ')}`, show.operation.clause],
      ],
    )
    return [{ ...found, operations: [list.operation.id, show.operation.id] }]
  })

/** What a body says of the thing itself: below its envelope, and below the items of a list. */
function membersOf(reading: OperationReading): Set<string> {
  const bodies = bodiesOf(reading).filter(({ role, form }) => role === 'response' && form === 'json')
  return new Set(
    bodies.flatMap(({ places }) => {
      const all = [...places.keys()].filter(at => !isInMap(at))
      return directlyBelow(all, thingWithin(all, '')).map(nameOf)
    }),
  )
}

/** Where the thing stands: through the only member that holds anything, beside which there may be counts and links. */
function thingWithin(places: readonly string[], above: string): string {
  const holding = directlyBelow(places, above).flatMap(at =>
    [at, `${at}/[]`].filter(each => directlyBelow(places, each).length > 0),
  )
  const [next] = holding
  const isEnvelope = above === '' || directlyBelow(places, above).length === 1
  return next === undefined || holding.length > 1 || !isEnvelope ? above : thingWithin(places, next)
}

function directlyBelow(places: readonly string[], above: string): string[] {
  const depth = above.split('/').length + 1
  return places.filter(at => at.startsWith(`${above}/`) && at.split('/').length === depth)
}

function without(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter(name => !other.has(name))
}
