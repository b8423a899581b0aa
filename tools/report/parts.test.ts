import { describe, expect, test } from 'vitest'
import { linesOf } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { visible, visibleLine } from '../shared/visible.ts'
import { badge } from './badge.ts'
import { bodyText } from './body-text.ts'
import { ledgerEntries, ledgerTotals, leftoversOf } from './ledger-summary.ts'
import { markdown } from './markdown.ts'
import { checkLine, exchange, recordOf } from './record.fixture.ts'
import type { RunData } from './run-data.ts'
import { timingsOf } from './timings.ts'
import { duration, verdictMeaning } from './wording.ts'

const runOf = (...[checks, changes]: Parameters<typeof recordOf>): RunData => {
  const record = recordOf(checks, changes)
  return { record, summary: summarise(linesOf(record)), digest: 'd', exchanges: new Map(), ledger: [] }
}

const body = (text: string) => ({ bytes: text.length, text, encoding: 'utf8' as const, truncated: false })

test.each([
  [
    'application/json',
    '{"a":[1.0,{"b":"x, {y}"}],"a":12345678901234567890}',
    '{\n  "a": [\n    1.0,\n    {\n      "b": "x, {y}"\n    }\n  ],\n  "a": 12345678901234567890\n}',
  ],
  ['application/json; charset=utf-8', '[]', '[]'],
  ['application/problem+json', '{"cut":"of', '{\n  "cut": "of'],
  [
    'application/xml',
    '<?xml version="1.0"?><a n="1"><b>x</b><c/></a>',
    '<?xml version="1.0"?>\n<a n="1">\n  <b>x</b>\n  <c/>\n</a>',
  ],
  ['text/plain', '{"a":1}', '{"a":1}'],
])('a body of %s is indented without changing a token', (type, text, expected) => {
  expect(bodyText(body(text), type)).toBe(expected)
})

test.each([
  ['a\r\nb\tc', 'a\nb\tc'],
  ['a\rb', 'a⟨U+000D⟩b'],
  ['\u0000\u009b\u200b\u2067\ufeff', '⟨U+0000⟩⟨U+009B⟩⟨U+200B⟩⟨U+2067⟩⟨U+FEFF⟩'],
  ['pair 😀 kept, half \ud83d shown', 'pair 😀 kept, half ⟨U+D83D⟩ shown'],
])('hidden characters of %j are written out', (text, expected) => {
  expect(visible(text)).toBe(expected)
})

test('a line has no breaks', () => expect(visibleLine(' a\n\n b ')).toBe('a b'))

test.each([
  [0.4, '0 ms'],
  [999, '999 ms'],
  [1240, '1.24 s'],
  [59_940, '59.9 s'],
  [125_000, '2 min 5 s'],
])('%d ms is %s', (ms, text) => expect(duration(ms)).toBe(text))

test('percentiles are by nearest rank, over complete exchanges of the operation', () => {
  const run = runOf([checkLine()])
  const exchanges = new Map(
    Array.from({ length: 20 }, (_, index) => [
      `x${index}`,
      exchange(`x${index}`, { timings: { totalMs: 20 - index } }),
    ]),
  )
  const { response, ...broken } = exchange('broken', { timings: { totalMs: 9999 } })
  exchanges.set('broken', broken).set('auth', exchange('auth', { check: 'auth', operation: 'identity.tokens.issue' }))
  expect(response).toBeDefined()
  expect(timingsOf({ ...run, exchanges })).toEqual([
    { operation: 'object-storage.objects.upload', count: 20, p50: 10, p95: 19, p99: 20, max: 20 },
  ])
})

test('the last event about a thing decides what became of it', () => {
  const line = (path: string, event: 'create' | 'deleted' | 'left' | 'not-created') => ({
    at: '',
    service: 's',
    kind: 'container',
    path,
    event,
  })
  const entries = ledgerEntries([
    line('/a', 'create'),
    line('/b', 'create'),
    line('/a', 'deleted'),
    line('/c', 'create'),
    line('/b', 'left'),
    line('/d', 'not-created'),
  ])
  expect(entries.map(({ path, state }) => `${path} ${state}`)).toEqual([
    '/a deleted',
    '/b left',
    '/c created',
    '/d not-created',
  ])
  expect(ledgerTotals(entries)).toEqual([
    { account: 'default', service: 's', kind: 'container', made: 3, deleted: 1, left: 2 },
  ])
  expect(leftoversOf(['container /b', 'another'], entries)).toEqual(['container /b', 'another', 'container /c'])
})

test.each([
  ['pass', 'conformant (1/2)', 'brightgreen'],
  ['fail', 'non-conformant (0/2)', 'red'],
  ['error', 'inconclusive (0/2)', 'yellow'],
] as const)('the badge of a %s counts passes of all that was planned', (verdict, message, color) => {
  const skipped = checkLine({ id: 'object-storage.objects.upload.other', verdict: 'skipped' })
  expect(JSON.parse(badge(runOf([checkLine({ verdict }), skipped])))).toMatchObject({
    schemaVersion: 1,
    message,
    color,
  })
})

describe('markdown', () => {
  test('takes markup, mentions and fences literally', () => {
    const text = markdown(
      runOf([
        checkLine({ verdict: 'fail', title: '<b>@team</b>', message: '| `x` #1', actual: 'a\n````\n</details>' }),
      ]),
    )
    expect(text).toContain('&#60;b&#62;&#64;team&#60;/b&#62;')
    expect(text).toContain('&#124; &#96;x&#96; &#35;1')
    expect(text).toContain('`````text\na\n````\n</details>\n`````')
  })

  test('does not count an advisory failure as a failure', () => {
    const text = markdown(
      runOf([
        checkLine({ verdict: 'pass' }),
        checkLine({ id: 'object-storage.objects.upload.b', level: 'advisory', verdict: 'fail' }),
      ]),
    )
    expect(text).toMatch(/^# ✓ Conformant/)
    expect(text).not.toContain('## Failures')
    expect(text).toContain('**✗ fail (advisory)** · ')
    expect(text).toContain('| 1 | 0 | 1 | 2 |')
  })

  test('stays below what a job page takes, and says what was cut', () => {
    const checks = Array.from({ length: 60 }, (_, index) =>
      checkLine({ id: `object-storage.objects.upload.c${index}`, verdict: 'fail', actual: 'x'.repeat(30_000) }),
    )
    const text = markdown(runOf(checks, { leftovers: ['server k5c-1'] }))
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(text).toMatch(/\*\*This summary was cut: report\.html has the rest\.\*\*\n$/)
    expect(text).toContain('## ✗ Left on the target (1)')
  })
})

describe('the meaning of a verdict', () => {
  const passed = {
    pass: 3,
    fail: 0,
    'known-fail': 0,
    'unexpected-pass': 0,
    unsupported: 0,
    skipped: 1,
    error: 0,
    'not-run': 0,
  }

  test('says what nothing judges yet', () => {
    const withoutChecks = { operations: 4, of: 9, services: [{ id: 'tiny', title: 'Tiny things', operations: 4 }] }
    expect(verdictMeaning({ verdict: 'conformant', counts: passed, withoutChecks })).toBe(
      'Every required rule that was judged holds. 1 check of 4 did not apply or were not allowed. ' +
        '4 of the 9 APIs of the spec have no checks yet, and nothing is said about them: tiny 4.',
    )
    expect(
      verdictMeaning({ verdict: 'conformant', counts: passed, withoutChecks: { operations: 0, of: 9, services: [] } }),
    ).not.toContain('no checks yet')
  })
})
