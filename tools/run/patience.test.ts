import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { CallOptions, CheckContext } from '../model/check.ts'
import type { TargetReply } from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import { Patience } from './patience.ts'
import { StuckKinds } from './stuck-kinds.ts'

const silent = () => Promise.reject(new ConformanceError('TARGET_TIMEOUT', 'the target sent no response'))
const answering = () => Promise.resolve({ status: 409, reason: 'Conflict' } as TargetReply)

function patienceWith(send: CheckContext['call'], times?: number): Patience {
  return new Patience({ send, stuck: new StuckKinds(), ...(times === undefined ? {} : { times }) })
}

/** Asks once, and gives what was answered. */
async function deleteOne(patience: Patience, service: string, options?: CallOptions): Promise<TargetReply | undefined> {
  let reply: TargetReply | undefined
  await patience.spend({ service, kind: 'thing' }, async send => {
    reply = await send('a.b.delete', options)
  })
  return reply
}

/** How so many things of a service end that are all deleted at once. */
async function deleteMany(patience: Patience, service: string, count: number): Promise<Record<string, number>> {
  const ends = await Promise.allSettled(Array.from({ length: count }, () => deleteOne(patience, service)))
  const counts: Record<string, number> = {}
  for (const end of ends) {
    const text = end.status === 'fulfilled' ? String(end.value?.status) : end.reason.message
    counts[text] = (counts[text] ?? 0) + 1
  }
  return counts
}

test('a service that answers nothing is not asked for everything; another one is', async () => {
  let isSilent = true
  const patience = patienceWith(() => (isSilent ? silent() : answering()))
  expect(await deleteMany(patience, 'compute', 500)).toEqual({
    'the target sent no response': 20,
    'not asked: 20 requests in a row were not answered': 480,
  })
  isSilent = false
  expect(await deleteMany(patience, 'image', 500)).toEqual({ 409: 500 })
})

test('silence now and then, and refusals, end nothing', async () => {
  let count = 0
  const patience = patienceWith(() => {
    count += 1
    return count % 15 === 0 ? answering() : silent()
  })
  expect((await deleteMany(patience, 'compute', 300))[409]).toBe(20)
})

test('the time of each thing begins with its first request, and bounds the others', async () => {
  const given: unknown[] = []
  const patience = patienceWith((_, options) => {
    given.push(options?.timeoutMs)
    return answering()
  }, 0)
  await expect(deleteOne(patience, 'compute')).rejects.toThrow('given up after 0 s; nothing was answered')
  expect(given).toEqual([])
  const ample = patienceWith((_, options) => {
    given.push(options?.timeoutMs)
    return answering()
  })
  await deleteOne(ample, 'compute', { timeoutMs: 500 })
  await deleteOne(ample, 'compute')
  expect(given).toEqual([500, undefined])
})

test.each([
  { answered: 'something', ends: 'given up after 0.05 s; the last answer to a.b.delete was 409 Conflict' },
  { answered: 'nothing', ends: 'given up after 0.05 s; nothing was answered' },
])(
  'where $answered was answered, a last request that is cut off for want of time is no silence of the target',
  async ({ answered, ends }) => {
    const patience = patienceWith(
      async (_, options) => {
        if (options?.timeoutMs !== undefined && (answered === 'nothing' || options.timeoutMs < 25)) {
          await sleep(options.timeoutMs)
          return silent()
        }
        await sleep(10)
        return answering()
      },
      50 / (15 * 60_000),
    )
    const askForEver = patience.spend({ service: 'compute', kind: 'thing' }, async send => {
      for (;;) await send('a.b.delete')
    })
    await expect(askForEver).rejects.toThrow(ends)
  },
)
