import type { ResponseElement } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { type BodyEvidence, placeInBody } from '../facts/place-in-body.ts'

/** A member that a section says its response has, outside of any table. */
export interface ShownMember {
  name: string
  /** The values that the sentence names. */
  values?: string[]
  clause: Clause
}

/**
 * The members as elements of a response. No type is printed for them: it is that of the samples' values. Without a
 * sample of the operation's own that shows it a member has no place, and the type that others show.
 */
export function shownElements(members: readonly ShownMember[], { own, related = [] }: BodyEvidence): ResponseElement[] {
  return members.map(({ name, values, clause }) => {
    const [placement] = placeInBody([{ name, type: '', text: '' }], { own })
    // A sample may spell it in another way; its place is what counts.
    const shown = placement?.by === 'sample' ? placement.at?.replace(/[^/]*$/, name) : undefined
    // Addresses are grouped by the names of networks.
    const at = shown?.replace(/\/addresses\/[^/]+\//, '/addresses/{}/')
    const types = [...own, ...related].flatMap(body => typesOf(body, name))
    return {
      name,
      type: types[0] ?? 'string',
      ...(at === undefined ? {} : { at }),
      ...(values === undefined ? {} : { values }),
      parent: null,
      children: [],
      clause,
    }
  })
}

/** Types of the values that a member of that name has anywhere in a body; null tells none. */
function typesOf(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.entries(value).flatMap(([key, member]) =>
    key.toLowerCase() === name.toLowerCase() && member !== null ? [typeOf(member)] : [],
  )
  return [...own, ...Object.values(value).flatMap(member => typesOf(member, name))]
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}
