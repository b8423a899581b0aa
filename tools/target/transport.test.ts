import { expect, test } from 'vitest'
import { Received } from './transport.ts'

test.each([
  ['bytes one by one', Array(200_000).fill(1)],
  ['chunks of all sizes', Array.from({ length: 400 }, (_, position) => (position * 37) % 9000)],
  ['large ones between small ones', [10, 70_000, 20, 30, 5000, 4000, 1]],
  ['nothing', []],
])('a body that comes as %s is the same when it is whole', (_, lengths) => {
  const received = new Received()
  const all: Buffer[] = []
  for (const [position, length] of (lengths as number[]).entries()) {
    const chunk = Buffer.alloc(length, position % 251)
    all.push(Buffer.from(chunk))
    received.add(chunk, 10_000_000)
  }
  expect(Buffer.compare(received.body(), Buffer.concat(all))).toBe(0)
  expect(received.bytes).toBe(received.body().length)
})

test('a body of single bytes takes little more than its size', () => {
  const received = new Received()
  const byte = Buffer.from('x')
  const before = process.memoryUsage().heapUsed
  for (let count = 0; count < 2_000_000; count += 1) received.add(byte, 10_000_000)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
  expect(received.body().length).toBe(2_000_000)
})
