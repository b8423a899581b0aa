import { expect, test } from 'vitest'
import { oneOf } from './one-of.ts'

test.each<[number[], number, number | string]>([
  [[200, 203], 203, 203],
  [[202], 400, 202],
  [[404, 403], 200, '404 or 403'],
  [[], 200, ''],
])('of %j, %i: %j', (allowed, value, expected) => expect(oneOf(allowed, value)).toBe(expected))
