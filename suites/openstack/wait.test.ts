import { expect, test } from 'vitest'
import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { Watch } from '../../tools/run/worker/watch.ts'
import { untilGone, untilStatus } from './wait.ts'

const context = {
  expect,
  notRun: (reason: string): never => {
    throw new Error(`not run: ${reason}`)
  },
  watch: (...watched: Parameters<CheckContext['watch']>) => new Watch().until(...watched),
  eventually: async <T>(body: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await body()
      } catch (error) {
        if (attempt === 3) throw error
      }
  },
} as unknown as CheckContext

/** Answers one after the other: a status of the resource, or of HTTP; the last one stays. */
function asking(...answers: (string | number)[]) {
  return async (): Promise<TargetReply> => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    const body = typeof answer === 'string' ? { thing: { status: answer } } : {}
    return { status: typeof answer === 'number' ? answer : 200, json: () => body as unknown } as TargetReply
  }
}

const awaiting = (timeoutMs: number, ...answers: (string | number)[]) =>
  untilStatus(context, { ask: asking(...answers), at: ['thing', 'status'], wanted: ['ready', 'done'], timeoutMs })

test('a status is awaited', async () => {
  expect((await awaiting(5000, 'building', 'building', 'done')).json()).toEqual({ thing: { status: 'done' } })
})

test.each([
  ['an error ends it', 5000, ['building', 'error_building', 'done'], 'error_building, not ready or done'],
  ['what is gone ends it', 5000, ['building', 404, 'done'], 'answered 404'],
  ['time ends it', 30, ['building'], 'building, not ready'],
] as const)('awaiting a status: %s', async (_, timeoutMs, answers, why) => {
  await expect(awaiting(timeoutMs, ...answers)).rejects.toThrow(`not run: a resource is ${why}`)
})

test('the end of a resource is awaited, and its staying is a failure', async () => {
  expect((await untilGone(context, asking('deleting', 'deleting', 404))).status).toBe(404)
  await expect(untilGone(context, asking('deleting'))).rejects.toThrow('not found any more')
})
