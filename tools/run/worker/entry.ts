import { describe, expect, inject, test } from 'vitest'

// The only file that vite transforms; all else is imported natively where it is built JavaScript.
const input = inject('workerInput')
const { openWorker } = (await import(input.module)) as typeof import('./module.ts')
const worker = await openWorker(input, expect)

/** Those that follow each other, by operation. */
const rows: { operation: string; checks: typeof input.checks }[] = []
for (const check of input.checks) {
  const row = rows.at(-1)
  if (row?.operation === check.operation) row.checks.push(check)
  else rows.push({ operation: check.operation, checks: [check] })
}

for (const { operation, checks } of rows) {
  describe(operation, () => {
    for (const { id, settled } of checks) {
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
  })
}
