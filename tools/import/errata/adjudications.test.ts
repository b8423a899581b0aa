import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../shared/package-root.ts'
import { type Adjudication, adjudicate, readAdjudications } from './adjudications.ts'
import type { Finding } from './finding.ts'
import { matterOf } from './matters.ts'

const clause = { document: 'k5-foundation-1.12' as const, section: '9.9.1' }
const finding = (key: string): Finding => ({
  key,
  kind: 'contradiction',
  operations: ['shop.breads.list'],
  readings: [{ reading: 'a', clause }],
})
const row = (given: Partial<Adjudication>): Adjudication => ({ id: 'a', clause: '§9', chosen: 'b', why: 'c', ...given })
const decide = (findings: string[], ...rows: Partial<Adjudication>[]) =>
  adjudicate('shop', findings.map(finding), rows.map(row), new Map())

describe('an erratum', () => {
  test.each<[what: string, keys: string[], given: Partial<Adjudication>, category: string, effect: string]>([
    ['of a kind that checks follow', ['list-method:a'], {}, 'list-vs-section', 'chosen-checked'],
    ['of a kind that no check sees', ['list-title:a'], {}, 'list-vs-section', 'not-checked'],
    ['that leaves the choice', ['list-method:a'], { chosen: 'either' }, 'list-vs-section', 'either-passes'],
    [
      'whose choice only begins with the same letters',
      ['list-method:a'],
      { chosen: 'eithers' },
      'list-vs-section',
      'chosen-checked',
    ],
    [
      'of several kinds, by the one that checks follow',
      ['list-title:a', 'path:a'],
      {},
      'list-vs-section',
      'chosen-checked',
    ],
    ['that corrects the catalog', ['list-title:a'], { corrects: [] }, 'list-vs-section', 'catalog-corrected'],
    ['that says itself what it does', ['list-method:a'], { effect: 'not-checked' }, 'list-vs-section', 'not-checked'],
    ['of elements counted', ['element-count-2:a'], {}, 'table-vs-sample', 'chosen-checked'],
  ])('%s', (_what, keys, given, category, effect) => {
    expect(decide(keys, { finds: ['*'], ...given })).toMatchObject([{ id: 'a', category, effect }])
  })

  test('of sentences has its own category and is checked', () => {
    const prose: Partial<Adjudication> = {
      prose: [],
      kind: 'omission',
      category: 'role',
      operations: ['shop.breads.show'],
    }
    expect(decide([], prose)).toMatchObject([{ kind: 'omission', category: 'role', effect: 'chosen-checked' }])
  })
})

test.each<[what: string, keys: string[], rows: Partial<Adjudication>[], message: string]>([
  ['a finding that nobody decided', ['path:a'], [], 'not decided: path:a'],
  [
    'a finding that two decide',
    ['path:a'],
    [{ finds: ['path:a'] }, { id: 'b', finds: ['*'] }],
    'decided by a and b: path:a',
  ],
  ['a decision on nothing', [], [{ finds: ['path:a'] }], 'a: nothing detected is path:a'],
  [
    'one id twice',
    ['path:a', 'path:b'],
    [{ finds: ['path:a'] }, { finds: ['path:b'] }],
    'two adjudications are called a',
  ],
  [
    'a kind that the table does not have',
    ['wonder:a'],
    [{ finds: ['*'] }],
    'no category for findings of the kind "wonder"',
  ],
])('refuses %s', (_what, keys, rows, message) => {
  expect(() => decide(keys, ...rows)).toThrow(message)
})

test('every decision that is committed names kinds of findings that have a category', () => {
  const files = readdirSync(join(packageRoot, 'spec/errata/adjudications'))
  const rows = [...new Set(files.map(name => name.split('.')[0] as string))].flatMap(service =>
    readAdjudications(packageRoot, service),
  )
  const keys = rows.flatMap(({ finds = [] }) => finds).map(key => key.replace(/^([a-z-]+-)\*/, '$12'))
  expect(keys.length).toBeGreaterThan(300)
  for (const key of keys) expect(() => matterOf({ key })).not.toThrow()
})
