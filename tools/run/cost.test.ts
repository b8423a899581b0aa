import { describe, expect, test } from 'vitest'
import type { Uses } from '../model/uses.ts'
import { costOf } from './cost.ts'
import { tinyCheck, tinyRegistry } from './testing/tiny-suite.ts'

const nothing = async (): Promise<void> => {}
const fixtures = { server: { servers: 1 }, 'three volumes': { volumes: 3, gigabytes: 6 } }

function cost(uses: (Uses | undefined)[], limits: Uses = {}, effect: 'read' | 'create' = 'create') {
  const checks = uses.map((own, at) =>
    tinyCheck(`create.number-${at}`, nothing, { effect, ...(own === undefined ? {} : { uses: own }) }),
  )
  return costOf(checks, tinyRegistry(checks, { fixtures }), limits)
}

describe('what a run costs', () => {
  test('is what is shared and what checks hold of their own', () => {
    const { peak, shared, refused } = cost([{ servers: 1 }, { servers: 2, volumes: 1 }, undefined])
    expect(peak).toEqual({ servers: 4, volumes: 4, gigabytes: 6 })
    expect(shared).toEqual(fixtures)
    expect(refused).toEqual([])
  })

  test('of many checks has a bound, which one that needs more than others raises', () => {
    const many = Array.from({ length: 20 }, () => ({ servers: 1 }))
    expect(cost(many).peak.servers).toBe(5)
    expect(cost([...many, { servers: 6 }]).peak.servers).toBe(7)
  })

  test('has room for what a check may make without saying so', () => {
    const [check] = [tinyCheck('create.undeclared', nothing)]
    const registry = tinyRegistry([check], { takes: () => ({ servers: 1 }) })
    expect(costOf([check], registry, {}).peak).toEqual({ servers: 4, volumes: 8, gigabytes: 160 })
    expect(costOf([check], registry, { servers: 1, volumes: 0 }).peak).toEqual({ servers: 1, gigabytes: 160 })
  })

  test('is nothing where nothing is created', () => {
    expect(cost([undefined], {}, 'read').peak).toEqual({})
  })

  test.each([
    ['leave less of their own', { servers: 2 }, { servers: 2, volumes: 4, gigabytes: 6 }, []],
    ['leave no room for what is shared', { servers: 0, volumes: 2 }, { volumes: 1 }, ['server', 'three volumes']],
    ['that are no bound change nothing', { servers: 90, volumes: 90 }, { servers: 4, volumes: 4, gigabytes: 6 }, []],
    ['leave room for some', { gigabytes: 5 }, { servers: 4, volumes: 1 }, ['three volumes']],
  ] as const)('limits %s', (_, limits, peak, refused) => {
    const made = cost([{ servers: 1 }, { servers: 2, volumes: 1 }], limits)
    expect(made.refused).toEqual(refused)
    expect(made.peak).toEqual(peak)
  })
})
