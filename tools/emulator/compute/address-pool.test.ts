import { expect, test } from 'vitest'
import { AddressPool } from './address-pool.ts'

test('an address that was given back is lent again last, unless it is asked for', () => {
  const pool = new AddressPool('192.168.10')
  const first = pool.takeAny() as string
  expect(first).toBe('192.168.10.3')
  pool.free(first)
  expect(pool.takeAny()).toBe('192.168.10.4')
  expect(pool.takeOne(first)).toBe(first)
  expect(pool.takeOne(first)).toBeUndefined()
  pool.free(first)
  const rest = Array.from({ length: 251 }, () => pool.takeAny())
  expect(rest.slice(0, 1).concat(rest.slice(-1))).toEqual(['192.168.10.5', first])
  expect(pool.takeAny()).toBeUndefined()
})

test.each([
  ['192.168.10.77', true],
  ['192.168.10.256', false],
  ['192.168.10.077', false],
  ['192.168.11.77', false],
])('covers %s: %s', (address, covered) => {
  expect(new AddressPool('192.168.10').covers(address)).toBe(covered)
})
