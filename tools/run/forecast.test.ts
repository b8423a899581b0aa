import { describe, expect, test } from 'vitest'
import { forecastRequests } from './forecast.ts'
import type { TypicalCosts } from './typical-costs.ts'

const costs: TypicalCosts = {
  shared: new Map([
    ['a server', { ms: 300, requests: 7 }],
    ['a volume', { ms: 10, requests: 5 }],
  ]),
  checks: new Map([
    ['own', { ms: 1, requests: 3, shared: [] }],
    ['one', { ms: 1, requests: 1, shared: ['a server'] }],
    ['two', { ms: 1, requests: 1, shared: ['a server', 'a volume'] }],
  ]),
}

describe('the requests of a run', () => {
  test.each<[string, string[], number, number, number]>([
    ['are those of its checks', ['own'], 0, 3, 0],
    ['begin with those before them', ['own'], 4, 7, 0],
    ['count what is shared once', ['one', 'two'], 0, 14, 0],
    ['are assumed where they were not learnt', ['own', 'new', 'newer'], 0, 7, 2],
    ['are none without checks', [], 0, 0, 0],
  ])('%s', (_, checks, before, typical, unknownChecks) => {
    expect(forecastRequests(checks, before, costs)).toEqual({ typical, unknownChecks, assumed: unknownChecks * 2 })
  })
})
