import { describe, expect, inject, test } from 'vitest'

// The only file that vite transforms; all else is imported natively where it is built JavaScript.
const input = inject('workerInput')
const { openWorker } = (await import(input.module)) as typeof import('./module.ts')
const worker = await openWorker(input, expect)

const begunFirst = input.checks.filter(({ first }) => first)
const others = input.checks.filter(({ first }) => !first)
const operations = new Map<string, typeof input.checks>()
for (const check of [...begunFirst, ...others]) {
  const key = check.first ? `${check.operation} (first)` : check.operation
  operations.set(key, [...(operations.get(key) ?? []), check])
}

for (const [operation, checks] of operations) {
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
