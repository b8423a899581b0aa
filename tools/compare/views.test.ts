import { expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import { checkLine, recordOf } from '../report/record.fixture.ts'
import { compareRuns } from './compare.ts'
import { comparisonMarkdown } from './markdown.ts'
import { comparisonText } from './text.ts'

const id = (name: string): string => `object-storage.objects.upload.${name}`
const compare = (before: CheckLine[], after: CheckLine[]) =>
  compareRuns({ record: recordOf(before), statuses: new Map() }, { record: recordOf(after), statuses: new Map() })
/** Nothing that Markdown or HTML could take for markup, outside of fences. */
const bare = (markdown: string): string => markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')

const worse = compare(
  [checkLine({ id: id('a') }), checkLine({ id: id('b'), verdict: 'fail' }), checkLine({ id: id('c') })],
  [
    checkLine({ id: id('a'), verdict: 'fail', message: 'came 500', expected: '200', actual: '500' }),
    checkLine({ id: id('b') }),
    checkLine({ id: id('c'), level: 'advisory', verdict: 'fail' }),
  ],
)

test('the text tells what decides, what does not, and the counts', () => {
  const text = comparisonText(worse)
  expect(text).toContain(
    '✗ Regressed (2): held before, and now fails or cannot be tried\n  pass → fail  object-storage.objects.upload.a\n',
  )
  expect(text).toContain('object-storage.objects.upload.c (advisory)')
  expect(text).toContain('✓ Fixed (1)')
  expect(text.trimEnd().split('\n').at(-1)).toBe('Regression in 1 check: 2 regressed, 1 fixed')
})

test('the Markdown unfolds nothing but the verdict and the counts', () => {
  const markdown = comparisonMarkdown(worse)
  expect(markdown).toMatch(/^### ✗ Regression in 1 check\n/)
  expect(markdown).toContain('#### ✗ Regressed (1)')
  expect(markdown).toContain('message: came 500\nexpected: 200\nactual: 500')
  expect(markdown).toContain('<summary>✗ Regressed (1)')
  expect(markdown.match(/<details>/g)).toHaveLength(markdown.match(/<\/details>/g)?.length ?? 0)
})

test('runs that are the same say so in a few lines', () => {
  const same = compare([checkLine()], [checkLine()])
  expect(comparisonMarkdown(same).split('\n')).toHaveLength(7)
  expect(comparisonText(same)).toContain('No regression: 1 unchanged')
})

test('whatever a target sends is taken as text', () => {
  const hostile = '</details><img src=x onerror=alert(1)> @team [a](b) ``` \u001b[31m\u202e\n# heading | cell'
  const after = (name: string, more: Partial<CheckLine>) =>
    checkLine({ id: id(name), message: hostile, title: hostile, ...more })
  const found = compare(
    [checkLine({ id: id('a') }), checkLine({ id: id('b'), verdict: 'fail' }), checkLine({ id: id('c') })],
    [
      after('a', { verdict: 'fail', expected: hostile, actual: hostile }),
      after('b', { verdict: 'fail' }),
      after('c', { verdict: 'known-fail' }),
    ],
  )
  const markdown = comparisonMarkdown(found)
  expect(bare(markdown)).not.toMatch(/<img|@team|\[a\]|^# heading/m)
  expect(bare(markdown).match(/<\/details>/g)).toHaveLength(bare(markdown).match(/<details>/g)?.length ?? 0)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
  for (const view of [markdown, comparisonText(found)]) expect(view).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/)
})

test('the Markdown of thousands of changes fits into a comment, what decides first', () => {
  const many = Array.from({ length: 3000 }, (_, n) => n)
  const long = '<'.repeat(5000)
  const found = compare(
    many.map(n => checkLine({ id: id(`n${n}`) })),
    many.map(n =>
      checkLine({ id: id(`n${n}`), verdict: n % 2 === 0 ? 'fail' : 'known-fail', message: long, actual: long }),
    ),
  )
  const markdown = comparisonMarkdown(found)
  expect(markdown.length).toBeLessThan(62_000)
  expect(markdown.length).toBeGreaterThan(40_000)
  const told = Number(/… and (\d+) more/.exec(markdown)?.[1])
  expect(told + (markdown.match(/<code>object-storage/g)?.length ?? 0)).toBe(3000)
  expect(markdown).not.toContain('known-fail')
})
