import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, NameIndex } from './name-index.ts'

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

describe('name index', () => {
  test('orders names by their UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareNames(a, b))).toBe(Math.sign(byBytes(a, b)))
      }),
    )
  })

  test('keeps names sorted through insertions and deletions that split and empty blocks', () => {
    const index = new NameIndex<{ name: string }>()
    const kept = new Set<string>()
    for (let step = 0; step < 6000; step++) {
      const name = `n${(step * 7919) % 5003}`
      if (step % 3 === 2) {
        index.delete(name)
        kept.delete(name)
      } else {
        index.set({ name })
        kept.add(name)
      }
    }
    const sorted = [...kept].sort(byBytes)
    expect([...index.ascending(() => false)]).toEqual(sorted)
    expect([...index.descending(() => true)]).toEqual(sorted.toReversed())
    for (const name of kept) index.delete(name)
    expect([...index.ascending(() => false)]).toEqual([])
  })
})
