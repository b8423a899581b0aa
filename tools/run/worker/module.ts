import type { CheckContext } from '../../model/check.ts'
import type { CheckLine } from '../../model/record.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { importRegistry } from '../registry.ts'
import { openChannel, type WorkerCheck, type WorkerInput, type WorkerStart, type WorkerState } from '../worker-input.ts'
import { cleanUpAfter, sweepOwn } from './remove-own.ts'
import { runCheck, type TestHandle } from './run-check.ts'
import { openWorkerRun, type WorkerRun } from './worker-run.ts'

/** What the entry file needs of the worker's side of a run. */
export interface OpenWorker {
  /** In the order in which they are begun. */
  checks: readonly WorkerCheck[]
  run(id: string, test: TestHandle): Promise<CheckLine>
  cleanUp(id: string): Promise<void>
  /** When all checks have ended. */
  sweep(): Promise<void>
  state(): WorkerState
}

/**
 * Opens the worker's side of a run; the entry file registers a vitest test for each check.
 * @returns undefined where the run came to nothing before its checks.
 */
export async function openWorker(
  { runId, registry: url }: WorkerStart,
  expect: CheckContext['expect'],
): Promise<OpenWorker | undefined> {
  let run: WorkerRun | undefined
  let stopped: string | undefined
  let give: (input: WorkerInput | undefined) => void
  const given = new Promise<WorkerInput | undefined>(resolve => {
    give = resolve
  })
  const channel = openChannel(runId, message => {
    if (message.type === 'input') give(message.input)
    if (message.type === 'nothing') give(undefined)
    if (message.type !== 'stop') return
    stopped = message.why
    run?.brake.pull(stopped)
  })
  channel.post({ type: 'loading' })
  // All that can be loaded is loaded while the main thread prepares.
  const registry = await importRegistry(url)
  channel.post({ type: 'loaded' })
  const input = await given
  if (input === undefined) return undefined
  run = await openWorkerRun(input, registry, expect)
  if (stopped !== undefined) run.brake.pull(stopped)
  return workerOf(run, input, why => channel.post({ type: 'output-failed', why }))
}

function workerOf(run: WorkerRun, input: WorkerInput, onOutputFailed: (why: string) => void): OpenWorker {
  const checks = new Map(run.registry.flatMap(({ suite }) => suite.checks.map(check => [check.id, check])))
  const known = new Map(input.checks.map(({ id, knownFailure }) => [id, knownFailure]))

  /** Without a place to write, further requests would only make what nobody records. */
  const flush = (): void => {
    try {
      run.exchanges.flush()
    } catch (error) {
      const why = error instanceof ConformanceError ? error.message : String(error)
      run.brake.pull(why)
      onOutputFailed(why)
    }
  }
  const checkOf = (id: string) => {
    const check = checks.get(id)
    if (check === undefined) throw new ConformanceError('SUITE_UNKNOWN_CHECK', `no suite has the check "${id}"`)
    return check
  }
  return {
    checks: input.checks,
    async run(id, test) {
      const check = checkOf(id)
      await run.budget.enter(check.uses)
      const line = await runCheck(run, check, test, known.get(id))
      flush()
      return line
    },
    async cleanUp(id) {
      const check = checkOf(id)
      await cleanUpAfter(run, check)
      // A check that declared nothing gives back what it was let in for.
      run.budget.leave(check.uses ?? run.holdings.of(id))
      flush()
    },
    async sweep() {
      await sweepOwn(run)
      flush()
    },
    state: () => ({
      sent: run.exchanges.count,
      backOff: { ...run.client.backOffCount() },
      stored: run.stored.total,
      ...(run.brake.limit === undefined ? {} : { stopped: run.brake.limit }),
    }),
  }
}
