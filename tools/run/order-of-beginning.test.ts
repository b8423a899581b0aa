import { expect, test } from 'vitest'
import type { Check } from '../model/check.ts'
import { orderOfBeginning } from './order-of-beginning.ts'
import type { TypicalCosts } from './typical-costs.ts'

const cost = (ms: number, ...shared: string[]) => ({ ms, requests: 1, shared })
const typical: TypicalCosts = {
  shared: new Map(
    Object.entries({ booted: 500, stopped: 300, deleted: 300, 'image found': 2, volume: 400 }).map(([key, ms]) => [
      key,
      { ms, requests: 1 },
    ]),
  ),
  checks: new Map(
    Object.entries({
      quick: cost(20),
      long: cost(700),
      longer: cost(1200),
      'of an image': cost(5, 'image found'),
      'once stopped': cost(3, 'booted', 'stopped'),
      'once deleted': cost(3, 'booted', 'stopped', 'deleted'),
      'once deleted, too': cost(2, 'booted', 'stopped', 'deleted'),
      'of a volume': cost(3, 'volume'),
    }),
  ),
}

function begun(ids: readonly string[], rest: { waits?: true } = {}, settled: readonly string[] = []): string[] {
  const rows = ids.map(id => ({
    check: { id, ...(id === 'clock' ? rest : {}) } as Check,
    ...(settled.includes(id) ? { settled: { verdict: 'skipped' as const, message: '' } } : {}),
  }))
  return orderOfBeginning(rows, typical).map(({ check }) => check.id)
}

test.each<[string, string[], string[]]>([
  ['what is not long keeps its order', ['quick', 'new', 'of an image'], ['quick', 'new', 'of an image']],
  ['the longest is begun first', ['quick', 'long', 'longer'], ['longer', 'long', 'quick']],
  [
    'one check for each series, and that the last of it',
    ['of a volume', 'once stopped', 'once deleted', 'once deleted, too'],
    ['once deleted', 'of a volume', 'once stopped', 'once deleted, too'],
  ],
  ['series come before long checks', ['longer', 'of a volume'], ['of a volume', 'longer']],
])('%s', (_, planned, expected) => {
  expect(begun(planned)).toEqual(expected)
})

test('one that waits for the clock comes before all', () => {
  expect(begun(['longer', 'quick', 'clock'], { waits: true })).toEqual(['clock', 'longer', 'quick'])
})

test('one whose verdict is known is not begun for what it would have made', () => {
  expect(begun(['quick', 'once stopped', 'once deleted'], {}, ['once deleted'])).toEqual([
    'once stopped',
    'quick',
    'once deleted',
  ])
})
