import { expect, test } from 'vitest'
import { beginsFirst } from './begins-first.ts'

const effort = (ms: number) => ({ ms, requests: 1, shared: [] })
const typical = {
  shared: new Map(),
  checks: new Map([...Object.entries({ quick: 20, long: 1200 })].map(([id, ms]) => [id, effort(ms)])),
}

test.each<[string, { id: string; waits?: true }, boolean]>([
  ['one that typically takes long', { id: 'long' }, true],
  ['one that waits for the clock', { id: 'quick', waits: true }, true],
  ['one that is quick', { id: 'quick' }, false],
  ['one of which nothing is known', { id: 'new' }, false],
])('%s', (_, check, first) => {
  expect(beginsFirst(check, typical)).toBe(first)
})
