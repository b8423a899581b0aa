import { describe, expect, test } from 'vitest'
import { Budget, Holdings } from './budget.ts'

const servers = (count: number) => ({ servers: count })

/** Whether each has been let in by now. */
async function admitted(entries: Promise<void>[]): Promise<boolean[]> {
  const pending = Symbol('pending')
  const first = await Promise.all(entries.map(entry => Promise.race([entry, Promise.resolve(pending)])))
  return first.map(state => state !== pending)
}

describe('the budget of a run', () => {
  test('lets in as many as there is room for, and the next when one leaves', async () => {
    const budget = new Budget({ servers: 2, volumes: 1 })
    const entries = [budget.enter(servers(1)), budget.enter({ servers: 1, volumes: 1 }), budget.enter(servers(1))]
    expect(await admitted(entries)).toEqual([true, true, false])
    budget.leave({ servers: 1, volumes: 1 })
    expect(await admitted(entries)).toEqual([true, true, true])
  })

  test('lets who needs little pass who needs much', async () => {
    const budget = new Budget({ servers: 2, volumes: 1 })
    const entries = [
      budget.enter(servers(1)),
      budget.enter(servers(2)),
      budget.enter({ volumes: 1 }),
      budget.enter(servers(1)),
    ]
    expect(await admitted(entries)).toEqual([true, false, true, true])
  })

  test('passes nobody over for ever', async () => {
    const budget = new Budget(servers(2))
    const first = budget.enter(servers(1))
    const much = budget.enter(servers(2))
    expect(await admitted([first, much])).toEqual([true, false])
    let passed = 0
    // Somebody always has the other place, and somebody always waits for it.
    for (let next = budget.enter(servers(1)); (await admitted([next]))[0] === true && passed < 1000; passed += 1) {
      const after = budget.enter(servers(1))
      budget.leave(servers(1))
      next = after
    }
    expect(passed).toBe(10)
    budget.leave(servers(1))
    expect(await admitted([much])).toEqual([true])
  })

  test('never makes those wait who hold nothing', async () => {
    const budget = new Budget({})
    const waiting = budget.enter(servers(1))
    expect(await admitted([waiting, budget.enter(undefined), budget.enter({}), budget.enter(servers(0))])).toEqual([
      false,
      true,
      true,
      true,
    ])
  })
})

test('holdings are kept by owner, and what was refused is taken off', () => {
  const holdings = new Holdings()
  holdings.add('a', { servers: 2, gigabytes: 3 })
  holdings.add('b', { volumes: 1 })
  holdings.takeOff('a', { servers: 1 })
  expect(holdings.of('a')).toMatchObject({ servers: 1, gigabytes: 3 })
  expect(holdings.of('b')).toEqual({ volumes: 1 })
  expect(holdings.of('c')).toEqual({})
})
