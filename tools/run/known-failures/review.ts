import type { KnownFailure, ListedFailure, ListedState } from '../../model/known-failure.ts'
import type { CheckLine } from '../../model/record.ts'
import type { RunRecord } from '../../shared/read-record.ts'
import { applyKnownFailures, type CheckNames, checksOf } from './apply.ts'

/** What a run says of one entry. */
export interface ReviewedEntry {
  entry: ListedFailure
  /** Checks that it names and no entry before it, by what the target does; those in the list of no verdict: `absent`. */
  failing: CheckLine[]
  passing: CheckLine[]
  /** Neither: `error`, `not-run`, `skipped`, `unsupported`. */
  unjudged: CheckLine[]
  /** Ids of checks of the suites that the run did not plan. */
  absent: string[]
}

/** What a run says of a list of known failures. */
export interface Review {
  entries: ReviewedEntry[]
  /** Failures that no entry excuses, in the order of the record. */
  unlisted: CheckLine[]
  /** Whether something is out of date: a pass, an expiry, a pattern of nothing. */
  outOfDate: boolean
}

const stale: ReadonlySet<ListedState> = new Set(['expired', 'matches-nothing'])

/**
 * Holds a list against a recorded run, whatever list that run was given: `fail` and `known-fail` are failures, `pass` and
 * `unexpected-pass` are passes.
 * @param every the checks of all suites; those of the record are known besides
 * @param day (UTC, `yyyy-mm-dd`) by which entries expire
 */
export function reviewKnownFailures(
  list: readonly KnownFailure[],
  { header, checks }: RunRecord,
  { every, day }: { every: readonly CheckNames[]; day: string },
): Review {
  const lines = new Map(checks.map(line => [line.id, line]))
  const known = new Set(every.map(({ id }) => id))
  const names = [...every, ...checks.filter(({ id }) => !known.has(id)).map(({ id }) => ({ id, earlier: [] }))]
  const planned = new Set(lines.keys())
  const applied = applyKnownFailures(list, { target: header.target.name, day, every: names, planned })
  const entries = applied.entries.map((entry): ReviewedEntry => {
    const ids = checksOf(entry, names).filter(id => (applied.entryOf(id)?.line ?? entry.line) === entry.line)
    const own = ids.flatMap(id => lines.get(id) ?? [])
    return {
      entry,
      failing: own.filter(fails),
      passing: own.filter(passes),
      unjudged: own.filter(line => !fails(line) && !passes(line)),
      absent: ids.filter(id => !lines.has(id)),
    }
  })
  return {
    entries,
    unlisted: checks.filter(line => fails(line) && applied.entryOf(line.id) === undefined),
    outOfDate: entries.some(
      ({ entry, passing }) => stale.has(entry.state) || (entry.state === 'applied' && passing.length > 0),
    ),
  }
}

function fails({ verdict }: CheckLine): boolean {
  return verdict === 'fail' || verdict === 'known-fail'
}

function passes({ verdict }: CheckLine): boolean {
  return verdict === 'pass' || verdict === 'unexpected-pass'
}
