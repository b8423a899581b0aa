import type { Check } from '../model/check.ts'
import { exceeded, quantities, sumUses, type Uses } from '../model/uses.ts'
import type { RegisteredSuite } from './registry.ts'

/** What a run may hold on a target at a time, settled before anything is sent. */
export interface Cost {
  /** At most this much is held at a time. */
  peak: Uses
  /** What the checks may hold of their own together; each waits until there is room. */
  room: Uses
  /** Keys of shared resources, with what each holds until the end. */
  shared: Readonly<Record<string, Uses>>
  /** Keys of shared resources that the limits leave no room for. */
  refused: readonly string[]
}

/** What checks may hold of their own together: enough to keep a run busy, and no crowd. */
const customary: Required<Uses> = { servers: 4, volumes: 8, gigabytes: 160 }

/**
 * Shared resources come first, in the order of the suites, as far as the limits go: many checks need each of them. What
 * is left is for the checks' own.
 */
export function costOf(checks: readonly Check[], registry: readonly RegisteredSuite[], limits: Uses): Cost {
  const creating = new Set(
    checks.filter(({ effect }) => effect !== 'read').map(({ operation }) => operation.split('.', 1)[0]),
  )
  const shared: Record<string, Uses> = {}
  const refused: string[] = []
  for (const { suite } of registry) {
    if (!creating.has(suite.service)) continue
    for (const [key, uses] of Object.entries(suite.fixtures ?? {})) {
      // Services may share what one of them makes.
      if (shared[key] !== undefined || refused.includes(key)) continue
      const before = Object.values(shared)
      if (exceeded(sumUses([...before, uses]), limits) === undefined) shared[key] = uses
      else refused.push(key)
    }
  }
  const reserved = sumUses(Object.values(shared))
  const demand: Demand = {
    declared: checks.flatMap(({ uses }) => uses ?? []),
    costly: registry.some(({ suite }) => suite.takes !== undefined && creating.has(suite.service)),
    reserved,
    limits,
  }
  const room = Object.fromEntries(quantities.map(quantity => [quantity, roomOf(quantity, demand)])) as Required<Uses>
  return { peak: sumUses([reserved, room]), room, shared, refused }
}

/** A check that declares nothing may make one thing, when there is room. */
function roomOf(quantity: keyof Uses, { declared, costly, reserved, limits }: Demand): number {
  const own = declared.map(uses => uses[quantity] ?? 0)
  const most = Math.max(0, ...own)
  const limit = limits[quantity] ?? Number.POSITIVE_INFINITY
  const left = Math.min(Math.max(customary[quantity], most), limit - (reserved[quantity] ?? 0))
  return costly
    ? left
    : Math.min(
        own.reduce((sum, used) => sum + used, 0),
        left,
      )
}

interface Demand {
  /** What checks say that they make of their own. */
  declared: readonly Uses[]
  /** Whether a check may make something without saying so. */
  costly: boolean
  /** What is shared. */
  reserved: Uses
  limits: Uses
}
