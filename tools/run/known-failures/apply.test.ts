import { describe, expect, test } from 'vitest'
import type { KnownFailure } from '../../model/known-failure.ts'
import { tinyCatalog, tinyCheck, tinyRegistry } from '../testing/tiny-suite.ts'
import { applyKnownFailures, checkNames } from './apply.ts'

const show = ['tiny.things.show.a', 'tiny.things.show.b']
const every = [...show, 'tiny.things.delete.c'].map(id => ({ id, earlier: [id.replace('things', 'items')] }))
const entry = (changes: Partial<KnownFailure>): KnownFailure => ({
  check: 'tiny.things.show.a',
  reason: 'r',
  reference: 'T-1',
  owner: 'us',
  date: '2026-01-01',
  expires: '2026-06-30',
  line: 1,
  ...changes,
})
const apply = (entries: KnownFailure[], { day = '2026-06-30', target = 'staging-2', planned = show } = {}) =>
  applyKnownFailures(entries, { target, day, every, planned: new Set(planned) })

describe('applyKnownFailures', () => {
  test.each([
    ['one check', {}, {}, 'applied', 'tiny.things.show.a'],
    ['a glob over dots', { check: 'tiny.*.b' }, {}, 'applied', 'tiny.things.show.b'],
    ['an id from before a renaming', { check: 'tiny.items.show.a' }, {}, 'applied', 'tiny.things.show.a'],
    ['its last day', { expires: '2026-06-30' }, {}, 'applied', 'tiny.things.show.a'],
    ['the day after', {}, { day: '2026-07-01' }, 'expired', undefined],
    ['its target by a glob', { target: 'staging-*' }, {}, 'applied', 'tiny.things.show.a'],
    ['another target', { target: 'production' }, {}, 'other-target', undefined],
    [
      'another target, expired and of no check',
      { target: 'x', check: 'x' },
      { day: '2027-01-01' },
      'other-target',
      undefined,
    ],
    ['what no suite has', { check: 'tiny.things.show.z' }, {}, 'matches-nothing', undefined],
    ['what is not selected', { check: 'tiny.things.delete.*' }, {}, 'not-selected', undefined],
    ['what is not selected, expired', { check: '*.c' }, { day: '2027-01-01' }, 'not-selected', undefined],
  ] as const)('%s', (_, changes, to, state, excused) => {
    const { entries, entryOf } = apply([entry(changes)], to)
    expect(entries.map(row => row.state)).toEqual([state])
    expect(every.find(({ id }) => entryOf(id) !== undefined)?.id).toBe(excused)
  })

  test('the first entry that applies excuses a check, an expired one does not', () => {
    const entries = [entry({ check: '*', expires: '2026-01-02' }), entry({ line: 5 }), entry({ check: '*.a', line: 9 })]
    expect(apply(entries).entryOf('tiny.things.show.a')?.line).toBe(5)
  })
})

test('checkNames knows the checks of an operation by its former ids', () => {
  const [registered] = tinyRegistry([tinyCheck('show.a', async () => {})])
  const operations = tinyCatalog.operations.map(one =>
    one.id === 'tiny.things.show' ? { ...one, aliases: ['tiny.items.show'] } : one,
  )
  expect(
    checkNames(registered === undefined ? [] : [{ ...registered, catalog: { ...tinyCatalog, operations } }]),
  ).toEqual([{ id: 'tiny.things.show.a', earlier: ['tiny.items.show.a'] }])
})
