import { describe, expect, test } from 'vitest'
import type { LedgerLine } from '../model/record.ts'
import { type CreateOutcome, Ledger, openResources } from './ledger.ts'

const thing = (name: string) => ({ service: 'tiny', kind: 'thing', path: `/${name}` })

function newLedger() {
  const lines: LedgerLine[] = []
  return {
    lines,
    ledger: new Ledger(
      line => lines.push(line),
      async () => {},
    ),
    events: () => lines.map(line => `${line.event} ${line.path}`),
  }
}

describe('Ledger', () => {
  test.each([
    ['made', ['create /a'], ['/a']],
    ['unknown', ['create /a'], ['/a']],
    ['not-made', ['create /a', 'not-created /a'], []],
  ] as [CreateOutcome, string[], string[]][])('a create that ends as %s', (outcome, events, open) => {
    const { ledger, lines, events: written } = newLedger()
    ledger.begin(thing('a'), 'check')(outcome)
    expect(written()).toEqual(events)
    expect(openResources(lines).map(({ path }) => path)).toEqual(open)
    expect(ledger.ownedBy('check').map(({ path }) => path)).toEqual(open)
  })

  test('two creates of the same name at once are ours when one of them made it', () => {
    const { ledger, events } = newLedger()
    const first = ledger.begin(thing('a'), 'check')
    const second = ledger.begin(thing('a'), 'check')
    first('not-made')
    second('made')
    expect(events()).toEqual(['create /a'])
    expect(ledger.has(thing('a'))).toBe(true)
  })

  test('gives back what an owner made, last made first, without what it deleted', () => {
    const { ledger, lines } = newLedger()
    for (const name of ['a', 'b', 'c']) ledger.begin(thing(name), name === 'b' ? 'other' : 'check')('made')
    expect(ledger.ownedBy('check').map(({ path }) => path)).toEqual(['/c', '/a'])
    ledger.deleted(thing('c'))
    ledger.deleted(thing('never'))
    expect(ledger.ownedBy('check').map(({ path }) => path)).toEqual(['/a'])
    expect(openResources(lines).map(({ path }) => path)).toEqual(['/b', '/a'])
  })

  test('keeps the accounts apart, and what is left open', () => {
    const { ledger, lines } = newLedger()
    ledger.begin({ ...thing('a'), account: 'alternate' }, 'check')('made')
    ledger.begin(thing('a'), 'check')('not-made')
    expect(openResources(lines)).toEqual([{ ...thing('a'), account: 'alternate' }])
    expect(openResources([...lines, { ...(lines[0] as LedgerLine), event: 'left' }])).toHaveLength(1)
  })
})
