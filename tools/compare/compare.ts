import type { CheckLine, HeaderLine } from '../model/record.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { RunRecord } from '../shared/read-record.ts'
import {
  type Change,
  type CheckChange,
  type Comparison,
  changes,
  comparisonVersion,
  type Decider,
  type Finding,
  type Side,
} from './comparison.ts'
import { normaliser } from './normalise.ts'
import { changeOf } from './standing.ts'
import { unlikeOf } from './unlike.ts'

/** A record, and of each check the status of the last answer to a request of its own, where it is known. */
export interface ComparedRun {
  record: RunRecord
  statuses: ReadonlyMap<string, number>
}

/** By default: a gate that sees something worse, or sees less than before, is not green. */
export const defaultFailOn: readonly Decider[] = ['regressed', 'no-longer-judged']

/**
 * Compares two runs check by check, by the ids of checks and by the former ids of their operations. Pure.
 * @throws {ConformanceError} `COMPARE_NOTHING` where no check is in both.
 */
export function compareRuns(
  before: ComparedRun,
  after: ComparedRun,
  failOn: readonly Decider[] = defaultFailOn,
): Comparison {
  const today = renamed(before.record.header, after.record.header)
  const earlier = new Map(before.record.checks.map(line => [today(line), line]))
  const later = new Map(after.record.checks.map(line => [today(line), line]))
  if (![...later.keys()].some(id => earlier.has(id)))
    throw new ConformanceError('COMPARE_NOTHING', 'the two runs have no check in common', {
      where: `runs ${before.record.header.run.id} and ${after.record.header.run.id}`,
      next: 'compare runs of overlapping selections (--api, --check)',
    })
  const evidenceBefore = evidenceOf(before)
  const evidenceAfter = evidenceOf(after)
  const counts = Object.fromEntries(changes.map(change => [change, 0])) as Record<Change, number>
  const found: CheckChange[] = []
  for (const id of new Set([...later.keys(), ...earlier.keys()])) {
    const [was, is] = [earlier.get(id), later.get(id)]
    const line = is ?? was
    if (line === undefined) continue
    const change = compareLines(was, is, (one, other) => evidenceBefore(one) === evidenceAfter(other))
    counts[change] += 1
    if (change === 'unchanged') continue
    found.push({
      id: line.id,
      ...(was !== undefined && is !== undefined && was.id !== is.id ? { earlierId: was.id } : {}),
      operation: line.operation,
      title: line.title,
      clauses: line.clauses,
      level: line.level,
      change,
      decides: decides(change, line, is, failOn),
      ...(was === undefined ? {} : { before: finding(was, before) }),
      ...(is === undefined ? {} : { after: finding(is, after) }),
    })
  }
  return {
    version: comparisonVersion,
    before: sideOf(before.record),
    after: sideOf(after.record),
    unlike: unlikeOf(before.record, after.record),
    failOn: [...failOn],
    regression: found.some(check => check.decides),
    counts,
    checks: found.sort((a, b) => rank(a) - rank(b)),
  }
}

/** What decides stands before what is only shown; sorting is stable, so that the record's order is kept besides. */
function rank({ change, decides }: CheckChange): number {
  return changes.indexOf(change) + (decides ? 0 : changes.length)
}

function compareLines(
  was: CheckLine | undefined,
  is: CheckLine | undefined,
  same: (was: CheckLine, is: CheckLine) => boolean,
): Change {
  if (was === undefined) return 'new'
  if (is === undefined) return 'gone'
  return changeOf(was.verdict, is.verdict, same(was, is))
}

/** An advisory check decides only when asked for; what the list of known failures accepts never does. */
function decides(change: Change, line: CheckLine, is: CheckLine | undefined, failOn: readonly Decider[]): boolean {
  if (line.level === 'advisory' && !failOn.includes('advisory')) return false
  if (is?.verdict === 'known-fail') return false
  if (change === 'new' || change === 'newly-judged') return is?.verdict === 'fail' && failOn.includes('new-failure')
  return failOn.some(decider => decider === change)
}

/** A check's id as the runs would call it today: under the operation's present name. */
function renamed(...headers: HeaderLine[]): (line: CheckLine) => string {
  const present = new Map(
    headers.flatMap(({ operations }) =>
      operations.flatMap(({ id, aliases = [] }) => aliases.map(alias => [alias, id])),
    ),
  )
  return ({ id, operation }) => (present.get(operation) ?? operation) + id.slice(operation.length)
}

/** What a check's verdict rests on, without what differs from run to run. */
function evidenceOf({ record, statuses }: ComparedRun): (line: CheckLine) => string {
  const normalise = normaliser(record.header)
  const reasons = new Map(record.header.knownFailures?.entries.map(({ line, reason }) => [line, reason]))
  return line => {
    const reason = reasons.get(line.knownFailure ?? 0)
    // The reason is the list's; what the check itself says stands behind it in brackets.
    const own = reason === undefined ? line.message : line.message.replace(`${reason} (`, '').replace(/\)$/, '')
    const texts = [own, line.expected ?? '', line.actual ?? ''].map(normalise)
    return JSON.stringify([...texts, statuses.get(line.id)])
  }
}

function finding(line: CheckLine, { statuses }: ComparedRun): Finding {
  const { verdict, message, expected, actual, id } = line
  const status = statuses.get(id)
  return {
    verdict,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(status === undefined ? {} : { status }),
  }
}

function sideOf({ header, footer, checks }: RunRecord): Side {
  const { run, target, suite } = header
  return { run, target, suite, verdict: footer.verdict, checks: checks.length }
}
