import { relative } from 'node:path'
import type { Limits } from '../model/profile.ts'
import type { CheckLine } from '../model/record.ts'
import type { Effect } from '../model/verdict.ts'
import type { RunOptions, RunOutcome } from '../run/run.ts'
import { formatJson } from '../shared/write-json.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { planRequest } from './plan-request.ts'
import { openProgress } from './progress.ts'
import { repeatWords } from './repeat-words.ts'
import { resultTables } from './result-tables.ts'
import { openTarget } from './run-target.ts'
import type { TargetFlags } from './target-options.ts'

export interface RunFlags {
  api: string[]
  check: string[]
  effects?: Effect[]
  knownFailures?: string
  profile?: string
  out?: string
  concurrency?: number
  rate?: number
  timeout?: number
  seed?: number
  shard?: { index: number; count: number }
  limit?: Limits
  dryRun?: boolean
  json?: boolean
  stepMs?: number
}

/**
 * Runs the suites and shows what came of it; `--json` prints the summary to standard output, all else goes to standard
 * error then.
 * @returns the exit code.
 */
export async function runCommand(flags: RunFlags & TargetFlags): Promise<number> {
  if (flags.dryRun === true) {
    const { dryRunCommand } = await import('./dry-run-command.ts')
    return dryRunCommand(flags)
  }
  const { run } = await import('../run/run.ts')
  const { target, fixtures, close } = await openTarget(flags)
  const out = flags.json === true ? process.stderr : process.stdout
  const progress = openProgress(out)
  const interruption = new AbortController()
  let dir: string | undefined
  const onSignal = (): void => {
    if (interruption.signal.aborted) quitAtOnce(dir)
    interruption.abort()
    progress.note('Ending: what was made on the target is being deleted. Ctrl-C again quits at once.')
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  try {
    const outcome = await run({
      ...runOptions(flags, target),
      repeatWords: repeatWords(flags),
      fixtures,
      signal: interruption.signal,
      onPlan: (plan, header, folder) => {
        dir = folder
        progress.begin(plan, header)
        // Loaded while the worker gets its checks ready; what is wrong with it is told when it is wanted.
        import('../report/write.ts').catch(() => {})
      },
      onLine: (line: CheckLine) => progress.line(line),
      onSweep: () => progress.sweeping(),
    })
    progress.end()
    const files = await writeViews(outcome)
    if (flags.json === true) process.stdout.write(formatJson(outcome.summary))
    out.write(resultTables(outcome, { files, colour: progress.colour, width: out.columns }))
    if (outcome.problem !== undefined) throw outcome.problem
    return outcome.interrupted ? exitCodes.interrupted : exitCodeOf(outcome.summary)
  } finally {
    progress.end()
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
    await close()
  }
}

function runOptions(flags: RunFlags, target: ResolvedTarget): RunOptions {
  const { out, concurrency, rate, timeout, seed } = flags
  return {
    target,
    ...planRequest(flags),
    ...(out === undefined ? {} : { out }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(rate === undefined ? {} : { rate }),
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
    ...(seed === undefined ? {} : { seed }),
  }
}

/** A view that cannot be written costs the view, not the verdict; the record is on disk. */
async function writeViews({ dir, record, problem }: RunOutcome): Promise<string[]> {
  if (problem?.code === 'OUT_NOT_WRITABLE') return []
  const { writeReports } = await import('../report/write.ts')
  const { reportFormats } = await import('../report/formats.ts')
  // After a problem the record is asked whether it is whole.
  const recorded = problem === undefined ? record : undefined
  return (await writeReports(dir, reportFormats, recorded)).map(file => relative(dir, file))
}

function quitAtOnce(dir: string | undefined): never {
  const hint = dir === undefined ? '' : `; what is left on the target: k5-conformance cleanup ${dir}`
  process.stderr.write(`\nQuit before the clean-up ended${hint}\n`)
  process.exit(exitCodes.interrupted)
}
