import { describe, expect, test } from 'vitest'
import { emptyProfile } from '../model/profile.ts'
import type { Selection } from '../model/record.ts'
import { makePlan, type Offer, type PlanOptions } from './plan.ts'
import { tinyCatalog, tinyCheck, tinyRegistry } from './testing/tiny-suite.ts'
import { noReason } from './uncovered.ts'

const nothing = async (): Promise<void> => {}
const registry = tinyRegistry(
  [
    tinyCheck('delete.last', nothing),
    tinyCheck('show.first', nothing, { effect: 'read', covers: ['#path.thing'] }),
    tinyCheck('show.alternate', nothing, { needs: ['alternate'] }),
    tinyCheck('create.breaks', nothing, { effect: 'destructive', level: 'advisory' }),
  ],
  { notEvaluated: { 'tiny.things.show#status.200': 'a reason' } },
)
const vastOperations = ['show', 'list'].map(name => ({
  ...(tinyCatalog.operations[0] as (typeof tinyCatalog.operations)[0]),
  id: `vast.things.${name}`,
}))
const noCosts = { shared: new Map(), checks: new Map() }
const everything: Offer = { has: () => true, identities: new Set(['default', 'alternate']) }

function plan(selection: Partial<Selection> = {}, more: Partial<PlanOptions> = {}) {
  const chosen = { api: [], check: [], effects: ['read' as const, 'create' as const], ...selection }
  return makePlan(registry, { selection: chosen, offer: everything, ...more })
}
const ids = (made: ReturnType<typeof plan>) => made.checks.map(({ check }) => check.id.slice('tiny.things.'.length))

describe('makePlan', () => {
  test.each([
    ['everything, in document order', {}, {}, ['show.first', 'show.alternate', 'create.breaks', 'delete.last']],
    ['one operation', { api: ['tiny.things.show'] }, {}, ['show.first', 'show.alternate']],
    ['a glob over dots', { api: ['tiny.*'], check: ['*.l*'] }, {}, ['delete.last']],
    ['several globs', { check: ['*.first', '*.last'] }, {}, ['show.first', 'delete.last']],
    ['a shard', {}, { shard: { index: 2, count: 2, costs: noCosts } }, ['delete.last']],
  ] as const)('selects %s', (_, selection, more, expected) => {
    expect(ids(plan(selection as Partial<Selection>, more))).toEqual(expected)
  })

  test.each([
    ['an effect that was not selected', { effects: ['read' as const] }, {}, 'delete.last', 'skipped'],
    ['an effect that is never on by default', {}, {}, 'create.breaks', 'skipped'],
    ['an identity that is missing', {}, { identities: new Set(['default' as const]) }, 'show.alternate', 'skipped'],
    ['a service that is missing', {}, { has: () => false }, 'show.first', 'unsupported'],
    ['nothing in the way', {}, {}, 'show.first', undefined],
  ] as const)('knows the verdict beforehand: %s', (_, selection, offer, id, verdict) => {
    const made = plan(selection as Partial<Selection>, { offer: { ...everything, ...offer } })
    const found = made.checks.find(({ check }) => check.id === `tiny.things.${id}`)
    expect(found?.settled?.verdict).toBe(verdict)
  })

  test("tells what no check exercises, with the suite's reason", () => {
    const facts = plan({ api: ['tiny.things.show'] }).notEvaluated
    expect(facts.map(({ fact, reason }) => [fact, reason])).toEqual([['tiny.things.show#status.200', 'a reason']])
    expect(plan({ api: ['tiny.things.create'] }).notEvaluated.every(({ reason }) => reason === noReason)).toBe(true)
  })

  test.each([
    ['an operation', 'tiny.things.show'],
    ['an operation by a glob', '*.things.sh*w'],
    ['a single check', 'tiny.things.show.first'],
  ])('takes what a profile says that the target lacks for unsupported: %s', (_, what) => {
    const made = plan({}, { profile: { ...emptyProfile, lacks: [{ what, reason: 'too old' }] } })
    const first = made.checks.find(({ check }) => check.id === 'tiny.things.show.first')
    expect(first?.settled?.verdict).toBe('unsupported')
    expect(first?.settled?.message).toContain('too old')
    expect(made.checks.find(({ check }) => check.id === 'tiny.things.delete.last')?.settled).toBeUndefined()
  })

  test('refuses a profile that speaks of nothing there is', () => {
    const profile = { ...emptyProfile, lacks: [{ what: 'tiny.things.sho', reason: 'a slip' }] }
    expect(() => plan({}, { profile })).toThrow('matches nothing')
  })

  test('holds nothing for checks of a shard that send nothing', () => {
    const checks = [tinyCheck('show.first', nothing, { effect: 'read' }), tinyCheck('delete.last', nothing)]
    const { cost } = makePlan(tinyRegistry(checks, { fixtures: { server: { servers: 1 } } }), {
      selection: { api: [], check: [], effects: ['read'] },
      offer: everything,
      shard: { index: 1, count: 1, costs: noCosts },
    })
    expect(cost.peak).toEqual({})
  })

  test('skips what needs more than the limits leave', () => {
    const costly = tinyRegistry([tinyCheck('create.costly', nothing, { uses: { servers: 2 } })])
    const planned = (servers: number) =>
      makePlan(costly, {
        selection: { api: [], check: [], effects: ['create'] },
        offer: everything,
        profile: { ...emptyProfile, limits: { servers } },
      }).checks[0]?.settled
    expect(planned(2)).toBeUndefined()
    expect(planned(1)).toEqual({
      verdict: 'skipped',
      message: 'it needs 2 servers of its own, and the limits leave 1 server',
    })
  })

  test('marks known failures', () => {
    const entry = { reason: 'known', reference: 'T-1', owner: 'us', date: '2026-01-01', expires: '2026-06-30' }
    const entries = [
      { ...entry, check: '*.first', line: 1 },
      { ...entry, check: 'nope', line: 8 },
    ]
    const made = plan({}, { knownFailures: { entries, target: 'tiny', day: '2026-06-30' } })
    const excuse = { line: 1, reason: 'known' }
    expect(made.checks.map(({ knownFailure }) => knownFailure)).toEqual([excuse, undefined, undefined, undefined])
    expect(made.knownFailures.map(({ state }) => state)).toEqual(['applied', 'matches-nothing'])
  })

  describe('with a spec of which a part has no checks', () => {
    const spec = [tinyCatalog, { ...tinyCatalog, service: 'vast', title: 'Vast things', operations: vastOperations }]

    test('counts the operations that no check is for', () => {
      expect(plan({}, { spec }).withoutChecks).toEqual({
        operations: 2,
        of: 5,
        services: [{ id: 'vast', title: 'Vast things', operations: 2 }],
      })
      expect(plan().withoutChecks).toBeUndefined()
    })

    test.each([['vast.*'], ['vast.things.show'], ['*.list']])('refuses %s, which only such operations match', api => {
      expect(() => plan({ api: ['tiny.*', api] }, { spec })).toThrow(
        expect.objectContaining({ code: 'SELECT_NO_CHECKS', message: expect.stringContaining('of vast') }),
      )
    })

    test('judges what has checks where a pattern matches both', () => {
      expect(ids(plan({ api: ['*.show'] }, { spec }))).toEqual(['show.first', 'show.alternate'])
    })
  })

  test.each([
    ['a pattern of operations that matches nothing', () => plan({ api: ['compute.*'] }), 'SELECT_NO_MATCH'],
    ['a pattern of checks that matches nothing', () => plan({ check: ['nope'] }), 'SELECT_NO_MATCH'],
    ['one of several patterns that matches nothing', () => plan({ check: ['*.first', 'nope'] }), 'SELECT_NO_MATCH'],
    ['patterns that exclude each other', () => plan({ api: ['*.show'], check: ['*.last'] }), 'SELECT_NOTHING'],
    [
      'a duplicate id',
      () => planOf(tinyCheck('show.a', nothing), tinyCheck('show.a', nothing)),
      'SUITE_DUPLICATE_CHECK',
    ],
    ['an unknown operation', () => planOf(tinyCheck('rename.a', nothing)), 'SUITE_UNKNOWN_OPERATION'],
    ['a clause that is none', () => planOf(tinyCheck('show.a', nothing, { clause: 'page 3' })), 'SUITE_CLAUSE'],
    ['no clause', () => planOf(tinyCheck('show.a', nothing, { clause: [] })), 'SUITE_CLAUSE'],
  ])('refuses %s', (_, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }))
  })
})

function planOf(...checks: Parameters<typeof tinyRegistry>[0]) {
  return makePlan(tinyRegistry(checks), { selection: { api: [], check: [], effects: ['read'] }, offer: everything })
}
