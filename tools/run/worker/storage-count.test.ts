import { expect, test } from 'vitest'
import { EndOfCheck } from './signals.ts'
import { StorageCount } from './storage-count.ts'

test('objects and bytes are counted, and bytes are told in megabytes, rounded up once', () => {
  const count = new StorageCount({})
  expect(count.total).toEqual({ objects: 0, megabytes: 0 })
  for (const bytes of [400_000, 700_000, 0]) count.add({ objects: 1, bytes })
  expect(count.total).toEqual({ objects: 3, megabytes: 2 })
})

test.each([
  [{ objects: 2 }, { objects: 1, bytes: 0 }, 2, 'the limit of 2 objects was reached'],
  [{ objects: 1 }, { objects: 1, bytes: 0 }, 1, 'the limit of 1 object was reached'],
  [{ objects: 0 }, { objects: 1, bytes: 0 }, 0, 'the limit of 0 objects was reached'],
  [{ megabytes: 1 }, { objects: 1, bytes: 500_000 }, 2, 'the limit of 1 megabyte was reached'],
  [{ megabytes: 0 }, { objects: 1, bytes: 1 }, 0, 'the limit of 0 megabytes was reached'],
])('%j: of %j so many pass: %i', (limits, each, most, message) => {
  const count = new StorageCount(limits)
  for (let made = 0; made < most; made += 1) count.add(each)
  expect(() => count.add(each)).toThrow(new EndOfCheck('not-run', message))
  expect(count.total.objects, 'what was not let through').toBe(most)
})

test('what is too large does not keep out what is not', () => {
  const count = new StorageCount({ megabytes: 1 })
  expect(() => count.add({ objects: 1, bytes: 1_000_001 })).toThrow('the limit of 1 megabyte')
  count.add({ objects: 1, bytes: 1_000_000 })
  count.add({ objects: 1, bytes: 0 })
  expect(count.total).toEqual({ objects: 2, megabytes: 1 })
})
