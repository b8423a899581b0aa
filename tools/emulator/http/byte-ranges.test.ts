import { describe, expect, test } from 'vitest'
import { parseRanges } from './byte-ranges.ts'

describe('parseRanges', () => {
  test.each<[string | undefined, number, [first: number, last: number][] | undefined]>([
    [undefined, 10, undefined],
    ['bytes=0-0', 10, [[0, 0]]],
    ['bytes=5-', 10, [[5, 9]]],
    ['bytes=-3', 10, [[7, 9]]],
    ['bytes=-30', 10, [[0, 9]]],
    [
      'bytes=0-1, 8-20',
      10,
      [
        [0, 1],
        [8, 9],
      ],
    ],
    ['bytes=0-1,20-30', 10, [[0, 1]]],
    ['bytes=10-', 10, []],
    ['bytes=-0', 10, []],
    ['bytes=5-2', 10, undefined],
    ['bytes=x', 10, undefined],
    ['lines=0-1', 10, undefined],
    ['bytes=0-', 0, []],
    ['bytes=-1', 0, undefined],
    ['bytes=0-5,2-8,1-3', 10, []],
    [`bytes=${Array.from({ length: 51 }, (_, at) => `${at}-${at}`).join(',')}`, 100, []],
  ])('%s of %i bytes', (header, size, want) => {
    expect(parseRanges(header, size)?.map(range => [range.first, range.last])).toEqual(want)
  })
})
