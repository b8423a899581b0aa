import { inspect } from 'node:util'
import type { Check, CheckContext } from '../../model/check.ts'
import type { CheckLine } from '../../model/record.ts'
import type { Verdict } from '../../model/verdict.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { curlLine } from '../../target/curl.ts'
import { lineOf } from '../check-line.ts'
import type { Excuse } from '../plan.ts'
import { RunContext } from './context.ts'
import { type FailureTexts, failureTexts, isFailedExpect, oneLine } from './failure-texts.ts'
import { withinQuota } from './quota.ts'
import { EndOfCheck } from './signals.ts'
import type { WorkerRun } from './worker-run.ts'

/** How one check ended, before the list of known failures is asked. */
export interface Judgement extends Partial<Pick<FailureTexts, 'expected' | 'actual'>> {
  verdict: Verdict
  message: string
  /** Line of the entry of the list that names it. */
  knownFailure?: number
}

/** What runs one check inside of a vitest test. */
export interface TestHandle {
  expect: CheckContext['expect']
  /** Failures of `expect.soft`, which throws nothing; taken away from vitest. */
  takeSoftFailures(): unknown[]
}

/** Runs one check to its line in the record. Never throws. */
export async function runCheck(
  run: WorkerRun,
  check: Check,
  test: TestHandle,
  knownFailure: Excuse | undefined,
): Promise<CheckLine> {
  const context = new RunContext(
    run,
    { tag: check.id, effect: check.effect, ...(check.uses === undefined ? {} : { uses: check.uses }) },
    check.id,
    check.operation,
    test.expect,
  )
  const start = performance.now()
  const judged = excuse(
    withinQuota(await judge(run, check, context, test), run.quotaRefusals.get(check.id)),
    knownFailure,
  )
  const durationMs = Math.round((performance.now() - start) * 100) / 100
  const { exchanges } = context
  const { verdict } = judged
  const shown = verdict === 'fail' || verdict === 'known-fail' || verdict === 'error' ? context.judged : undefined
  const exchange = shown === undefined ? undefined : run.exchanges.find(shown)
  return {
    ...lineOf(check),
    verdict,
    message: judged.message,
    ...(judged.expected === undefined ? {} : { expected: judged.expected }),
    ...(judged.actual === undefined ? {} : { actual: judged.actual }),
    ...(judged.knownFailure === undefined ? {} : { knownFailure: judged.knownFailure }),
    durationMs,
    exchange: exchanges,
    ...(exchange === undefined ? {} : { curl: run.redactor.text(curlLine(exchange)) }),
  }
}

async function judge(run: WorkerRun, check: Check, context: RunContext, test: TestHandle): Promise<Judgement> {
  try {
    run.brake.check()
    await check.run(context)
    const [soft] = test.takeSoftFailures()
    if (soft !== undefined) throw soft
  } catch (error) {
    // What failed before says more than what it led to.
    const [soft] = test.takeSoftFailures()
    return judgeThrown(soft ?? error, run)
  }
  const { assertionCalls } = test.expect.getState()
  if (assertionCalls === 0) return { verdict: 'error', message: 'the check asserted nothing' }
  if (context.exchanges.length === 0) return { verdict: 'error', message: 'the check looked at nothing: no exchange' }
  return { verdict: 'pass', message: '' }
}

/** The verdict that something thrown stands for. */
export function judgeThrown(error: unknown, { redactor }: Pick<WorkerRun, 'redactor'>): Judgement {
  if (isFailedExpect(error)) return { verdict: 'fail', ...failureTexts(error, redactor) }
  if (error instanceof EndOfCheck) return { verdict: error.verdict, message: oneLine(error.message, redactor) }
  if (error instanceof ConformanceError)
    return { verdict: 'error', message: `${oneLine(error.message, redactor)} [${error.code}]` }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error)
  return { verdict: 'error', message: oneLine(text, redactor) }
}

/** Only a failure can be known; a pass that was not expected says that the list is out of date. */
export function excuse(judged: Judgement, entry: Excuse | undefined): Judgement {
  if (entry === undefined) return judged
  const { line, reason } = entry
  if (judged.verdict === 'fail')
    return { ...judged, verdict: 'known-fail', message: `${reason} (${judged.message})`, knownFailure: line }
  if (judged.verdict !== 'pass') return judged
  const message = `it passes, though it is listed as a known failure: ${reason}`
  return { verdict: 'unexpected-pass', message, knownFailure: line }
}
