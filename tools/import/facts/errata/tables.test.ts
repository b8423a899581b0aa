import { describe, expect, it } from 'vitest'
import { detectDefaultOutsideValues } from './defaults.ts'
import { handMadeCheck } from './hand-made.ts'
import { findingsIn, type InventedOperation } from './invented-reading.fixture.ts'
import { detectNoPlace, detectSpelledOtherwise } from './places.ts'
import { detectMembersWithoutRow, detectRowsWithoutSample } from './rows-against-samples.ts'
import { detectLimitsDiffer, detectPresenceDiffers, detectTypeDiffers, detectValuesDiffer } from './same-parameter.ts'
import { detectTypeInSamples } from './type-in-samples.ts'
import { detectTypeOfText } from './type-of-text.ts'

const keysOf = (...[detect, ...shops]: Parameters<typeof findingsIn>): string[] =>
  findingsIn(detect, ...shops).map(({ key }) => key)
const create = (...body: string[]): InventedOperation => ({ name: 'trays.create', body })
const copy = (...body: string[]): InventedOperation => ({ name: 'trays.copy', section: '9.9.2', body })

describe('detectTypeOfText', () => {
  it.each([
    ['string', 'A trays object. By default none.', true],
    ['array', 'A trays object. By default none.', false],
    ['Dict', 'A list of one or more woods.', true],
    ['string', 'One or more tray objects.', true],
    ['string', 'One or more label key and value pairs.', true],
    ['hash', 'A set of key/value pairs.', false],
    ['String', 'A dictionary representation of a tray.', true],
    ['string', 'The minimum number of trays.', true],
    ['int', 'Number of lines of the bill.', false],
    ['String', 'Specify the tray size in GB.', true],
    ['string', 'Set to True to polish it.', true],
    ['String', 'Only "false" can be specified.', true],
    ['string', 'The list is empty.', false],
    ['TrayForCreate', 'A list of trays.', false],
  ])('compares the type %s with %j', (type, text, found) => {
    expect(keysOf(detectTypeOfText, create(`tray | ${type} | ${text}`))).toEqual(
      found ? ['type-against-text:trays.create:tray'] : [],
    )
  })
})

describe('detectors over one table', () => {
  it('finds a default that is spelled as no value is', () => {
    const row = (preset: string) => `p | boolean | [True/False] Polish. If omitted, "${preset}" will be used.`
    expect(keysOf(detectDefaultOutsideValues, create(row('false')))).toEqual(['default-outside-values:trays.create:p'])
    expect(keysOf(detectDefaultOutsideValues, create(row('False')))).toEqual([])
  })

  it('finds names that the samples spell otherwise, and rows without a place', () => {
    const request = { trays: [1] }
    const shop = { ...create('/trays: tray | array | Trays.', 'lid | string | The lid.'), request }
    expect(keysOf(detectSpelledOtherwise, shop)).toEqual(['spelled-otherwise:trays.create:request:tray'])
    expect(keysOf(detectSpelledOtherwise, create('/trays: tray | array | Of no sample.'))).toEqual([])
    expect(keysOf(detectNoPlace, shop)).toEqual(['no-place:trays.create:lid'])
    expect(keysOf(detectNoPlace, create('lid | string | The lid.'))).toEqual([])
  })
})

describe('detectors over several sections', () => {
  it('finds members of one API that are optional in one section only', () => {
    const one = create('/tray: tray | String (Optional) | The tray.')
    expect(keysOf(detectPresenceDiffers, one, copy('/tray: tray | String | The tray.'))).toEqual([
      'presence-differs:trays.create:body:/tray',
    ])
    expect(keysOf(detectPresenceDiffers, one, { ...copy('/tray: tray | String | It.'), path: '/other' })).toEqual([])
  })

  it('finds types that differ, of members at one place and of variables of one name', () => {
    const one = create('/tray/id: id | uuid | The tray.')
    expect(keysOf(detectTypeDiffers, one, copy('/tray/id: id | String | The tray.'))).toEqual([
      'type-differs:trays.create:body:/tray/id',
    ])
    expect(keysOf(detectTypeDiffers, one, copy('/lid/id: id | String | The lid.'))).toEqual([])
    const paths = [
      { ...create(), inPath: ['{id} | UUID | It.'] },
      { ...copy(), inPath: ['id | String | It.'] },
    ]
    expect(keysOf(detectTypeDiffers, ...paths)).toEqual(['type-differs:path:id'])
  })

  it('says how often each reading stands', () => {
    const path = (name: string, type: string) => ({ name, inPath: [`{id} | ${type} | It.`] })
    const [finding] = findingsIn(detectTypeDiffers, path('a.a', 'UUID'), path('a.b', 'Uuid'), path('a.c', 'String'))
    expect(finding?.readings.map(({ reading }) => reading)).toEqual([
      'path:id: uuid (2 of 3)',
      'path:id: string (1 of 3)',
    ])
    expect(finding?.operations).toEqual(['shop.a.a', 'shop.a.b', 'shop.a.c'])
  })

  it('finds values, units and lengths that differ', () => {
    const answers = (name: string, row: string) => ({ name, response: [row] })
    expect(
      keysOf(
        detectValuesDiffer,
        answers('a.a', 'state | String | Possible values: full, empty.'),
        answers('a.b', 'state | String | Possible values: Full, empty.'),
        answers('a.c', 'state | String | The state.'),
      ),
    ).toEqual(['values-differ:state'])
    expect(
      keysOf(detectLimitsDiffer, create('size | int | Its size (GiB).'), copy('size | int | Its size, in GBs.')),
    ).toEqual(['unit-differs:size'])
    expect(
      keysOf(detectLimitsDiffer, create('n | String | up to 9 characters'), copy('n | String | up to 8 characters')),
    ).toEqual(['length-differs:n'])
  })
})

describe('handMadeCheck', () => {
  const entry = { sections: ['9.9.1', '9.9.3'], row: 'tray', facts: {}, because: 'it is so' }

  it('is content with facts of rows that are there, and of sections that were not read', () => {
    expect(findingsIn(handMadeCheck([entry]), create('{tray} | String | The tray.'))).toEqual([])
  })

  it('fails on facts that no row has any more', () => {
    const check = handMadeCheck([entry])
    expect(() => findingsIn(check, create('lid | String | The lid.'))).toThrow('§9.9.1 tray')
    const saying = handMadeCheck([{ ...entry, saying: /oak/ }])
    expect(() => findingsIn(saying, create('tray | String | The tray.'))).toThrow('§9.9.1 tray')
  })
})

describe('detectTypeInSamples', () => {
  it.each([
    ['String', 'oak', false],
    ['String', 7, true],
    ['String', null, true],
    ['String (Optional)', null, false],
    ['int', 7, false],
    ['Integer', 7.5, true],
    ['Integer', '7', true],
    ['bool', 'True', true],
    ['UUID', '6bf65660-70ee-4a75-b61a-36ac040c289c', false],
    ['UUID', '6bf6566070ee4a75b61a36ac040c289c', true],
    ['DateTime', '2001-02-03T04:05:06Z', false],
    ['list', [], false],
    ['list', {}, true],
    ['hash', {}, false],
    ['TrayForCreate', 7, false],
  ])('compares the type %s with %j', (type, value, found) => {
    const shop = { ...create(`/tray: tray | ${type} | The tray.`), request: { tray: value } }
    expect(keysOf(detectTypeInSamples, shop)).toEqual(found ? ['type-against-sample:trays.create:request:tray'] : [])
  })

  it('lets a response have null for what a resource has not', () => {
    const shop = { name: 'trays.show', response: ['/tray: tray | String | The tray.'], answer: { tray: null } }
    expect(keysOf(detectTypeInSamples, shop)).toEqual([])
  })
})

describe('tables against samples', () => {
  const answer = { tray: { id: '1', wood: 'oak', doors: [{ key: 1 }], labels: { a: 'b' } } }
  const response = [
    '/tray/id: id | String | It.',
    '/tray/lid: lid | String | It.',
    '/tray/labels: labels | dict | Them.',
  ]

  it('finds rows that no sample has, and members that no row lists', () => {
    const shop = { name: 'trays.show', response, answer }
    const readings = findingsIn(detectRowsWithoutSample, shop).map(finding => finding.readings[0]?.reading)
    expect(readings).toEqual(['lid (table)'])
    const others = findingsIn(detectMembersWithoutRow, shop).map(finding => finding.readings[1]?.reading)
    expect(others).toEqual(['wood, doors (sample)'])
  })

  it('says nothing where there is no sample, or no table', () => {
    expect(keysOf(detectRowsWithoutSample, { name: 'trays.show', response })).toEqual([])
    expect(keysOf(detectMembersWithoutRow, { name: 'trays.show', answer })).toEqual([])
    expect(keysOf(detectMembersWithoutRow, { name: 'trays.show', response })).toEqual([])
  })

  it('compares requests too', () => {
    const shop = { ...create('/tray: tray | String | It.'), request: { tray: '1', lid: '2' } }
    expect(keysOf(detectMembersWithoutRow, shop)).toEqual(['members-without-row:trays.create:request'])
  })
})
