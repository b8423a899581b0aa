import { expect, test } from 'vitest'
import type { TargetReply } from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import { Patience } from './patience.ts'

const silent = () => Promise.reject(new ConformanceError('TARGET_TIMEOUT', 'the target sent no response'))
const answering = () => Promise.resolve({ status: 409, reason: 'Conflict' } as TargetReply)

/** How so many things of a service end that are all deleted at once. */
async function deleteMany(patience: Patience, service: string, count: number): Promise<Record<string, number>> {
  const ends = await Promise.allSettled(Array.from({ length: count }, () => patience.senderFor(service)('a.b.delete')))
  const counts: Record<string, number> = {}
  for (const end of ends) {
    const text = end.status === 'fulfilled' ? String(end.value.status) : end.reason.message
    counts[text] = (counts[text] ?? 0) + 1
  }
  return counts
}

test('a service that answers nothing is not asked for everything; another one is', async () => {
  let isSilent = true
  const patience = new Patience(() => (isSilent ? silent() : answering()))
  expect(await deleteMany(patience, 'compute', 500)).toEqual({
    'the target sent no response': 20,
    'not asked: 20 requests in a row were not answered': 480,
  })
  isSilent = false
  expect(await deleteMany(patience, 'image', 500)).toEqual({ 409: 500 })
})

test('silence now and then, and refusals, end nothing', async () => {
  let count = 0
  const patience = new Patience(() => {
    count += 1
    return count % 15 === 0 ? answering() : silent()
  })
  expect((await deleteMany(patience, 'compute', 300))[409]).toBe(20)
})

test('the time of each thing begins with its first request, and bounds the others', async () => {
  const given: unknown[] = []
  const patience = new Patience((_, options) => {
    given.push(options?.timeoutMs)
    return answering()
  }, 0)
  await expect(patience.senderFor('compute')('a.b.delete')).rejects.toThrow('given up after 0 s; nothing was answered')
  expect(given).toEqual([])
  const ample = new Patience((_, options) => {
    given.push(options?.timeoutMs)
    return answering()
  })
  await ample.senderFor('compute')('a.b.delete', { timeoutMs: 500 })
  await ample.senderFor('compute')('a.b.delete')
  expect(given).toEqual([500, undefined])
})
