import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordLine } from '../../model/record.ts'
import { readRecord } from '../../shared/read-record.ts'
import { readLedger } from '../sweep.ts'
import { registryOf, startRun, temporaryFolder } from '../testing/run-child.ts'
import { startTinyTarget, type TinyTarget, tinyToken } from '../testing/tiny-target.ts'
import { mergeRuns } from './merge.ts'

let tiny: TinyTarget
let folder: ReturnType<typeof temporaryFolder>
let copies = 0
const shards = (): string[] => [1, 2, 3].map(index => join(folder.dir, `shard-${index}`))
const newFolder = (): string => join(folder.dir, `copy-${++copies}`)

beforeAll(async () => {
  tiny = await startTinyTarget()
  folder = temporaryFolder()
  // Checks that fail on purpose must find the same in every run.
  tiny.things.set('/not-ours', 'kept')
  const options = {
    target: tiny.target,
    registry: registryOf('verdict'),
    effects: ['read' as const, 'create' as const],
    seed: 7,
  }
  const runs = [
    { ...options, out: join(folder.dir, 'whole') },
    ...shards().map((out, position) => ({ ...options, out, shard: { index: position + 1, count: 3 } })),
  ]
  await Promise.all(runs.map(run => startRun(run, { env: { TINY_TOKEN: tinyToken } }).outcome))
}, 120_000)

afterAll(async () => {
  folder.remove()
  await tiny.close()
})

/** A copy of a shard with its record changed. */
function changed(dir: string, change: (lines: RecordLine[]) => RecordLine[]): string {
  const copy = newFolder()
  cpSync(dir, copy, { recursive: true })
  const file = join(copy, 'results.jsonl')
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as RecordLine)
  const text = change(lines).map(line => `${JSON.stringify(line)}\n`)
  writeFileSync(file, text.join(''))
  return copy
}

/** The same with members of its header over those it has. */
function withHeader(dir: string, change: (header: Extract<RecordLine, { type: 'header' }>) => object): string {
  return changed(dir, lines =>
    lines.map(line => (line.type === 'header' ? ({ ...line, ...change(line) } as RecordLine) : line)),
  )
}

describe('merge', () => {
  test('gives what one run of everything gives, check by check, in the order of the documents', async () => {
    const [one = '', two = '', three = ''] = shards()
    const out = newFolder()
    const { summary } = await mergeRuns([three, one, two], out)
    const whole = await readRecord(join(folder.dir, 'whole'))
    const merged = await readRecord(out)
    // Two checks that chose the same key for different things are found out only where both are.
    const fair = (record: typeof whole) => record.checks.filter(({ id }) => !id.includes('same-key'))
    const verdicts = (record: typeof whole) =>
      fair(record)
        .map(line => `${line.id} ${line.verdict}`)
        .sort()
    expect(verdicts(merged)).toEqual(verdicts(whole))
    expect(summary.verdict).toBe(whole.footer.verdict)
    expect(merged.checks).toHaveLength(whole.checks.length)
    for (const member of ['operations', 'services', 'notEvaluated', 'errata', 'selection', 'suite', 'plan'] as const)
      expect(merged.header[member], member).toEqual(whole.header[member])
    const order = merged.header.operations.map(({ id }) => id)
    const places = merged.checks.map(({ operation }) => order.indexOf(operation))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(summary)))
  })

  test('joins exchanges, ledgers and Allure results, and tells of each shard', async () => {
    const out = newFolder()
    await mergeRuns(shards(), out)
    const { header, checks, footer } = await readRecord(out)
    const records = await Promise.all(shards().map(readRecord))
    const exchanges = readFileSync(join(out, 'exchanges.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).id as string)
    expect(new Set(exchanges).size).toBe(exchanges.length)
    const cited = checks.flatMap(line => line.exchange)
    expect(cited.filter(id => !exchanges.includes(id))).toEqual([])
    expect(footer.requests).toBe(records.reduce((sum, record) => sum + record.footer.requests, 0))
    expect(footer.durationMs).toBe(Math.max(...records.map(record => record.footer.durationMs)))
    expect(header.shards?.map(({ index, run }) => [index, run.id])).toEqual(
      records.map(record => [record.header.shard?.index, record.header.run.id]),
    )
    expect(readLedger(out)).toHaveLength(shards().flatMap(readLedger).length)
    const allure = (dir: string): string[] =>
      existsSync(join(dir, 'allure-results')) ? readdirSync(join(dir, 'allure-results')) : []
    expect(allure(out).sort()).toEqual(shards().flatMap(allure).sort())
    expect(allure(out).length).toBeGreaterThan(0)
  })

  test('sums what the shards put into object storage', async () => {
    const storing = (dir: string, objects: number) =>
      changed(dir, lines =>
        lines.map(line => (line.type === 'footer' ? { ...line, stored: { objects, megabytes: 1 } } : line)),
      )
    const [one = '', two = '', three = ''] = shards()
    const merged = await mergeRuns([storing(one, 3), two, storing(three, 4)], newFolder())
    expect(merged.summary.stored).toEqual({ objects: 7, megabytes: 2 })
  })

  test('makes a whole of a single shard', async () => {
    const alone = withHeader(shards()[0] ?? '', header => ({
      shard: {
        index: 1,
        count: 1,
        operations: header.shard?.operations.filter(({ id }) => header.operations.some(own => own.id === id)),
      },
    }))
    const out = newFolder()
    await mergeRuns([alone], out)
    expect((await readRecord(out)).header.shard).toBeUndefined()
  })

  test('cannot be conclusive where a shard was interrupted', async () => {
    const fine = (dir: string) =>
      changed(dir, lines =>
        lines.map(line => {
          if (line.type === 'check') return { ...line, verdict: 'pass' }
          if (line.type === 'header') return line
          const counts = {
            ...Object.fromEntries(Object.keys(line.counts).map(name => [name, 0])),
            pass: lines.length - 2,
          }
          return { ...line, verdict: 'conformant', counts: counts as typeof line.counts }
        }),
      )
    const copies = shards().map(fine)
    expect((await mergeRuns(copies, newFolder())).summary.verdict).toBe('conformant')
    const last = changed(copies[2] ?? '', lines =>
      lines.map(line => (line.type === 'footer' ? { ...line, interrupted: true, verdict: 'inconclusive' } : line)),
    )
    const merged = await mergeRuns([...copies.slice(0, 2), last], newFolder())
    expect([merged.summary.verdict, merged.interrupted]).toEqual(['inconclusive', true])
  })

  test.each<[string, string, string, (dirs: string[]) => string[]]>([
    ['a missing shard', 'MERGE_SHARDS', 'shard 2 of 3 is missing', ([one, , three]) => [one ?? '', three ?? '']],
    ['a shard twice', 'MERGE_SHARDS', 'shard 1 of 3 is there twice', dirs => [...dirs, dirs[0] ?? '']],
    ['a run without shards', 'MERGE_SHARDS', 'is no shard', dirs => [...dirs, join(folder.dir, 'whole')]],
    ['another seed', 'MERGE_UNLIKE', 'seed', alter(header => ({ run: { ...header.run, seed: 8 } }))],
    ['another version', 'MERGE_UNLIKE', 'version', alter(header => ({ suite: { ...header.suite, version: '9.9.9' } }))],
    ['another spec', 'MERGE_UNLIKE', 'spec', alter(header => ({ suite: { ...header.suite, specHash: 'x' } }))],
    [
      'other operations',
      'MERGE_UNLIKE',
      '--api',
      alter(header => ({ selection: { ...header.selection, api: ['*'] } })),
    ],
    [
      'other effects',
      'MERGE_UNLIKE',
      '--effects',
      alter(header => ({ selection: { ...header.selection, effects: [] } })),
    ],
    [
      'another target',
      'MERGE_UNLIKE',
      'target',
      alter(header => ({ target: { ...header.target, endpoints: { tiny: 'http://other' } } })),
    ],
    ['another plan', 'MERGE_UNLIKE', 'plan', alter(() => ({ plan: { digest: 'x', checks: 30 } }))],
    [
      'other known failures',
      'MERGE_UNLIKE',
      'known failures',
      alter(() => ({ knownFailures: { file: 'k', digest: 'x', day: '2026-01-01', entries: [] } })),
    ],
    [
      'a record without its footer',
      'RECORD_INCOMPLETE',
      'footer',
      ([one, two, three]) => [one ?? '', two ?? '', changed(three ?? '', lines => lines.slice(0, -1))],
    ],
    [
      'a check in two shards',
      'MERGE_CHECKS',
      'in two shards',
      ([one, two, three]) => [one ?? '', two ?? '', withCheckOf(two ?? '', three ?? '')],
    ],
    [
      'a check in no shard',
      'MERGE_CHECKS',
      'checks were planned',
      ([one, two, three]) => [one ?? '', two ?? '', withCheckOf(three ?? '', three ?? '', '.renamed')],
    ],
  ])('refuses %s', async (_, code, message, dirs) => {
    const out = newFolder()
    await expect(mergeRuns(dirs(shards()), out)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
    expect(existsSync(out)).toBe(false)
  })

  test('refuses a folder that holds something', async () => {
    await expect(mergeRuns(shards(), folder.dir)).rejects.toMatchObject({ code: 'MERGE_OUT' })
  })
})

/** The second shard with another header. */
function alter(change: Parameters<typeof withHeader>[1]): (dirs: string[]) => string[] {
  return ([one = '', two = '', three = '']) => [one, withHeader(two, change), three]
}

/** A shard with the first check of another one in the place of its own first one. */
function withCheckOf(other: string, dir: string, suffix = ''): string {
  const [, line] = readFileSync(join(other, 'results.jsonl'), 'utf8').split('\n')
  const foreign = JSON.parse(line ?? '') as Extract<RecordLine, { type: 'check' }>
  const operation = suffix === '' ? foreign.operation : `${foreign.operation}${suffix}`
  return changed(dir, lines => {
    const own = lines.findIndex(({ type }) => type === 'check')
    return lines.map((old, position) =>
      position === own && old.type === 'check'
        ? { ...foreign, operation, id: `${foreign.id}${suffix}`, verdict: old.verdict }
        : old,
    )
  })
}
