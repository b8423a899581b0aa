import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import type { KnownFailureList, ListedState } from '../model/known-failure.ts'
import { linesOf } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { htmlReport } from './html/page.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { checkLine, recordOf } from './record.fixture.ts'

const upload = 'object-storage.objects.upload'
const entry = (line: number, check: string, state: ListedState) => ({
  ...{ check, state, line, reason: 'being repaired <b>', reference: 'T-1' },
  ...{ owner: 'us', date: '2026-01-01', expires: '2026-03-31' },
})
const list: KnownFailureList = {
  file: 'known.yaml',
  digest: 'd'.repeat(64),
  day: '2026-06-01',
  entries: [
    entry(2, '*.a', 'applied'),
    entry(9, '*.b', 'applied'),
    entry(16, '*.c', 'expired'),
    entry(23, '*.typo', 'matches-nothing'),
    entry(30, '*.d', 'other-target'),
  ],
}

function runOf(knownFailures: KnownFailureList) {
  const record = recordOf(
    [
      checkLine({ id: `${upload}.a`, verdict: 'known-fail', message: 'being repaired (came 404)', knownFailure: 2 }),
      checkLine({ id: `${upload}.b`, verdict: 'unexpected-pass', message: 'it passes', knownFailure: 9 }),
      checkLine({ id: `${upload}.c` }),
    ],
    { knownFailures },
  )
  return { record, summary: summarise(linesOf(record)), digest: '', exchanges: new Map(), ledger: [] }
}

test('a list that is out of date fails the gate, and leaves the verdict on the target alone', () => {
  const { summary } = runOf(list)
  expect(summary.verdict).toBe('conformant')
  expect(summary.gate?.map(({ kind, check, line }) => [kind, check, line])).toEqual([
    ['unexpected-pass', `${upload}.b`, 9],
    ['expired', '*.c', 16],
    ['matches-nothing', '*.typo', 23],
  ])
})

test('JUnit counts each: an unexpected pass as its check, the entries as cases of their own', () => {
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(junit(runOf(list)))
  expect([testsuites.tests, testsuites.failures]).toEqual(['5', '3'])
  const [, stale] = testsuites.testsuite
  expect([stale.name, stale.tests, stale.failures]).toEqual(['known-failures', '2', '2'])
  expect(stale.testcase[0].name).toBe('expired: *.c')
  expect(stale.testcase[0].failure.message).toContain('"*.c" (known.yaml:16) expired on 2026-03-31')
})

test.each([
  ['Markdown', markdown],
  ['HTML', htmlReport],
])('%s names each of them', (_, view) => {
  const text = view(runOf(list)).replaceAll('&#42;', '*').replaceAll('&#58;', ':').replaceAll('&quot;', '"')
  for (const part of [`${upload}.b passes`, 'known.yaml:16) expired', 'known.yaml:23) matches no check'])
    expect(text.replaceAll('&#34;', '"')).toContain(part)
  expect(text).not.toContain('repaired <b>')
})

test('nothing is said of a list that is in order', () => {
  const fine = { ...list, entries: list.entries.filter(({ line }) => line === 2) }
  const run = runOf(fine)
  const checks = run.record.checks.filter(({ verdict }) => verdict !== 'unexpected-pass')
  const record = recordOf(checks, { knownFailures: fine })
  const summary = summarise(linesOf(record))
  expect(summary.gate).toEqual([])
  for (const view of [markdown, htmlReport, junit])
    expect(view({ ...run, record, summary })).not.toContain('out of date')
  expect(htmlReport({ ...run, record, summary })).toContain('excuses 1 failure')
})
