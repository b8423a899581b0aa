import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

/** Begins work with those keys at the same time, and tells the order of beginnings and ends. */
async function carriedOut(...keys: (string | undefined)[]): Promise<string[]> {
  const turns = new Turns()
  const seen: string[] = []
  await Promise.all(
    keys.map((key, index) =>
      turns.take(key, async () => {
        seen.push(`begin ${index}`)
        await sleep(5)
        seen.push(`end ${index}`)
      }),
    ),
  )
  return seen
}

test('those of one key come one after the other, in their order', async () => {
  expect(await carriedOut('a', 'a', 'a')).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2', 'end 2'])
})

test.each([
  ['other keys', ['a', 'b']],
  ['no key', [undefined, undefined]],
])('those of %s do not wait', async (_, keys) => {
  expect((await carriedOut(...keys)).slice(0, 2)).toEqual(['begin 0', 'begin 1'])
})

test('one that fails keeps nobody from his turn, and tells why', async () => {
  const turns = new Turns()
  const failing = turns.take('a', async () => {
    throw new Error('no')
  })
  const next = turns.take('a', async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('done')
})
