import { describe, expect, test } from 'vitest'
import { importRegistry, registryUrl } from './registry.ts'
import { divide } from './shards.ts'
import { readTypicalCosts, type TypicalCosts } from './typical-costs.ts'

/** Checks `o1.a`, `o1.b` of operation `o1`, and so on, with what they cost and share. */
function costs(
  checks: Record<string, [ms: number, ...shared: string[]]>,
  shared: Record<string, number>,
): TypicalCosts {
  return {
    shared: new Map(Object.entries(shared).map(([key, ms]) => [key, { ms, requests: 0 }])),
    checks: new Map(Object.entries(checks).map(([id, [ms, ...keys]]) => [id, { ms, requests: 0, shared: keys }])),
  }
}

function shardsOf(known: TypicalCosts, count: number, asleep: string[] = []): string[] {
  const checks = [...known.checks.keys()].map(id => ({
    id,
    operation: id.split('.')[0] ?? '',
    sends: !asleep.includes(id),
  }))
  const divided = [...divide(checks, count, known, {})]
  return Array.from({ length: count }, (_, index) =>
    divided
      .filter(([, shard]) => shard === index + 1)
      .map(([operation]) => operation)
      .sort()
      .join(' '),
  ).sort()
}

describe('divide', () => {
  test.each<[string, TypicalCosts, string[], string[]]>([
    [
      'what costs much and what costs little',
      costs({ 'a.1': [900], 'b.1': [300], 'c.1': [300], 'd.1': [300] }, {}),
      [],
      ['a', 'b c d'],
    ],
    [
      'the checks of an operation together',
      costs({ 'a.1': [100], 'b.1': [100], 'a.2': [100], 'b.2': [100] }, {}),
      [],
      ['a', 'b'],
    ],
    [
      'those that need the same costly thing together',
      costs(
        { 'a.1': [10, 'server'], 'b.1': [10, 'volume'], 'c.1': [10, 'server'], 'd.1': [10, 'volume'] },
        { server: 5000, volume: 5000 },
      ),
      [],
      ['a c', 'b d'],
    ],
    [
      'those that need the same cheap thing wherever there is room',
      costs({ 'a.1': [8000, 'list'], 'b.1': [8000, 'list'] }, { list: 2 }),
      [],
      ['a', 'b'],
    ],
    [
      'nothing for checks that send nothing',
      costs({ 'a.1': [9000], 'b.1': [400], 'c.1': [400] }, {}),
      ['a.1'],
      ['a b', 'c'],
    ],
  ])('divides %s', (_, known, asleep, expected) => {
    expect(shardsOf(known, 2, asleep)).toEqual(expected)
  })

  test('divides the committed suites: nothing lost, nothing twice, evenly, and dear things made once', async () => {
    const registry = await importRegistry(registryUrl)
    const checks = registry.flatMap(({ suite }) =>
      suite.checks.map(({ id, operation }) => ({ id, operation, sends: true })),
    )
    const known = readTypicalCosts()
    const shards = divide(checks, 4, known, { servers: 4 })
    expect([...shards.keys()].sort()).toEqual([...new Set(checks.map(({ operation }) => operation))].sort())
    const needs = [1, 2, 3, 4].map(shard => {
      const own = checks.filter(({ operation }) => shards.get(operation) === shard)
      return { own, keys: new Set(own.flatMap(({ id }) => known.checks.get(id)?.shared ?? [])) }
    })
    const sizes = needs.map(({ own, keys }) => {
      const shared = [...keys].reduce((sum, key) => sum + (known.shared.get(key)?.ms ?? 0), 0)
      return shared + own.reduce((sum, { id }) => sum + (known.checks.get(id)?.ms ?? 0) / 4, 0)
    })
    const whole = sizes.reduce((sum, size) => sum + size, 0)
    expect(Math.max(...sizes) / whole, 'the heaviest of four').toBeLessThan(0.3)
    const twice = [...known.shared].filter(([key]) => needs.filter(({ keys }) => keys.has(key)).length > 1)
    const again = twice.reduce((sum, [, { ms }]) => sum + ms, 0)
    const all = [...known.shared.values()].reduce((sum, { ms }) => sum + ms, 0)
    expect(again / all, 'what is made more than once, of all that is shared').toBeLessThan(0.15)
  })

  test('the committed costs are of the suites as they are', async () => {
    const registry = await importRegistry(registryUrl)
    const ids = registry.flatMap(({ suite }) => suite.checks.map(({ id }) => id))
    const known = readTypicalCosts().checks
    const unknown = ids.filter(id => !known.has(id))
    expect(unknown.length / ids.length, 'unknown checks: learn them anew (CONTRIBUTING.md)').toBeLessThan(0.05)
  })
})

test('divides what goes one after the other since there is no room for more at once', () => {
  const known = costs({ 'a.1': [400], 'b.1': [400], 'c.1': [400], 'd.1': [400] }, {})
  const filling = new Set(['a', 'b'])
  const divided = divide(
    [...known.checks.keys()].map(id => {
      const operation = id.split('.')[0] ?? ''
      return { id, operation, sends: true, ...(filling.has(operation) ? { uses: { servers: 4 } } : {}) }
    }),
    2,
    known,
    { servers: 4 },
  )
  expect(divided.get('a')).not.toBe(divided.get('b'))
  expect(divided.get('c')).not.toBe(divided.get('d'))
})
