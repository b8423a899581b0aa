import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CheckLine, SuiteInfo } from '../../model/record.ts'
import { checkLine, header, jsonLines, recordOf } from '../../report/record.fixture.ts'
import { linesOf } from '../../shared/read-record.ts'
import { formatJson } from '../../shared/write-json.ts'
import { readRecordedRuns } from './read-recorded-runs.ts'
import { recordRuns } from './record-runs.ts'
import { resultOf } from './recorded-run.ts'

const root = mkdtempSync(join(tmpdir(), 'k5c-recorded-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A folder of a run with these checks. */
function run(checks: CheckLine[], suite?: SuiteInfo): string {
  const folder = mkdtempSync(join(root, 'run-'))
  const record = recordOf(checks)
  const whole = suite === undefined ? record : { ...record, header: { ...record.header, suite } }
  writeFileSync(join(folder, 'results.jsonl'), jsonLines(linesOf(whole)))
  return folder
}

const id = 'object-storage.objects.upload.etag-is-md5'
const operation = 'object-storage.objects.upload'

test('a run is kept as its verdicts and messages, without where it ran', async () => {
  const message = 'GET http://10.0.0.7:8080/v1/a answered 500 for 0b1f4c1e-6d2a-4a3b-9c53-0123456789ab'
  const recorded = await recordRuns([run([checkLine({ id, verdict: 'fail', message })])])
  expect(recorded).toMatchObject({
    id: 'vendor-cloud',
    title: 'vendor-cloud',
    kind: 'cloud',
    verdict: 'non-conformant',
  })
  expect(resultOf(recorded, operation, 'etag-is-md5')).toEqual({
    verdict: 'fail',
    message: 'GET {endpoint}/v1/a answered 500 for {id}',
  })
  expect(JSON.stringify(recorded)).not.toContain('10.0.0.7')
  expect(JSON.stringify(recorded)).not.toContain('127.0.0.1')
})

test('what a target hides in a message is made visible, and a long one is cut between characters', async () => {
  const message = `a\u202Eb\u0007\nc ${'😀'.repeat(400)}`
  const recorded = await recordRuns([run([checkLine({ id, verdict: 'fail', message })])])
  const text = resultOf(recorded, operation, 'etag-is-md5')?.message ?? ''
  expect(text).toContain('a⟨U+202E⟩b⟨U+0007⟩ c 😀')
  expect([...text]).toHaveLength(240)
  expect(text).not.toMatch(/\p{Surrogate}/u)
})

test.each([
  ['a judged one over one that was skipped later', 'pass', 'skipped', 'pass'],
  ['the later of two that are judged', 'pass', 'fail', 'fail'],
  ['the judged one over an earlier skipped one', 'skipped', 'pass', 'pass'],
] as const)('of two runs of one target stands %s', async (_, first, second, expected) => {
  const folders = [run([checkLine({ id, verdict: first })]), run([checkLine({ id, verdict: second })])]
  const recorded = await recordRuns(folders, { id: 'openstack', title: 'OpenStack' })
  expect(recorded).toMatchObject({ id: 'openstack', title: 'OpenStack' })
  expect(recorded.runs).toHaveLength(2)
  expect(resultOf(recorded, operation, 'etag-is-md5')?.verdict).toBe(expected)
})

test('runs of different specs are no one record', async () => {
  const other = { ...header().suite, specHash: 'f'.repeat(64) }
  await expect(recordRuns([run([checkLine({ id })]), run([checkLine({ id })], other)])).rejects.toMatchObject({
    code: 'SITE_RUNS_DIFFER',
  })
})

test('what is recorded can be read again; what is no record is told with its reason', async () => {
  const folder = mkdtempSync(join(root, 'runs-'))
  const recorded = await recordRuns([run([checkLine({ id })])])
  writeFileSync(join(folder, 'b.json'), formatJson(recorded))
  expect(readRecordedRuns(folder)).toEqual([recorded])
  expect(readRecordedRuns(join(folder, 'nothing'))).toEqual([])
  for (const [text, reason] of [
    ['{', 'JSON'],
    ['{"version": 2}', 'its version is 2'],
    ['{"version": 1}', 'a member is missing'],
  ] as const) {
    writeFileSync(join(folder, 'a.json'), text)
    expect(() => readRecordedRuns(folder)).toThrow(expect.objectContaining({ code: 'SITE_RUN_INVALID' }))
    expect(() => readRecordedRuns(folder)).toThrow(reason)
  }
})
