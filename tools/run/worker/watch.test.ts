import { describe, expect, test } from 'vitest'
import { Watch } from './watch.ts'

/** Looks of a thing that is under way so many times. */
function thing(underWay: number): () => Promise<number> {
  let left = underWay
  return async () => left--
}
const isOver = (left: number): boolean => left <= 0
const never = thing(Number.POSITIVE_INFINITY)

describe('what is watched', () => {
  test('is looked at until it is over', async () => {
    expect(await new Watch().until('servers', thing(2), isOver, 60_000)).toBe(0)
  })

  test('is left after its time, and the last look is given', async () => {
    expect(await new Watch().until('servers', never, isOver, 30)).toBe(Number.POSITIVE_INFINITY)
  })

  test('has so many times as long as patience says', async () => {
    const slow = thing(3)
    expect(await new Watch(1000).until('servers', slow, isOver, 1)).toBe(0)
    expect(await new Watch(0.001).until('servers', never, isOver, 1000)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('where three of a kind were left one after another', () => {
  async function watchThatLeft(count: number): Promise<Watch> {
    const watch = new Watch()
    for (let index = 0; index < count; index += 1) await watch.until('servers', never, isOver, 1)
    return watch
  }

  test('no other is waited for', async () => {
    const watch = await watchThatLeft(3)
    await expect(watch.until('servers', thing(2), isOver, 60_000)).rejects.toThrow(
      'the target left 3 servers under way for 60 s each, one after another: no other is waited for',
    )
  })

  test('those who wait already end, too', async () => {
    const watch = await watchThatLeft(2)
    const waiting = watch.until('servers', never, isOver, 600_000)
    await watch.until('servers', never, isOver, 1)
    await expect(waiting).rejects.toThrow('no other is waited for')
  })

  test('what is over at once is seen all the same, and gives no hope', async () => {
    const watch = await watchThatLeft(3)
    expect(await watch.until('servers', thing(0), isOver, 60_000)).toBe(0)
    await expect(watch.until('servers', never, isOver, 1)).rejects.toThrow('no other is waited for')
  })

  test('others are waited for', async () => {
    const watch = await watchThatLeft(3)
    expect(await watch.until('volumes', thing(2), isOver, 60_000)).toBe(0)
  })
})

test('one that comes to an end between them gives new hope', async () => {
  const watch = new Watch()
  for (let index = 0; index < 3; index += 1) {
    await watch.until('servers', never, isOver, 1)
    expect(await watch.until('servers', thing(2), isOver, 60_000)).toBe(0)
  }
})
