/** A member of a documented body: where it stands, and what it is. */
export interface Spot {
  /** As `Parameter.at`. */
  at: string
  name: string
  /** Place of the object that it is a member of, or of the array that the object is an item of; `''` at the root. */
  parent: string
  /** Position among all members, in the order of the samples. */
  order: number
  /** Whether a sample of the operation itself has it. */
  own: boolean
  /** Names of all members that some sample has in the same object. */
  mates: ReadonlySet<string>
}

/**
 * Every member of the bodies, each place once, in the order of the samples.
 * @param maps names of members that hold keys of the caller's choice; their members are no members of the body.
 */
export function spotsOf(own: readonly unknown[], related: readonly unknown[], maps: ReadonlySet<string>): Spot[] {
  const spots = new Map<string, Spot>()
  const mates = new Map<string, Set<string>>()
  const walk = (value: unknown, at: string, isOwn: boolean): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, `${at}/[]`, isOwn)
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const place = `${at}/${escaped(name)}`
      const parent = at.replace(/(?:\/\[\])+$/, '')
      const names = mates.get(at) ?? new Set()
      mates.set(at, names.add(name))
      if (!spots.has(place)) spots.set(place, { at: place, name, parent, order: spots.size, own: isOwn, mates: names })
      if (!maps.has(name)) walk(member, place, isOwn)
    }
  }
  for (const body of own) walk(body, '', true)
  for (const body of related) walk(body, '', false)
  return [...spots.values()]
}

/** A name as a part of a JSON Pointer (RFC 6901). */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The values that a body has at a place: one, several where it leads through arrays or maps, or none. */
export function valuesAt(body: unknown, at: string): unknown[] {
  const [, ...parts] = at.split('/')
  return parts.reduce<unknown[]>(
    (values, part) => values.flatMap(value => members(value, part.replaceAll('~1', '/').replaceAll('~0', '~'))),
    [body],
  )
}

function members(value: unknown, part: string): unknown[] {
  if (part === '[]') return Array.isArray(value) ? value : []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (part === '{}') return Object.values(value)
  return Object.hasOwn(value, part) ? [(value as Record<string, unknown>)[part]] : []
}
