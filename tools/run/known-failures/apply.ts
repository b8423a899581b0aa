import picomatch from 'picomatch'
import type { KnownFailure, ListedFailure, ListedState } from '../../model/known-failure.ts'
import type { RegisteredSuite } from '../registry.ts'

/** What an entry is held against. */
export interface AppliedTo {
  /** Name of the target. */
  target: string
  /** The day (UTC, `yyyy-mm-dd`) by which expiry is judged. */
  day: string
  /** The checks of all suites, by every name they have or had. */
  every: readonly CheckNames[]
  /** Ids of the checks of this run. */
  planned: ReadonlySet<string>
}

/** A check by its id, and by the ids it had while its operation was called otherwise. */
export interface CheckNames {
  id: string
  earlier: readonly string[]
}

/** A list in one run: every entry with what it is there, and the entry that excuses a check. */
export interface AppliedList {
  entries: ListedFailure[]
  /** The first entry in the order of the file that applies. */
  entryOf(id: string): KnownFailure | undefined
}

/**
 * Holds a list against a run. Another target comes before all else: such an entry may be expired or name what only a
 * later suite has. Then a pattern that matches no check at all; then the selection, so that a shard, or a run of a
 * single API, is not told of entries that it cannot speak of; then expiry.
 */
export function applyKnownFailures(entries: readonly KnownFailure[], to: AppliedTo): AppliedList {
  const rows = entries.map(entry => {
    const ids = checksOf(entry, to.every)
    return { entry: { ...entry, state: stateOf(entry, ids, to) }, ids: new Set(ids) }
  })
  return {
    entries: rows.map(({ entry }) => entry),
    entryOf: id => rows.find(({ entry, ids }) => entry.state === 'applied' && ids.has(id))?.entry,
  }
}

/** Every check of all suites. */
export function checkNames(registry: readonly RegisteredSuite[]): CheckNames[] {
  return registry.flatMap(({ suite, catalog }) => {
    const aliases = new Map(catalog.operations.map(operation => [operation.id, operation.aliases ?? []]))
    return suite.checks.map(({ id, operation }) => ({
      id,
      earlier: (aliases.get(operation) ?? []).map(alias => alias + id.slice(operation.length)),
    }))
  })
}

/** Ids of the checks that an entry's pattern matches, by any of their names. */
export function checksOf({ check }: Pick<KnownFailure, 'check'>, every: readonly CheckNames[]): string[] {
  const matches = picomatch(check)
  return every.filter(({ id, earlier }) => [id, ...earlier].some(name => matches(name))).map(({ id }) => id)
}

function stateOf(entry: KnownFailure, ids: readonly string[], { target, day, planned }: AppliedTo): ListedState {
  if (entry.target !== undefined && !picomatch(entry.target)(target)) return 'other-target'
  if (ids.length === 0) return 'matches-nothing'
  if (!ids.some(id => planned.has(id))) return 'not-selected'
  return entry.expires < day ? 'expired' : 'applied'
}
