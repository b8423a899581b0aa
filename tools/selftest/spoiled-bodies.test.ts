import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import { temporaryFolder } from '../run/testing/run-child.ts'
import { readRecord } from '../shared/read-record.ts'
import { type SpoiledBody, spoiledRuns } from './spoiled-bodies.ts'
import { startProxiedCloud } from './testing/proxied-cloud.ts'
import { type HostileRun, startRun } from './testing/start-run.ts'

interface Outcome extends HostileRun {
  lines: CheckLine[]
}

let outcomes: Outcome[]
const folder = temporaryFolder()

// The real suites against the emulator, some of whose answers are spoiled on the way.
beforeAll(async () => {
  outcomes = await Promise.all(spoiledRuns.map(meet))
}, 120_000)

afterAll(() => folder.remove())

async function meet(spoiled: readonly SpoiledBody[], position: number): Promise<Outcome> {
  const cloud = await startProxiedCloud('spoiled', {
    body({ method, url }, status, whole) {
      const spoil = spoiled.find(({ path }) => path.test(url.split('?', 1)[0] ?? ''))
      return spoil !== undefined && method === 'GET' && status === 200 ? spoil.body(whole) : whole
    },
  })
  const out = join(folder.dir, String(position))
  const operations = spoiled.map(({ check }) => check.split('.').slice(0, 3).join('.'))
  const outcome = await startRun({
    target: cloud.target,
    out,
    api: [...operations, 'object-storage.containers.list'],
    effects: ['read'],
    timeoutMs: 20_000,
  })
  await cloud.close()
  return { ...outcome, lines: (await readRecord(out)).checks }
}

describe.each(spoiledRuns.map((spoiled, position) => ({ spoiled, position })))(
  'real suites, run $position',
  ({ spoiled, position }) => {
    const outcome = (): Outcome => outcomes[position] as Outcome

    test.each(spoiled)('fail what answers with $name', ({ check, says }) => {
      const line = outcome().lines.find(({ id }) => id === check)
      expect(line).toMatchObject({ verdict: 'fail', message: expect.stringMatching(/departures|body/) })
      expect(`${line?.message} ${line?.actual}`).toMatch(says)
    })

    test('go on with everything else, and break nowhere', () => {
      expect(outcome()).toMatchObject({ verdict: 'non-conformant', leftovers: [] })
      expect(outcome().problem).toBeUndefined()
      const lines = outcome().lines
      const listed = lines.filter(
        ({ operation, verdict }) => operation.startsWith('object-storage') && verdict !== 'skipped',
      )
      expect(listed.length).toBeGreaterThan(2)
      expect(listed.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
      expect(lines.filter(({ verdict }) => verdict === 'error').map(({ id, message }) => `${id}: ${message}`)).toEqual(
        [],
      )
    })

    test('keep their memory within bounds', () => {
      expect(outcome().peakMb).toBeLessThan(400)
    })
  },
)
