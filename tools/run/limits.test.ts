import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readRecord } from '../shared/read-record.ts'
import type { RunOptions } from './run.ts'
import { registryOf, startRun, temporaryFolder } from './testing/run-child.ts'
import { startTinyTarget, type TinyTarget } from './testing/tiny-target.ts'

let tiny: TinyTarget
let folder: ReturnType<typeof temporaryFolder>

beforeEach(async () => {
  tiny = await startTinyTarget()
  folder = temporaryFolder()
})
afterEach(async () => {
  folder.remove()
  await tiny.close()
})

const options = (more: Partial<RunOptions> = {}): RunOptions => ({
  target: tiny.target,
  registry: registryOf('limited'),
  out: join(folder.dir, 'out'),
  effects: ['read', 'create'],
  concurrency: 1,
  seed: 1,
  allure: false,
  ...more,
})

describe('a run', { timeout: 60_000 }, () => {
  test('begins nothing more at its limit of requests, and removes what it made', async () => {
    const { outcome, stderr } = startRun(options({ limits: { requests: 11 } }))
    expect(await outcome, stderr()).toEqual({ verdict: 'inconclusive', interrupted: false, leftovers: [] })
    const { checks, footer } = await readRecord(join(folder.dir, 'out'))
    const stopped = 'the limit of 11 requests was reached'
    expect(footer).toMatchObject({ stopped, requests: tiny.log.length })
    expect(checks).toHaveLength(12)
    expect(new Set(checks.map(({ verdict, message }) => `${verdict} ${message}`))).toEqual(
      new Set(['pass ', `not-run ${stopped}`]),
    )
    expect(tiny.things.size).toBe(0)
    expect(tiny.log.filter(line => !line.startsWith('DELETE')).length).toBeLessThanOrEqual(11)
  })

  test('that needs no more than its limit is not ended by it', async () => {
    // A probe, and for each of 12 checks a create, a show and a delete.
    const { outcome, stderr } = startRun(options({ limits: { requests: 37, minutes: 60 } }))
    expect(await outcome, stderr()).toMatchObject({ verdict: 'conformant', leftovers: [] })
    const { footer } = await readRecord(join(folder.dir, 'out'))
    expect(footer.requests).toBe(37)
    expect(footer).not.toHaveProperty('stopped')
  })

  test('sends nothing for a check when its time is up', async () => {
    const { outcome, stderr } = startRun(options({ limits: { minutes: 0.0001 } }))
    expect(await outcome, stderr()).toMatchObject({ verdict: 'inconclusive', leftovers: [] })
    const { checks, footer } = await readRecord(join(folder.dir, 'out'))
    expect(footer.stopped).toBe('the limit of 0.0001 minutes was reached')
    expect(checks.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 12 }, () => 'not-run'))
    expect(tiny.log).toHaveLength(1)
  })

  test('that has no request left for a check is told so', async () => {
    const { outcome } = startRun(options({ limits: { requests: 0 } }))
    expect((await outcome).thrown).toMatchObject({ code: 'RUN_LIMIT' })
    expect(tiny.log).toEqual([])
  })

  test('waits where the target asks for it, and says how often', async () => {
    tiny.busy = 2
    const { outcome, stderr } = startRun(options({ check: ['*.small-0.*'] }))
    expect(await outcome, stderr()).toMatchObject({ verdict: 'conformant', leftovers: [] })
    const { footer } = await readRecord(join(folder.dir, 'out'))
    expect(footer.backOff).toEqual({ answers: 2, repeats: 2 })
  })

  test('removes what was made though its making was put off, and then refused', async () => {
    tiny.losesPuts = true
    const { outcome, stderr } = startRun(options({ check: ['*.small-0.*'] }))
    expect(await outcome, stderr()).toMatchObject({ verdict: 'inconclusive', leftovers: [] })
    const { checks, footer } = await readRecord(join(folder.dir, 'out'))
    expect(checks[0]?.message).toMatch(/ answered 409, not 201$/)
    expect(footer.backOff).toEqual({ answers: 1, repeats: 1 })
    expect(tiny.things.size).toBe(0)
  })

  test('tells a token that is refused from an endpoint that is another', async () => {
    const { credentials } = tiny.target.default
    if (credentials.kind === 'token') credentials.token = 'of-another-cloud'
    const { outcome } = startRun(options())
    expect((await outcome).thrown).toEqual({
      code: 'TARGET_AUTHENTICATION',
      message: 'the tiny service refused the token (401)',
    })
  })
})
