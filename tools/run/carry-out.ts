import type { Profile } from '../model/profile.ts'
import type { CheckLine, FooterLine, HeaderLine } from '../model/record.ts'
import { countVerdicts } from '../model/verdict.ts'
import { ConformanceError } from '../shared/errors.ts'
import { judgeRun, summarise } from '../shared/summarise.ts'
import { formatJson, writeText } from '../shared/write-json.ts'
import { type ConnectedClient, defaultConcurrency } from '../target/client.ts'
import { lineOf } from './check-line.ts'
import { orderOfBeginning } from './order-of-beginning.ts'
import { outFiles } from './out-folder.ts'
import type { Plan, PlannedCheck } from './plan.ts'
import type { RecordWriter } from './record-writer.ts'
import type { RegisteredSuite } from './registry.ts'
import { withRepeat } from './repeat-line.ts'
import type { RunOptions, RunOutcome } from './run.ts'
import type { Runner } from './runner.ts'
import { sweep } from './sweep.ts'
import { readTypicalCosts } from './typical-costs.ts'
import type { WorkerInput } from './worker-input.ts'

export interface PreparedRun {
  options: RunOptions
  profile: Profile
  plan: Plan
  header: HeaderLine
  record: RecordWriter
  registry: readonly RegisteredSuite[]
  client: ConnectedClient
  runner: Runner
  dir: string
  /** `performance.now()` at the start. */
  started: number
  /** Requests that the main thread has sent. */
  sent(): number
}

/** The second half of a run: checks, sweep, footer, summary. After this point the record is always completed. */
export async function carryOut(prepared: PreparedRun): Promise<RunOutcome> {
  const { options, plan, record, runner, dir } = prepared
  let problem: ConformanceError | undefined
  const failed = (error: unknown): void => {
    problem ??= error instanceof ConformanceError ? error : new ConformanceError('RUN_BROKEN', String(error))
  }
  const write = (judged: CheckLine): void => {
    const line = withRepeat(judged, prepared.header.run.seed, options.repeatWords ?? [])
    try {
      if (record.check(line)) options.onLine?.(line)
    } catch (error) {
      failed(error)
      runner.stop('the record cannot be written')
    }
    if (record.complete) options.onSweep?.()
  }
  let interrupted = false
  let stopped: string | undefined
  const interrupt = (): void => {
    interrupted = true
    runner.stop('the run was interrupted')
  }
  options.signal?.addEventListener('abort', interrupt)
  let sentByWorker = 0
  let backOff = { answers: 0, repeats: 0 }
  let stored = { objects: 0, megabytes: 0 }
  let problems: string[] = []
  for (const planned of plan.checks) if (planned.settled !== undefined) write(settledLine(planned))
  if (options.signal?.aborted) interrupt()
  else if (!record.complete)
    problems = await runner.execute(workerInput(prepared), {
      onLine: write,
      onState: state => {
        sentByWorker = Math.max(sentByWorker, state.sent)
        stopped ??= state.stopped
        if (state.stored.objects > stored.objects) stored = state.stored
        if (state.backOff.answers > backOff.answers) backOff = state.backOff
      },
      onOutputFailed: why => {
        failed(new ConformanceError('OUT_NOT_WRITABLE', why, { where: dir, next: 'make room, or name another --out' }))
        record.releaseReserve()
      },
      findLine: id => record.line(id),
      isComplete: () => record.complete,
    })
  const [cause] = problems
  for (const id of record.missing) {
    const planned = plan.checks.find(({ check }) => check.id === id)
    if (planned !== undefined) write(unjudgedLine(planned, interrupted, cause))
  }
  if (cause !== undefined)
    failed(
      new ConformanceError('RUN_BROKEN', `the run could not be carried through: ${cause.split('\n', 1)[0]}`, {
        where: dir,
        next: 'the record says which checks were judged; repeat the run',
      }),
    )
  const leftovers = await sweep(dir, { ...prepared, patience: prepared.profile.patience ?? 1 })
  options.signal?.removeEventListener('abort', interrupt)
  const requests = sentByWorker + prepared.sent()
  const own = prepared.client.backOffCount()
  const told = { answers: backOff.answers + own.answers, repeats: backOff.repeats + own.repeats }
  return finish(prepared, { interrupted, stopped, backOff: told, stored, leftovers, problem, requests }, failed)
}

function finish(
  { record, header, dir, started }: PreparedRun,
  end: Pick<RunOutcome, 'interrupted' | 'leftovers'> &
    Required<Pick<FooterLine, 'backOff' | 'requests' | 'stored'>> & {
      stopped: string | undefined
      problem: ConformanceError | undefined
    },
  failed: (error: unknown) => void,
): RunOutcome {
  const { interrupted, stopped, backOff, stored, leftovers, requests } = end
  let { problem } = end
  const lines = record.lines.filter((line): line is CheckLine => line.type === 'check')
  const footer = {
    type: 'footer' as const,
    verdict: judgeRun(lines, interrupted),
    counts: countVerdicts(lines.map(line => line.verdict)),
    requests,
    durationMs: Math.round(performance.now() - started),
    interrupted,
    ...(stopped === undefined || !lines.some(({ verdict }) => verdict === 'not-run') ? {} : { stopped }),
    ...(backOff.answers === 0 ? {} : { backOff }),
    ...(stored.objects === 0 ? {} : { stored }),
    leftovers,
  }
  try {
    record.footer(footer)
  } catch (error) {
    failed(error)
    problem ??= error as ConformanceError
  }
  const summary = summarise(record.lines)
  try {
    writeText(outFiles(dir).summary, formatJson(summary))
  } catch (error) {
    problem ??= error as ConformanceError
  }
  return {
    dir,
    summary,
    record: { header, checks: lines, footer },
    interrupted,
    leftovers,
    ...(problem === undefined ? {} : { problem }),
  }
}

function workerInput({ options, profile, plan, header, client, dir, started, sent }: PreparedRun): WorkerInput {
  const { requests, minutes, objects, megabytes } = profile.limits
  const { rate, timeoutMs, concurrency = defaultConcurrency } = options
  return {
    target: options.target,
    session: client.session(),
    run: { id: header.run.id, seed: header.run.seed, dir },
    effects: header.selection.effects,
    fixtures: profile.fixtures,
    cost: plan.cost,
    checks: orderOfBeginning(plan.checks, readTypicalCosts()).map(({ check, settled, knownFailure }) => ({
      id: check.id,
      operation: check.operation,
      ...(knownFailure === undefined ? {} : { knownFailure }),
      ...(settled === undefined ? {} : { settled: settled.message }),
    })),
    concurrency,
    ...(profile.patience === undefined ? {} : { patience: profile.patience }),
    allowance: {
      ...(requests === undefined ? {} : { requests }),
      sent: sent(),
      ...(minutes === undefined ? {} : { minutes, until: Date.now() - performance.now() + started + minutes * 60_000 }),
      ...(objects === undefined ? {} : { objects }),
      ...(megabytes === undefined ? {} : { megabytes }),
    },
    ...(rate === undefined ? {} : { rate }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }
}

function settledLine(planned: PlannedCheck): CheckLine {
  const { verdict, message } = planned.settled as NonNullable<PlannedCheck['settled']>
  return { ...lineOf(planned.check), durationMs: 0, exchange: [], verdict, message }
}

/** A planned check that gave no verdict: not begun when the run was interrupted, lost otherwise. */
function unjudgedLine(planned: PlannedCheck, interrupted: boolean, cause: string | undefined): CheckLine {
  const base = { ...lineOf(planned.check), durationMs: 0, exchange: [] }
  if (interrupted) return { ...base, verdict: 'not-run', message: 'the run was interrupted' }
  const why = cause === undefined ? 'it gave no verdict' : cause.split('\n', 1)[0]
  return { ...base, verdict: 'error', message: `the runner lost the check: ${why}` }
}
