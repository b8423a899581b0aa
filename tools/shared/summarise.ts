import type { CheckLine, FooterLine, HeaderLine, RecordLine, Summary } from '../model/record.ts'
import { recordVersion } from '../model/record.ts'
import type { Counts, RunVerdict, Verdict } from '../model/verdict.ts'
import { countVerdicts, worstVerdict } from '../model/verdict.ts'
import { ConformanceError } from './errors.ts'
import { gateProblems } from './gate.ts'
import { groupBy } from './group-by.ts'

type Judged = Pick<CheckLine, 'verdict' | 'level'>

/**
 * The verdict on the target. A required `fail` makes it non-conformant, whatever else happened; an `unexpected-pass` is
 * the list's fault and not the target's (gate.ts). Otherwise it is inconclusive when the run was interrupted,
 * when a check ended in `error` or `not-run`, or when no check was judged at all: what was not evaluated is no pass.
 */
export function judgeRun(checks: readonly Judged[], interrupted: boolean): RunVerdict {
  if (checks.some(check => decides(check) && check.verdict === 'fail')) return 'non-conformant'
  const unjudged = checks.some(check => check.verdict === 'error' || check.verdict === 'not-run')
  const judged = checks.some(({ verdict }) => ['pass', 'known-fail', 'unexpected-pass'].includes(verdict))
  return interrupted || unjudged || !judged ? 'inconclusive' : 'conformant'
}

/**
 * The content of `summary.json`, from the lines of a record alone.
 * @throws {ConformanceError} `RECORD_INCOMPLETE` without a header and a footer.
 */
export function summarise(lines: readonly RecordLine[]): Summary {
  const header = lines.find((line): line is HeaderLine => line.type === 'header')
  const footer = lines.find((line): line is FooterLine => line.type === 'footer')
  if (header === undefined || footer === undefined)
    throw new ConformanceError('RECORD_INCOMPLETE', `the record has no ${header === undefined ? 'header' : 'footer'}`)
  const checks = lines.filter((line): line is CheckLine => line.type === 'check')
  const gate = gateProblems(header.knownFailures, checks)
  const byOperation = groupBy(checks, check => check.operation)
  const byService = groupBy(checks, check => serviceOf(check.operation))
  return {
    version: recordVersion,
    verdict: footer.verdict,
    ...tally(checks),
    operations: header.operations.map(({ id, title, method, path, clause }) => {
      const own = byOperation.get(id) ?? []
      return { id, title, method, path, clause, verdict: groupVerdict(own), ...tally(own) }
    }),
    services: header.services.map(({ id, title }) => {
      const own = byService.get(id) ?? []
      return { id, title, verdict: groupVerdict(own), ...tally(own) }
    }),
    notEvaluated: header.notEvaluated,
    ...(header.withoutChecks === undefined ? {} : { withoutChecks: header.withoutChecks }),
    ...(header.knownFailures === undefined && gate.length === 0 ? {} : { gate }),
    target: header.target,
    suite: { ...header.suite, seed: header.run.seed },
    run: header.run,
    requests: footer.requests,
    durationMs: footer.durationMs,
    ...(footer.stopped === undefined ? {} : { stopped: footer.stopped }),
    ...(footer.backOff === undefined ? {} : { backOff: footer.backOff }),
    ...(footer.stored === undefined ? {} : { stored: footer.stored }),
  }
}

/** A failed advisory check is shown, but decides nothing: only a sample or a custom implies its rule. */
function decides(check: Judged): boolean {
  return !(check.verdict === 'fail' && check.level === 'advisory')
}

function groupVerdict(checks: readonly Judged[]): Verdict {
  return worstVerdict(checks.filter(decides).map(check => check.verdict))
}

function tally(checks: readonly Judged[]): { counts: Counts; advisoryFails: number } {
  return {
    counts: countVerdicts(checks.map(check => check.verdict)),
    advisoryFails: checks.filter(check => !decides(check)).length,
  }
}

function serviceOf(operation: string): string {
  return operation.slice(0, operation.indexOf('.'))
}
