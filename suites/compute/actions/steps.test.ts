import { expect, test } from 'vitest'
import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { Watch } from '../../../tools/run/worker/watch.ts'
import { shown } from './server-facts.ts'
import { type StepPlan, take } from './steps.ts'

const replying = (status: number, body: object = {}) => ({ status, json: () => body }) as TargetReply

/** A target that shows one status after the other; the last one stays. */
function target(...statuses: string[]): CheckContext {
  return {
    call: async () => {
      const status = statuses.length > 1 ? statuses.shift() : statuses[0]
      return replying(200, { server: { status, 'OS-EXT-STS:task_state': null } })
    },
    watch: (...watched: Parameters<CheckContext['watch']>) => new Watch().until(...watched),
    notRun: (reason: string): never => {
      throw new Error(`not run: ${reason}`)
    },
  } as unknown as CheckContext
}

const is = (status: string) => (look: TargetReply) => shown(look, 'status') === status

const plan: StepPlan = { from: is('ACTIVE'), send: async () => replying(202), reached: is('SHUTOFF') }
const outOfPlace = { stop: async () => replying(409) }

test('a step waits for what it leads to, and tries what is out of place then', async () => {
  const step = await take(target('ACTIVE', 'ACTIVE', 'SHUTOFF'), 'one', { ...plan, outOfPlace })
  expect([step.before, step.after].map(look => shown(look, 'status'))).toEqual(['ACTIVE', 'SHUTOFF'])
  expect(step.outOfPlace.stop?.status).toBe(409)
})

test('a conflict is tried again', async () => {
  const statuses = [409, 202]
  const step = await take(target('ACTIVE', 'SHUTOFF'), 'one', {
    ...plan,
    send: async () => replying(statuses.shift() ?? 0),
  })
  expect([step.reply.status, statuses]).toEqual([202, []])
})

test('a step that is refused leads to nothing, and nothing more is tried', async () => {
  const step = await take(target('ACTIVE'), 'one', { ...plan, send: async () => replying(400), outOfPlace })
  expect([step.reply.status, shown(step.after, 'status'), step.outOfPlace]).toEqual([400, 'ACTIVE', {}])
})

test('a server that fails is not waited for', async () => {
  const step = await take(target('ACTIVE', 'ERROR'), 'one', { ...plan, outOfPlace })
  expect([shown(step.after, 'status'), step.outOfPlace]).toEqual(['ERROR', {}])
})

test('a step is not run from another state', async () => {
  await expect(take(target('SHELVED'), 'one', plan)).rejects.toThrow('not run: the server is SHELVED')
})
