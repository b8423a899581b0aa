import { expect, test } from 'vitest'
import { GrowingWait } from './growing-wait.ts'

test.each([
  ['half as long again each time', { firstMs: 2, mostMs: 100 }, [2, 3, 4.5, 6.75]],
  ['up to the longest', { firstMs: 2, mostMs: 4 }, [2, 3, 4, 4]],
  ['never longer than the longest', { firstMs: 20, mostMs: 1 }, [1, 1, 1, 1]],
])('waits are %s', async (_, limits, waits) => {
  const wait = new GrowingWait(limits)
  const told: number[] = []
  const begun = performance.now()
  for (const _wait of waits) {
    told.push(wait.nextMs)
    await wait.pass()
  }
  expect(told).toEqual(waits)
  // A timer tells whole milliseconds.
  const least = waits.reduce((sum, one) => sum + Math.floor(one) - 1, 0)
  expect(performance.now() - begun).toBeGreaterThanOrEqual(least)
})
