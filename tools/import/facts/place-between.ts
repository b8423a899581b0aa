import type { Spot } from './body-spots.ts'
import type { Placement } from './place-in-body.ts'
import type { Choice } from './spot-choice.ts'

/**
 * The place of a row that no sample has: in the object that both the row before and the row after it belong to. At the
 * beginning and the end of a table one neighbour is enough where all rows belong to one object.
 */
export function placeBetween(
  names: readonly string[],
  chosen: readonly (Choice | undefined)[],
  index: number,
  spots: readonly Spot[],
): Placement {
  const before = chosen.slice(0, index).findLast(choice => choice !== undefined)?.spot
  const after = chosen.slice(index + 1).find(choice => choice !== undefined)?.spot
  const objects = (spot: Spot | undefined): string[] | undefined =>
    spot === undefined ? undefined : [...(spots.some(({ parent }) => parent === spot.at) ? [spot.at] : []), spot.parent]
  const [one, other] = [objects(before), objects(after)]
  const place = (parent: string): Placement => ({ at: `${itemsOf(parent, spots)}/${names[index]}`, by: 'order' })
  if (one !== undefined && other !== undefined) {
    const common = one.filter(parent => other.includes(parent)).sort((a, b) => b.length - a.length)[0]
    return common === undefined ? {} : place(common)
  }
  const members = chosen.flatMap(choice =>
    choice === undefined || isEnvelope(choice.spot, spots) ? [] : [choice.spot],
  )
  const parents = new Set(members.map(({ parent }) => parent))
  return parents.size === 1 ? place([...parents][0] as string) : {}
}

/** The one member of the body's root that holds everything else. */
function isEnvelope(spot: Spot, spots: readonly Spot[]): boolean {
  return spot.parent === '' && spots.some(({ parent }) => parent === spot.at)
}

/** The place whose members are meant: the items, where it is an array. */
function itemsOf(parent: string, spots: readonly Spot[]): string {
  const member = spots.find(spot => spot.parent === parent)
  return member === undefined ? parent : member.at.slice(0, member.at.lastIndexOf('/'))
}
