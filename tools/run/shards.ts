import { quantities, type Uses } from '../model/uses.ts'
import type { Effort, TypicalCosts } from './typical-costs.ts'

/** A check as far as dividing needs it. */
export interface DividedCheck {
  id: string
  operation: string
  /** Whether it sends anything: one whose verdict is known beforehand costs nothing. */
  sends: boolean
  /** What it makes of its own, for which it waits until there is room. */
  uses?: Uses
}

/** What the checks of an operation take. */
interface Part {
  operation: string
  weight: number
  /** Keys of what they share with those of other operations. */
  shared: readonly string[]
}

/** What a check takes that was not there when the costs were learnt. */
const unknownCheck: Effort = { ms: 30, requests: 2 }

/** Work on either side that a request costs besides its wait, in milliseconds: only so many fit into a second. */
const msPerRequest = 2.5

/** The same for a check, also one that looks at what another was answered: its assertions, its lines in the record and in the reports. */
const msPerCheck = 2.5

/** Few are needed; what one move betters may make another worse, so that they need not come to an end by themselves. */
const mostRounds = 20

/** What is made takes up room until it is gone, which takes about as long again as the work on it. */
const untilGone = 2

/** Checks that work at once; shared resources are made in their place, while those who need them wait. */
const atOnce = 8

/** What is made once more counts so many times: it costs not time alone, but servers and volumes. */
const againCounts = 2

/**
 * Divides operations among shards: those that need the same costly shared resources stay together, unless making such
 * a resource once more costs less than the imbalance. Typical costs alone decide, so that every machine divides alike.
 * @param room for what checks make of their own at a time.
 * @returns the shard of each operation, from 1.
 */
export function divide(
  checks: readonly DividedCheck[],
  count: number,
  costs: TypicalCosts,
  room: Uses,
): Map<string, number> {
  const weights = new Map([...costs.shared].map(([key, effort]) => [key, effort.ms + effort.requests * msPerRequest]))
  const shards = Array.from({ length: count }, () => new Load(weights))
  const parts = partsOf(checks, costs, room)
  const alone = (part: Part): number => new Load(weights).added(part)
  const order = [...parts].sort((one, other) => alone(other) - alone(one) || (one.operation < other.operation ? -1 : 1))
  for (const part of order) lightest(shards, part).add(part)
  // What was placed early is placed again, now that it is known what there is beside it.
  for (let round = 0, moved = true; moved && round < mostRounds; round += 1) {
    moved = false
    for (const part of order) {
      const home = shards.find(shard => shard.has(part)) as Load
      home.remove(part)
      const better = lightest(shards, part)
      const gain = increase(shards, home, part) - increase(shards, better, part)
      const next = gain > 1 ? better : home
      next.add(part)
      moved ||= next !== home
    }
  }
  return new Map(shards.flatMap((shard, index) => shard.operations.map(operation => [operation, index + 1])))
}

/**
 * What a part costs in a shard: the gain in weight, where a heavy shard counts more (each weight by itself squared), and
 * what others make already and would be made once more.
 */
function increase(shards: readonly Load[], shard: Load, part: Part): number {
  const mean = shards.reduce((sum, { weight }) => sum + weight, part.weight) / shards.length
  const again = shard.missing(part, key => shards.some(other => other !== shard && other.makes(key)))
  return shard.added(part) ** 2 - shard.weight ** 2 + mean * again * againCounts
}

function lightest(shards: readonly Load[], part: Part): Load {
  return shards.reduce((best, shard) => (increase(shards, shard, part) < increase(shards, best, part) ? shard : best))
}

function partsOf(checks: readonly DividedCheck[], costs: TypicalCosts, room: Uses): Part[] {
  const parts = new Map<string, { operation: string; weight: number; shared: Set<string> }>()
  for (const { id, operation, sends, uses } of checks) {
    const part = parts.get(operation) ?? { operation, weight: 0, shared: new Set() }
    parts.set(operation, part)
    if (!sends) continue
    const { ms, requests, shared } = costs.checks.get(id) ?? { ...unknownCheck, shared: [] }
    part.weight += ms / atOnce + requests * msPerRequest + msPerCheck + untilGone * ms * shareOfRoom(uses, room)
    for (const key of shared) part.shared.add(key)
  }
  return [...parts.values()].map(part => ({ ...part, shared: [...part.shared] }))
}

/** Checks that fill the room for what they make go one after the other, however many work at once. */
function shareOfRoom(uses: Uses = {}, room: Uses): number {
  return Math.max(...quantities.map(quantity => Math.min(1, (uses[quantity] ?? 0) / (room[quantity] || 1))))
}

/** What the operations of one shard take together: each shared resource is made once. */
class Load {
  weight = 0
  readonly #weights: ReadonlyMap<string, number>
  readonly #parts = new Set<Part>()
  /** How many of the operations need a shared resource. */
  readonly #users = new Map<string, number>()

  constructor(weights: ReadonlyMap<string, number>) {
    this.#weights = weights
  }

  get operations(): string[] {
    return [...this.#parts].map(({ operation }) => operation)
  }

  has(part: Part): boolean {
    return this.#parts.has(part)
  }

  makes(key: string): boolean {
    return (this.#users.get(key) ?? 0) > 0
  }

  /** What it would weigh with that part. */
  added(part: Part): number {
    return this.weight + part.weight + this.missing(part)
  }

  /** Weight of the shared resources of a part that nothing here needs yet; of those that count. */
  missing(part: Part, counts: (key: string) => boolean = () => true): number {
    return this.#sum(part.shared.filter(key => !this.makes(key) && counts(key)))
  }

  add(part: Part): void {
    this.weight = this.added(part)
    this.#parts.add(part)
    for (const key of part.shared) this.#users.set(key, (this.#users.get(key) ?? 0) + 1)
  }

  remove(part: Part): void {
    this.#parts.delete(part)
    for (const key of part.shared) this.#users.set(key, (this.#users.get(key) ?? 0) - 1)
    this.weight -= part.weight + this.missing(part)
  }

  #sum(keys: readonly string[]): number {
    return keys.reduce((sum, key) => sum + (this.#weights.get(key) ?? 0), 0)
  }
}
