import { afterAll, beforeAll, expect, test } from 'vitest'
import { emulatorTarget } from '../cli/emulator-target.ts'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { startRun } from './testing/start-run.ts'

const heldMiB = 500
let emulator: RunningEmulator

beforeAll(async () => {
  emulator = await startEmulator()
})

afterAll(() => emulator.close())

test("a run's memory is its own, and not that of the program that started it", async () => {
  const held = Buffer.alloc(heldMiB * 1024 * 1024, 1)
  const { thrown, peakMb } = await startRun({ target: emulatorTarget(emulator.info), check: ['*.absent.*'] })
  expect(held.length, 'held until the run has ended').toBeGreaterThan(0)
  expect(thrown?.code).toBe('SELECT_NO_MATCH')
  expect(peakMb).toBeGreaterThan(20)
  expect(peakMb).toBeLessThan(heldMiB)
})
