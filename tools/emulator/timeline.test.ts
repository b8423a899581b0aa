import { describe, expect, test } from 'vitest'
import { Timeline } from './timeline.ts'

describe('Timeline', () => {
  test('does what is due, in order, each at its own moment, and what that plans', () => {
    let clock = 1000
    const timeline = new Timeline(() => clock, 10)
    const seen: [string, number][] = []
    const note = (what: string) => () => seen.push([what, timeline.now])
    timeline.after(3, note('third'))
    timeline.after(1, () => {
      note('first')()
      timeline.after(1, note('second'))
    })
    timeline.settle()
    expect(seen).toEqual([])
    clock = 1025
    timeline.settle()
    expect(seen).toEqual([
      ['first', 1010],
      ['second', 1020],
    ])
    expect(timeline.now).toBe(1025)
    clock = 9000
    timeline.settle()
    expect(seen.at(-1)).toEqual(['third', 1030])
  })

  test('keeps the order of changes of one moment, and never goes back', () => {
    let clock = 50
    const timeline = new Timeline(() => clock, 0)
    const seen: number[] = []
    for (const number of [1, 2, 3]) timeline.after(number, () => seen.push(number))
    clock = 10
    timeline.settle()
    expect(seen).toEqual([1, 2, 3])
    expect(timeline.now).toBe(50)
  })
})
