import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import type { CheckLine } from '../model/record.ts'
import { packageRoot } from '../shared/package-root.ts'
import { linesOf, readRecord } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { validateJson } from '../shared/validate-json.ts'
import { readLedger } from './sweep.ts'
import { registryOf, startRun, temporaryFolder } from './testing/run-child.ts'
import { startTinyTarget, type TinyTarget, tinyToken } from './testing/tiny-target.ts'

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

const optionsFor = (name: string) => ({
  target: tiny.target,
  registry: registryOf(name),
  out: join(folder.dir, 'out'),
  effects: ['read' as const, 'create' as const],
})

describe('a run', { timeout: 60_000 }, () => {
  test('gives every planned check its verdict, and leaves nothing but what was there', async () => {
    tiny.things.set('/not-ours', 'kept')
    tiny.conflicts = 1
    const knownFailures = join(folder.dir, 'known.yaml')
    writeFileSync(
      knownFailures,
      [
        ['*.known.*', 'being repaired', '9999-12-31'],
        ['*.better.*', 'was broken', '9999-12-31'],
        ['*.wrong.*', 'was to be repaired', '2026-02-01'],
        ['*.gone.*', 'a slip', '9999-12-31'],
      ]
        .map(([check, reason, expires]) => ({
          ...{ check, reason, expires },
          ...{ reference: 'T-1', owner: 'us', date: '2026-01-01' },
        }))
        .map(entry => `- ${JSON.stringify(entry)}\n`)
        .join(''),
    )
    const ledgerKnewBefore: boolean[] = []
    tiny.onPut = path => {
      const text = readFileSync(join(folder.dir, 'out', 'ledger.jsonl'), 'utf8')
      ledgerKnewBefore.push(text.includes(`"${path}"`))
    }
    const { outcome, stderr } = startRun(
      { ...optionsFor('verdict'), knownFailures },
      { env: { TINY_TOKEN: tinyToken } },
    )
    expect(await outcome, stderr()).toEqual({ verdict: 'non-conformant', interrupted: false, leftovers: [] })

    const record = await readRecord(join(folder.dir, 'out'))
    const { header, checks, footer } = record
    expect(Object.fromEntries(checks.map(line => [line.id, line.verdict]))).toEqual(
      Object.fromEntries(checks.map(line => [line.id, line.id.split('.').at(-1)])),
    )
    expect(checks).toHaveLength(31)
    expect(header.knownFailures?.entries.map(({ line, state }) => [line, state])).toEqual([
      [1, 'applied'],
      [2, 'applied'],
      [3, 'expired'],
      [4, 'matches-nothing'],
    ])
    expect(
      checks.filter(line => line.knownFailure !== undefined).map(line => [line.verdict, line.knownFailure]),
    ).toEqual(
      expect.arrayContaining([
        ['known-fail', 1],
        ['unexpected-pass', 2],
      ]),
    )
    const { gate } = summarise(linesOf(record))
    expect(gate?.map(({ kind, line }) => [kind, line])).toEqual([
      ['unexpected-pass', 2],
      ['expired', 3],
      ['matches-nothing', 4],
    ])
    const exchanges = readFileSync(join(folder.dir, 'out', 'exchanges.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const answered = exchanges.filter(line => (JSON.parse(line) as Exchange).response !== undefined)
    expect(footer.requests).toBe(exchanges.length)
    // A request that was given up may not have arrived yet; every other one has, once.
    expect(exchanges.length - answered.length).toBe(1)
    expect([answered.length, exchanges.length]).toContain(tiny.log.length)
    // What the worker is refused, by a conflict, the main thread removes, whose exchanges are called otherwise.
    const swept = exchanges.map(line => JSON.parse(line) as Exchange).filter(one => one.check === 'cleanup' && !one.for)
    expect([...new Set(swept.map(({ id }) => id[0]))]).toEqual(expect.arrayContaining(['x', 'm']))
    expect([...tiny.things.keys()]).toEqual(['/not-ours'])
    expect(tiny.log).not.toContain('DELETE /not-ours')
    expect(ledgerKnewBefore).not.toContain(false)

    for (const [name, format] of [
      ['summary.json', 'summary'],
      ['exchanges.jsonl', 'exchanges'],
      ['ledger.jsonl', 'ledger'],
    ] as const) {
      const text = readFileSync(join(folder.dir, 'out', name), 'utf8')
      const values = name.endsWith('l') ? text.trim().split('\n') : [text]
      const schema = join(packageRoot, 'formats', `${format}.schema.json`)
      for (const value of values) expect(validateJson(schema, JSON.parse(value)), value).toEqual([])
    }

    const failed = checks.find(line => line.id.includes('wrong')) as CheckLine
    expect(failed).toMatchObject({ expected: '200', actual: '404', message: 'it is there: expected 404 to be 200' })
    expect(failed.curl).toContain('$OS_TOKEN')
    const files = readdirSync(join(folder.dir, 'out'), { recursive: true, withFileTypes: true }).filter(f => f.isFile())
    expect(files.length).toBeGreaterThan(20)
    for (const file of files)
      expect(readFileSync(join(file.parentPath, file.name), 'utf8'), file.name).not.toContain(tinyToken)
  })

  test('that is interrupted begins nothing more, cleans the target and completes its record', async () => {
    const { child, outcome, stderr } = startRun({ ...optionsFor('slow'), concurrency: 2 })
    await new Promise<void>(resolve => child.stderr?.on('data', () => stderr().includes('first verdict') && resolve()))
    child.kill('SIGINT')
    expect(await outcome).toEqual({ verdict: 'inconclusive', interrupted: true, leftovers: [] })
    const { checks, footer } = await readRecord(join(folder.dir, 'out'))
    expect(checks).toHaveLength(40)
    expect(footer).toMatchObject({ interrupted: true, leftovers: [] })
    expect(footer.counts['not-run']).toBeGreaterThan(20)
    expect(tiny.things.size).toBe(0)
    expect(tiny.log.some(line => line.startsWith('PUT'))).toBe(true)
  })

  test('that is interrupted before the worker is loaded begins nothing', async () => {
    const { child, outcome, stderr } = startRun(optionsFor('late'))
    await expect
      .poll(() => existsSync(join(folder.dir, 'out', 'results.jsonl')), { timeout: 30_000, interval: 5 })
      .toBe(true)
    child.kill('SIGINT')
    expect(await outcome, stderr()).toEqual({ verdict: 'inconclusive', interrupted: true, leftovers: [] })
    const { footer } = await readRecord(join(folder.dir, 'out'))
    expect(footer.counts['not-run']).toBe(40)
    expect(tiny.log.filter(line => line.startsWith('PUT'))).toEqual([])
  })

  test('whose worker dies completes its record and cleans the target', async () => {
    const { outcome } = startRun(optionsFor('dying'))
    expect(await outcome).toMatchObject({ verdict: 'inconclusive', leftovers: [], problem: { code: 'RUN_BROKEN' } })
    const { checks } = await readRecord(join(folder.dir, 'out'))
    expect(checks.map(line => line.verdict)).toContain('error')
    expect(tiny.log.filter(line => line.startsWith('PUT'))).toHaveLength(2)
    expect(tiny.things.size).toBe(0)
  })

  test('that may write no more says so, with a whole record and a clean target', async () => {
    // Files of at most 160 KiB: the record and its reserve fit, the exchanges of all checks do not.
    const { outcome } = startRun(
      { ...optionsFor('slow'), concurrency: 40, allure: false },
      { beforeNode: 'ulimit -f 160;' },
    )
    expect(await outcome).toMatchObject({ leftovers: [], problem: { code: 'OUT_NOT_WRITABLE' } })
    const { checks } = await readRecord(join(folder.dir, 'out'))
    expect(checks).toHaveLength(40)
    expect(tiny.things.size).toBe(0)
  })

  test('on a target that cannot let go tells what is left, and keeps it in the ledger', async () => {
    tiny.conflicts = 1000
    const { outcome } = startRun({ ...optionsFor('verdict'), check: ['*.own.pass'] })
    const { leftovers } = await outcome
    expect(leftovers).toEqual([expect.stringMatching(/^thing \/k5c-.*: it answered 409$/)])
    expect(readLedger(join(folder.dir, 'out')).map(line => line.event)).toEqual(['create', 'left'])
    const again = await startRun(optionsFor('verdict')).outcome
    expect(again.thrown?.code).toBe('OUT_IN_USE')
  })
})

describe('a run does not begin', { timeout: 60_000 }, () => {
  test.each([
    ['when the folder is a file', { out: '/dev/null/out' }, 'OUT_NOT_WRITABLE'],
    ['when a pattern matches nothing', { check: ['*.absent.*'] }, 'SELECT_NO_MATCH'],
    ['when the list of known failures is missing', { knownFailures: '/nonexistent.yaml' }, 'KNOWN_FAILURES_FILE'],
  ])('%s', async (_, options, code) => {
    const { thrown } = await startRun({ ...optionsFor('verdict'), ...options }).outcome
    expect(thrown?.code).toBe(code)
    expect(tiny.log).toEqual([])
    expect(existsSync(join(folder.dir, 'out', 'allure-results'))).toBe(false)
  })

  test('where the target offers none of the services', async () => {
    const target = structuredClone(tiny.target)
    target.default.endpoints = { other: 'http://127.0.0.1:1' }
    const { thrown } = await startRun({ ...optionsFor('verdict'), target }).outcome
    expect(thrown).toMatchObject({ code: 'TARGET_NO_SERVICE', message: expect.stringContaining('it has: other') })
  })
})
