import type { Check } from '../model/check.ts'
import { sumUses, type Uses } from '../model/uses.ts'
import { ConformanceError } from '../shared/errors.ts'
import { type Cost, costOf } from './cost.ts'
import type { RegisteredSuite } from './registry.ts'
import { divide } from './shards.ts'
import type { TypicalCosts } from './typical-costs.ts'

/** Which part of a run is asked for, counted from 1, and what it is divided by. */
export interface ShardOptions {
  index: number
  count: number
  costs: TypicalCosts
}

/**
 * The operations of one shard.
 * @throws {ConformanceError} `SELECT_NOTHING` where there are fewer operations than shards.
 */
export function operationsOfShard(
  checks: readonly { check: Check; settled?: unknown }[],
  { index, count, costs }: ShardOptions,
  room: Uses,
): ReadonlySet<string> {
  const divided = checks.map(({ check: { id, operation, uses }, settled }) => ({
    id,
    operation,
    ...(uses === undefined ? {} : { uses }),
    sends: settled === undefined,
  }))
  const shards = divide(divided, count, costs, room)
  const own = [...shards].filter(([, shard]) => shard === index).map(([operation]) => operation)
  if (own.length > 0) return new Set(own)
  throw new ConformanceError('SELECT_NOTHING', `shard ${index} of ${count} has nothing to do`, {
    where: '--api, --check, --shard',
    next: `the selection has checks of ${shards.size} operations: divide it into that many shards, at most`,
  })
}

/**
 * What one shard holds: shared resources of its own services only. What there is room for is settled for the whole, so
 * that a check gets the same verdict in a shard as in a run of everything.
 */
export function costOfShard(
  whole: Cost,
  checks: readonly Check[],
  registry: readonly RegisteredSuite[],
  limits: Uses,
): Cost {
  const { shared: own } = costOf(checks, registry, limits)
  const shared = Object.fromEntries(Object.entries(own).filter(([key]) => !whole.refused.includes(key)))
  return { ...whole, shared, peak: sumUses([...Object.values(shared), whole.room]) }
}
