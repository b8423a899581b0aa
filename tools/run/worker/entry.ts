import { afterAll, describe, expect, inject, test } from 'vitest'
import type { WorkerCheck } from '../worker-input.ts'
import type { OpenWorker } from './module.ts'

// The only file that vite transforms; all else is imported natively where it is built JavaScript.
const start = inject('workerStart')
const { openWorker } = (await import(start.module)) as typeof import('./module.ts')
const worker = await openWorker(start, expect)

if (worker !== undefined) register(worker)

function register(worker: OpenWorker): void {
  /** Those that follow each other, by operation. */
  const rows: { operation: string; checks: WorkerCheck[] }[] = []
  for (const check of worker.checks) {
    const row = rows.at(-1)
    if (row?.operation === check.operation) row.checks.push(check)
    else rows.push({ operation: check.operation, checks: [check] })
  }
  for (const { operation, checks } of rows)
    describe(operation, () => {
      for (const check of checks) registerCheck(worker, check)
    })
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which of its fixtures are wanted
  afterAll(async ({}, file) => {
    await worker.sweep()
    file.meta.worker = worker.state()
  })
}

function registerCheck(worker: OpenWorker, { id, settled }: WorkerCheck): void {
  test.concurrent(id, async context => {
    if (settled !== undefined) context.skip(settled)
    const { task } = context
    const line = await worker.run(id, {
      expect: context.expect,
      takeSoftFailures: () => {
        const failures = task.result?.errors?.splice(0) ?? []
        if (failures.length > 0 && task.result !== undefined) task.result.state = 'run'
        return failures
      },
    })
    task.meta.line = line
    await worker.cleanUp(id)
    task.meta.worker = worker.state()
  })
}
