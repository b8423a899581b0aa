import type { Verdict } from '../model/verdict.ts'
import type { Change } from './comparison.ts'

/**
 * Where a verdict stands. The rule holds; the target departs from it, excused or not; there was an attempt and no
 * judgement; nothing was judged. A list of known failures changes what is accepted and not what the target does, so
 * `known-fail` departs as `fail` does, and `unexpected-pass` holds as `pass` does.
 */
type Standing = 'holds' | 'departs' | 'broken' | 'unjudged'

const standings: Record<Verdict, Standing> = {
  pass: 'holds',
  'unexpected-pass': 'holds',
  fail: 'departs',
  'known-fail': 'departs',
  error: 'broken',
  'not-run': 'unjudged',
  unsupported: 'unjudged',
  skipped: 'unjudged',
}

/**
 * The change from one standing to another, where it is another. What held and now departs or breaks is worse; what was
 * judged and is not any more is told apart, because it may hide something worse. Exchanging the runs exchanges
 * `regressed` with `fixed`, and `no-longer-judged` with `newly-judged`.
 */
const steps: Record<Standing, Record<Standing, Change | undefined>> = {
  holds: { holds: undefined, departs: 'regressed', broken: 'regressed', unjudged: 'no-longer-judged' },
  departs: { holds: 'fixed', departs: undefined, broken: 'no-longer-judged', unjudged: 'no-longer-judged' },
  broken: { holds: 'fixed', departs: 'newly-judged', broken: undefined, unjudged: 'changed' },
  unjudged: { holds: 'newly-judged', departs: 'newly-judged', broken: 'changed', unjudged: undefined },
}

/** What became of a check that both runs have. */
export function changeOf(before: Verdict, after: Verdict, sameEvidence: boolean): Change {
  const step = steps[standings[before]][standings[after]]
  if (step !== undefined) return step
  if (before === after) return sameEvidence ? 'unchanged' : 'changed'
  if (standings[after] === 'unjudged') return 'changed'
  return sameEvidence || standings[after] === 'holds' ? 'relisted' : 'changed'
}
