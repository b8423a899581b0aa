import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { OperationReading } from '../../reading.ts'
import { shortId } from '../finding.ts'
import type { TableDetector } from '../table-detectors.ts'
import { bodiesOf, isInMap, nameOf } from './bodies.ts'

/** Members that the items of a list of details have and the thing that is shown alone has not, or the reverse. */
export const detectDetails: TableDetector = ({ operations }) =>
  operations.flatMap(list => {
    if (list.operation.variantOf !== undefined || !list.operation.id.endsWith('.list-details')) return []
    const alone = shortId(list.operation.id).replace(/list-details$/, 'show')
    const show = operations.find(({ operation }) => shortId(operation.id) === alone)
    if (show === undefined) return []
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
  const bodies = bodiesOf(reading).filter(({ role }) => role === 'response')
  const places = bodies.flatMap(body => [...body.places.keys()]).filter(at => !isInMap(at))
  return new Set(places.flatMap(at => (/^\/\w+(?:\/\[\])?\/[^/]+$/.test(at) ? [nameOf(at)] : [])))
}

function without(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter(name => !other.has(name))
}
