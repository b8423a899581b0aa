import type { CheckContext } from '../../model/check.ts'
import type { CheckLine } from '../../model/record.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { openChannel, type WorkerInput, type WorkerState } from '../worker-input.ts'
import { cleanUpAfter, runCheck, type TestHandle } from './run-check.ts'
import { openWorkerRun } from './worker-run.ts'

/** What the entry file needs of the worker's side of a run. */
export interface OpenWorker {
  run(id: string, test: TestHandle): Promise<CheckLine>
  cleanUp(id: string): Promise<void>
  state(): WorkerState
}

/** Opens the worker's side of a run; the entry file registers a vitest test for each check. */
export async function openWorker(input: WorkerInput, expect: CheckContext['expect']): Promise<OpenWorker> {
  const run = await openWorkerRun(input, expect)
  const checks = new Map(run.registry.flatMap(({ suite }) => suite.checks.map(check => [check.id, check])))
  const known = new Map(input.checks.map(({ id, knownFailure }) => [id, knownFailure]))
  const channel = openChannel(input.run.id, message => {
    if (message.type === 'stop') run.brake.pull(message.why)
  })
  channel.post({ type: 'opened' })

  /** Without a place to write, further requests would only make what nobody records. */
  const flush = (): void => {
    try {
      run.exchanges.flush()
    } catch (error) {
      const why = error instanceof ConformanceError ? error.message : String(error)
      run.brake.pull(why)
      channel.post({ type: 'output-failed', why })
    }
  }
  const checkOf = (id: string) => {
    const check = checks.get(id)
    if (check === undefined) throw new ConformanceError('SUITE_UNKNOWN_CHECK', `no suite has the check "${id}"`)
    return check
  }
  return {
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
    state: () => ({
      sent: run.exchanges.count,
      backOff: { ...run.client.backOffCount() },
      stored: run.stored.total,
      ...(run.brake.limit === undefined ? {} : { stopped: run.brake.limit }),
    }),
  }
}
