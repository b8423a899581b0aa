import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emulatorFixtures, emulatorTarget } from '../cli/emulator-target.ts'
import { startEmulator } from '../emulator/server.ts'
import type { Exchange } from '../model/exchange.ts'
import { type RunRecord, readRecord } from '../shared/read-record.ts'
import type { RunOptions } from './run.ts'
import { registryOf, startRun, temporaryFolder } from './testing/run-child.ts'
import { startTinyTarget, type TinyTarget } from './testing/tiny-target.ts'

const folder = temporaryFolder()
let tiny: TinyTarget
let runs = 0

beforeEach(async () => {
  tiny = await startTinyTarget()
})
afterEach(() => tiny.close())
afterAll(() => folder.remove())

async function recordOf(options: Omit<RunOptions, 'out'>): Promise<RunRecord & { dir: string }> {
  const dir = join(folder.dir, `run-${++runs}`)
  const { outcome } = startRun({ ...options, out: dir, allure: false, concurrency: 1 })
  await outcome
  return { ...(await readRecord(dir)), dir }
}

/**
 * What each check sent, without what the target and the clock chose: ids, ports, dates. A look that is repeated until
 * something has happened counts once.
 */
function requestsOf({ dir, header }: RunRecord & { dir: string }): Record<string, string[]> {
  const sent: Record<string, string[]> = {}
  for (const line of readFileSync(join(dir, 'exchanges.jsonl'), 'utf8').trimEnd().split('\n')) {
    const { check, for: whom = '', request } = JSON.parse(line) as Exchange
    if (check === 'auth' || (check === 'cleanup' && whom === '')) continue
    const text = JSON.stringify([request.method, request.url, request.headers, request.body])
      .replaceAll(header.run.id, 'RUN')
      .replaceAll(/127\.0\.0\.1(?::|%3A)\d+/g, 'HOST')
      .replaceAll(/\b(?:AUTH_)?[0-9a-f]{32}\b/g, 'ID')
      .replaceAll(/(?<=expires=)\d{10}|\d{10}\.\d{5}/g, 'DATE')
    const who = `${check} ${whom}`
    const list = sent[who] ?? []
    sent[who] = list.at(-1) === text ? list : [...list, text]
  }
  return sent
}

describe('a run with the same seed', { timeout: 120_000 }, () => {
  test('sends the same requests again, and one with another seed sends others', async () => {
    const options = { target: tiny.target, registry: registryOf('verdict'), effects: ['read', 'create'] as const }
    const repeated = { ...options, effects: [...options.effects] }
    const [one, two, other] = [
      await recordOf({ ...repeated, seed: 7 }),
      await recordOf({ ...repeated, seed: 7 }),
      await recordOf({ ...repeated, seed: 8 }),
    ]
    expect(requestsOf(two)).toEqual(requestsOf(one))
    expect(two.header.plan).toEqual(one.header.plan)
    expect(requestsOf(other)).not.toEqual(requestsOf(one))
  })

  test('sends the same requests to the emulator', async () => {
    const records = []
    for (let round = 0; round < 2; round += 1) {
      const emulator = await startEmulator({ stepMs: 0 })
      records.push(
        await recordOf({
          target: emulatorTarget(emulator.info),
          fixtures: emulatorFixtures(emulator.info),
          api: ['object-storage.containers.*', 'object-storage.objects.copy', 'object-storage.bulk.*'],
          effects: ['read', 'create'],
          seed: 7,
        }),
      )
      await emulator.close()
    }
    const [one, two] = records.map(requestsOf)
    expect(Object.keys(one ?? {}).length).toBeGreaterThan(100)
    expect(two).toEqual(one)
  })
})

test('a single check is repeated with what it needs, and finds the same', { timeout: 120_000 }, async () => {
  const options = { target: tiny.target, registry: registryOf('verdict'), repeatWords: ['--cloud', "it's"] }
  const found = await recordOf({ ...options, effects: ['read', 'create'], seed: 7 })
  const failed = found.checks.find(({ id }) => id === 'tiny.things.show.wrong.fail')
  expect(failed?.repeat).toBe(`k5-conformance run --cloud 'it'\\''s' --check tiny.things.show.wrong.fail --seed 7`)
  const again = await recordOf({ ...options, effects: ['read', 'create'], seed: 7, check: [failed?.id ?? ''] })
  const told = ({ verdict, message, expected, actual }: NonNullable<typeof failed>) => [
    verdict,
    message,
    expected,
    actual,
  ]
  expect(again.checks.map(told)).toEqual(failed === undefined ? [] : [told(failed)])
  const shared = await recordOf({
    ...options,
    effects: ['create'],
    seed: 7,
    check: ['tiny.things.show.shared-two.pass'],
  })
  expect(shared.checks.map(({ verdict }) => verdict)).toEqual(['pass'])
})
