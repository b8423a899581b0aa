import { expect, test } from 'vitest'
import { StuckKinds } from './stuck-kinds.ts'

const usual = 900_000

test('little time is spent on a kind of which three stayed one after another, and on no other', () => {
  const stuck = new StuckKinds()
  for (const left of [usual, usual, usual, 10_000]) {
    expect(stuck.patienceMs('compute server', usual)).toBe(left)
    stuck.stayed('compute server', 60_000, usual)
  }
  expect(stuck.patienceMs('compute volume', usual)).toBe(usual)
})

test.each<[string, (stuck: StuckKinds) => void]>([
  ['one that goes in the end gives new hope', stuck => stuck.went('server')],
  ['what is refused soon was not waited for', stuck => stuck.stayed('server', 2000, usual)],
])('%s', (_, third) => {
  const stuck = new StuckKinds()
  for (let index = 0; index < 2; index += 1) stuck.stayed('server', usual, usual)
  third(stuck)
  stuck.stayed('server', 2000, usual)
  expect(stuck.patienceMs('server', usual)).toBe(usual)
})

test('who has little patience has no more', () => {
  const stuck = new StuckKinds()
  for (let index = 0; index < 3; index += 1) stuck.stayed('server', 2000, 2000)
  expect(stuck.patienceMs('server', 2000)).toBe(2000)
})
