import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { linesOf } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { junit } from './junit.ts'
import { checkLine, recordOf } from './record.fixture.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false })

function parsed(checks: CheckLine[]) {
  const record = recordOf(checks)
  const run = { record, summary: summarise(linesOf(record)), digest: '', exchanges: new Map(), ledger: [] }
  return parser.parse(junit(run)).testsuites
}

test.each<[Verdict, CheckLine['level'], string, string]>([
  ['pass', 'required', '', ''],
  ['fail', 'required', 'failure', 'why'],
  ['fail', 'advisory', 'system-out', ''],
  ['unexpected-pass', 'advisory', 'failure', 'why'],
  ['known-fail', 'required', 'skipped', 'known-fail: why'],
  ['unsupported', 'required', 'skipped', 'unsupported: why'],
  ['skipped', 'required', 'skipped', 'skipped: why'],
  ['error', 'required', 'error', 'why'],
  ['not-run', 'required', 'error', 'why'],
])('a %s of a %s check', (verdict, level, element, message) => {
  const suites = parsed([checkLine({ verdict, level, message: 'why' })])
  const { testcase } = suites.testsuite
  expect(testcase.name).toBe('etag-is-md5')
  expect(testcase.classname).toBe('object-storage.objects.upload')
  const others = ['failure', 'error', 'skipped', 'system-out'].filter(name => name in testcase)
  expect(others).toEqual(element === '' ? [] : [element])
  if (message !== '') expect(testcase[element].message).toBe(message)
  expect([suites.failures, suites.errors, suites.skipped]).toEqual(
    ['failure', 'error', 'skipped'].map(name => (name === element ? '1' : '0')),
  )
})

test('a failure names clause, expected, actual and the command that repeats it', () => {
  const { testsuite } = parsed([
    checkLine({ verdict: 'fail', message: 'm', expected: 'e <1>', actual: 'a & b', curl: 'curl -i "x"' }),
  ])
  const text = testsuite.testcase.failure['#text']
  for (const part of ['§2.7.5.10 p.288', 'expected: e <1>', 'actual: a & b', 'curl: curl -i "x"'])
    expect(text).toContain(part)
})
