import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emulatorFixtures, emulatorTarget } from '../cli/emulator-target.ts'
import { startEmulator } from '../emulator/server.ts'
import type { CheckLine } from '../model/record.ts'
import { temporaryFolder } from '../run/testing/run-child.ts'
import { readRecord } from '../shared/read-record.ts'
import { type HostileRun, startRun } from './testing/start-run.ts'

// A cloud that takes every request and lets nothing come to an end: ten minutes are for ever to a run that has the
// patience of half a second for a server.
const folder = temporaryFolder()
let outcome: HostileRun
let lines: CheckLine[]

beforeAll(async () => {
  const emulator = await startEmulator({ stepMs: 600_000 })
  const out = join(folder.dir, 'out')
  const profile = join(folder.dir, 'profile.yaml')
  writeFileSync(profile, 'patience: 0.002\n')
  outcome = await startRun({
    target: emulatorTarget(emulator.info),
    fixtures: emulatorFixtures(emulator.info),
    out,
    profile,
    api: ['compute.servers.create*', 'compute.volumes.*', 'block-storage.volumes.*', 'sap.servers.*'],
  })
  await emulator.close()
  lines = (await readRecord(out)).checks
}, 120_000)

afterAll(() => folder.remove())

const told = (verdict: string): string[] =>
  lines.filter(line => line.verdict === verdict).map(({ id, message }) => `${id}: ${message}`)

test('a run ends, and loses no check', () => {
  // It hangs on which three are waited for whether one of them is what a check judges.
  expect(['non-conformant', 'inconclusive']).toContain(outcome.verdict)
  expect(outcome.problem).toBeUndefined()
  expect(told('error')).toEqual([])
  expect(outcome.peakMb).toBeLessThan(400)
})

test.each(['volumes', 'tasks'])('%s are not waited for when three of them came to no end', kind => {
  const [given] = told('not-run').filter(line => line.includes(`the target left 3 ${kind} under way for`))
  expect(given).toMatch(/for [\d.]+ s each, one after another: no other is waited for$/)
})

test('that a thing came to no end is told of it', () => {
  expect(told('not-run').filter(line => /a server is BUILD, not ACTIVE/.test(line)).length).toBeGreaterThan(0)
})

test('what refuses to go is told as left, with the last answer', () => {
  expect(outcome.leftovers?.length).toBeGreaterThan(0)
  expect(outcome.leftovers?.[0]).toMatch(/given up after [\d.]+ s; the last answer to \S+ was \d{3} /)
})

test('what needs no waiting is judged as on any other cloud', () => {
  expect(told('pass').length).toBeGreaterThan(100)
})
