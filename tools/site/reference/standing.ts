import type { Check } from '../../model/check.ts'
import { type Counts, countVerdicts, type Verdict, worstVerdict } from '../../model/verdict.ts'
import { type CheckResult, type RecordedRun, resultOf } from '../recorded/recorded-run.ts'
import { ownName } from './paths.ts'
import type { OperationEntry } from './site.ts'

/** What one recorded target's run says of a group of checks. */
export interface Standing {
  run: RecordedRun
  /** Worst verdict of the required checks; undefined where the run judged none of them. */
  verdict?: Verdict
  counts: Counts
  advisoryFails: number
  /** How many of the checks the run has a verdict on. */
  known: number
}

/** The result of one check in a run; undefined where the run did not know it. */
export function checkResult(run: RecordedRun, check: Check): CheckResult | undefined {
  return resultOf(run, check.operation, ownName(check))
}

/** How a target stands in one or more operations. */
export function standingOf(run: RecordedRun, entries: readonly OperationEntry[]): Standing {
  const results = entries.flatMap(entry =>
    entry.checks.flatMap(({ check }) => {
      const result = checkResult(run, check)
      return result === undefined ? [] : [{ verdict: result.verdict, level: check.level }]
    }),
  )
  const deciding = results.filter(({ verdict, level }) => !(verdict === 'fail' && level === 'advisory'))
  return {
    run,
    ...(results.length === 0 ? {} : { verdict: worstVerdict(deciding.map(({ verdict }) => verdict)) }),
    counts: countVerdicts(results.map(({ verdict }) => verdict)),
    advisoryFails: results.length - deciding.length,
    known: results.length,
  }
}
