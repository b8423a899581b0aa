import { relative } from 'node:path'
import type { ProfileFixtures } from '../model/profile.ts'
import type { CheckLine } from '../model/record.ts'
import type { Effect } from '../model/verdict.ts'
import type { RunOptions, RunOutcome } from '../run/run.ts'
import { ConformanceError } from '../shared/errors.ts'
import { formatJson } from '../shared/write-json.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { openProgress } from './progress.ts'
import { resultTables } from './result-tables.ts'
import { type TargetFlags, targetOptionsOf } from './target-options.ts'

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
  json?: boolean
  stepMs?: number
}

/**
 * Runs the suites and shows what came of it; `--json` prints the summary to standard output, all else goes to standard
 * error then.
 * @returns the exit code.
 */
export async function runCommand(flags: RunFlags & TargetFlags): Promise<number> {
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
      fixtures,
      signal: interruption.signal,
      onPlan: (plan, header, folder) => {
        dir = folder
        progress.begin(plan, header)
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

interface OpenTarget {
  target: ResolvedTarget
  fixtures: ProfileFixtures
  close(): Promise<void>
}

async function openTarget(flags: RunFlags & TargetFlags): Promise<OpenTarget> {
  if (flags.target === undefined) {
    if (flags.stepMs !== undefined)
      throw new ConformanceError('TARGET_OPTIONS', 'only the embedded emulator has steps of a chosen length', {
        where: '--step-ms',
        next: 'leave it out, or add --target emulator',
      })
    const { resolveTarget } = await import('../target/resolve.ts')
    const target = await resolveTarget(targetOptionsOf(flags), process.env)
    return { target, fixtures: {}, close: async () => {} }
  }
  if (flags.cloud !== undefined || flags.token !== undefined || flags.endpoint.length > 0)
    throw new ConformanceError('TARGET_OPTIONS', '--target emulator and another target were named', {
      where: '--target, --cloud, --endpoint, --token',
      next: 'leave one of them out',
    })
  const { startEmulator } = await import('../emulator/server.ts')
  const { emulatorFixtures, emulatorTarget } = await import('./emulator-target.ts')
  const emulator = await startEmulator({
    ...(flags.stepMs === undefined ? {} : { stepMs: flags.stepMs }),
    // Nobody waits a minute for what takes none of the time of a processor.
    minuteMs: 3000,
  })
  const { info } = emulator
  return { target: emulatorTarget(info), fixtures: emulatorFixtures(info), close: () => emulator.close() }
}

function runOptions(flags: RunFlags, target: ResolvedTarget): RunOptions {
  const { api, check, effects, knownFailures, profile, out, concurrency, rate, timeout, seed, shard } = flags
  return {
    target,
    api,
    check,
    ...(effects === undefined ? {} : { effects }),
    ...(knownFailures === undefined ? {} : { knownFailures }),
    ...(profile === undefined ? {} : { profile }),
    ...(out === undefined ? {} : { out }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(rate === undefined ? {} : { rate }),
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
    ...(seed === undefined ? {} : { seed }),
    ...(shard === undefined ? {} : { shard }),
  }
}

/** A view that cannot be written costs the view, not the verdict; the record is on disk. */
async function writeViews({ dir, problem }: RunOutcome): Promise<string[]> {
  if (problem?.code === 'OUT_NOT_WRITABLE') return []
  const { writeReports } = await import('../report/write.ts')
  const { reportFormats } = await import('../report/formats.ts')
  return (await writeReports(dir, reportFormats)).map(file => relative(dir, file))
}

function quitAtOnce(dir: string | undefined): never {
  const hint = dir === undefined ? '' : `; what is left on the target: k5-conformance cleanup ${dir}`
  process.stderr.write(`\nQuit before the clean-up ended${hint}\n`)
  process.exit(exitCodes.interrupted)
}
