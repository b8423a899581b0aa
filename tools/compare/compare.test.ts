import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CheckLine, HeaderLine } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { checkLine, recordOf } from '../report/record.fixture.ts'
import { packageRoot } from '../shared/package-root.ts'
import { validateJson } from '../shared/validate-json.ts'
import { type ComparedRun, compareRuns } from './compare.ts'
import type { Change, Decider } from './comparison.ts'

const upload = 'object-storage.objects.upload'
const id = `${upload}.etag-is-md5`
const anchor = checkLine({ id: `${upload}.anchor` })
const run = (
  checks: CheckLine[],
  header: Partial<HeaderLine> = {},
  statuses: Record<string, number> = {},
): ComparedRun => ({ record: recordOf([anchor, ...checks], header), statuses: new Map(Object.entries(statuses)) })
const one = (verdict: Verdict, more: Partial<CheckLine> = {}) => run([checkLine({ id, verdict, ...more })])

describe('a check is told to have', () => {
  test.each<[Verdict, Verdict, Change, decides: boolean]>([
    ['pass', 'pass', 'unchanged', false],
    ['pass', 'fail', 'regressed', true],
    ['pass', 'error', 'regressed', true],
    ['unexpected-pass', 'fail', 'regressed', true],
    ['pass', 'known-fail', 'regressed', false],
    ['pass', 'not-run', 'no-longer-judged', true],
    ['pass', 'skipped', 'no-longer-judged', true],
    ['pass', 'unsupported', 'no-longer-judged', true],
    ['fail', 'not-run', 'no-longer-judged', true],
    ['known-fail', 'error', 'no-longer-judged', true],
    ['fail', 'pass', 'fixed', false],
    ['known-fail', 'unexpected-pass', 'fixed', false],
    ['error', 'pass', 'fixed', false],
    ['skipped', 'pass', 'newly-judged', false],
    ['not-run', 'fail', 'newly-judged', false],
    ['error', 'fail', 'newly-judged', false],
    ['fail', 'known-fail', 'relisted', false],
    ['known-fail', 'fail', 'relisted', false],
    ['pass', 'unexpected-pass', 'relisted', false],
    ['skipped', 'not-run', 'changed', false],
    ['error', 'not-run', 'changed', false],
    ['error', 'error', 'unchanged', false],
  ])('from %s to %s: %s', (before, after, change, decides) => {
    const { checks, counts, regression } = compareRuns(one(before), one(after))
    expect(counts[change]).toBe(change === 'unchanged' ? 2 : 1)
    expect(checks.map(check => [check.id, check.change, check.decides])).toEqual(
      change === 'unchanged' ? [] : [[id, change, decides]],
    )
    expect(regression).toBe(decides)
  })

  test.each<[string, ComparedRun, ComparedRun, Change]>([
    ['come', run([]), one('fail'), 'new'],
    ['gone', one('pass'), run([]), 'gone'],
    ['another message', one('fail', { message: 'came 404' }), one('fail', { message: 'came 500' }), 'changed'],
    ['other contents', one('fail', { actual: '404' }), one('fail', { actual: '500' }), 'changed'],
    [
      'another status',
      run([checkLine({ id })], {}, { [id]: 200 }),
      run([checkLine({ id })], {}, { [id]: 204 }),
      'changed',
    ],
    [
      'another failure beside another list',
      one('fail', { message: 'came 404' }),
      one('known-fail', { message: 'came 500' }),
      'changed',
    ],
  ])('%s', (_, before, after, change) => {
    const { checks, regression } = compareRuns(before, after)
    expect(checks.map(check => check.change)).toEqual([change])
    expect(regression).toBe(false)
  })

  test('not changed by what the list gives as reason', () => {
    const entry = { check: id, reference: 'T-1', owner: 'us', date: '2026-01-01', expires: '2026-12-31', line: 3 }
    const listed = (reason: string, state = 'applied' as const) =>
      run([checkLine({ id, verdict: 'known-fail', message: `${reason} (came 404)`, knownFailure: 3 })], {
        knownFailures: { file: 'k.yaml', digest: 'd', day: '2026-06-01', entries: [{ ...entry, reason, state }] },
      })
    expect(compareRuns(listed('old'), listed('new words')).counts.unchanged).toBe(2)
    expect(compareRuns(one('fail', { message: 'came 404' }), listed('old')).counts.relisted).toBe(1)
  })
})

describe('what decides', () => {
  const advisory = (verdict: Verdict) => one(verdict, { level: 'advisory' })
  test.each<[string, ComparedRun, ComparedRun, Decider[], boolean]>([
    ['an advisory regression, not asked for', advisory('pass'), advisory('fail'), ['regressed'], false],
    ['an advisory regression, asked for', advisory('pass'), advisory('fail'), ['regressed', 'advisory'], true],
    ['a new failure, not asked for', run([]), one('fail'), ['regressed'], false],
    ['a new failure, asked for', run([]), one('fail'), ['new-failure'], true],
    ['a new failure that is known', run([]), one('known-fail'), ['new-failure'], false],
    ['a new pass', run([]), one('pass'), ['new-failure'], false],
    ['a failure that was not judged before', one('skipped'), one('fail'), ['new-failure'], true],
    ['a check that is gone', one('pass'), run([]), ['gone'], true],
    ['what is judged no longer, left out of the list', one('pass'), one('not-run'), ['regressed'], false],
  ])('%s', (_, before, after, failOn, regression) => {
    expect(compareRuns(before, after, failOn).regression).toBe(regression)
  })

  test('stands first', () => {
    const lines = (verdict: Verdict) =>
      run([
        checkLine({ id: `${upload}.a`, verdict, level: 'advisory' }),
        checkLine({ id: `${upload}.b`, verdict: verdict === 'pass' ? 'pass' : 'skipped' }),
        checkLine({ id: `${upload}.c`, verdict }),
      ])
    expect(compareRuns(lines('pass'), lines('fail')).checks.map(check => check.id.slice(-1))).toEqual(['c', 'b', 'a'])
  })
})

test('follows an operation that was renamed, in either direction', () => {
  const [operation] = recordOf([checkLine()]).header.operations.filter(one => one.id === upload)
  if (operation === undefined) throw new Error('the fixture has no upload')
  const old = 'object-storage.objects.put'
  const before = run([checkLine({ id: `${old}.etag-is-md5`, operation: old })])
  const after = run([checkLine({ id, verdict: 'fail' })], { operations: [{ ...operation, aliases: [old] }] })
  expect(compareRuns(before, after).checks).toEqual([
    expect.objectContaining({ id, earlierId: `${old}.etag-is-md5`, change: 'regressed' }),
  ])
  expect(compareRuns(after, before).checks).toEqual([expect.objectContaining({ change: 'fixed' })])
})

test('says in what the runs are not alike', () => {
  const { header } = recordOf([anchor])
  const other = run([], {
    run: { ...header.run, seed: 7 },
    target: { ...header.target, name: 'other' },
    suite: { version: '0.2.0', specHash: 'b'.repeat(64) },
    selection: { api: ['b.*', 'a.*'], check: [], effects: ['read'] },
  })
  expect(compareRuns(run([]), run([])).unlike).toEqual([])
  expect(compareRuns(run([]), other).unlike.map(({ what, after }) => [what, after])).toEqual([
    ['target', 'other'],
    ['suite', '0.2.0'],
    ['spec', 'bbbbbbbbbbbb'],
    ['effects', 'read'],
    ['APIs', 'a.*, b.*'],
    ['seed', '7'],
  ])
})

test('refuses runs without a check in common', () => {
  const other = { record: recordOf([checkLine({ id: `${upload}.other` })]), statuses: new Map() }
  expect(() => compareRuns(run([]), other)).toThrow(expect.objectContaining({ code: 'COMPARE_NOTHING' }))
})

test('is of the form of its schema', () => {
  const schema = join(packageRoot, 'formats/comparison.schema.json')
  const found = compareRuns(one('pass'), one('fail', { message: 'm', expected: 'e', actual: 'a' }))
  expect(validateJson(schema, found)).toEqual([])
  expect(validateJson(schema, { ...found, version: 2 })).not.toEqual([])
})
