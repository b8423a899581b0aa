import { describe, expect, test } from 'vitest'
import type { Parameter } from '../../../model/catalog.ts'
import type { PrintedEntry } from '../../reading.ts'
import type { TableDetector } from '../table-detectors.ts'
import { detectDetails } from './details.ts'
import { elementOf, findingsOf, type Invented, rowOf } from './invented.fixture.ts'
import { detectLinkPaths } from './links.ts'
import { detectOmittedRows } from './omitted.ts'
import { detectMemberTypes, detectMomentForms, detectMomentsOfTables, detectValueSpellings } from './spellings.ts'

type Case = [what: string, operations: Invented[], found: [key: string, readings: string[]][]]

function expectFindings(detect: TableDetector, operations: Invented[], found: Case[2]): void {
  const findings = findingsOf(detect, ...operations)
  expect(findings.map(({ key, readings }) => [key, readings.map(({ reading }) => reading)])).toEqual(found)
}

const first = 'shop.breads.show'

describe('lists and single things', () => {
  const list = { id: 'shop.breads.list-details', responses: [{ breads: [{ id: 'a', salt: 1 }], next: 'b' }] }
  test.each<Case>([
    ['alike', [list, { id: first, responses: [{ bread: { id: 'a', salt: 2 } }] }], []],
    [
      'with other members',
      [list, { id: first, responses: [{ bread: { id: 'a', heat: 1 } }] }],
      [['list-and-detail:breads.list-details', ['only in the list: salt', 'only alone: heat']]],
    ],
    ['without a single thing', [list], []],
    [
      'with items in an envelope',
      [
        { id: 'shop.breads.list', responses: [{ breads: [{ bread: { id: 'a' } }, { bread: { id: 'b' } }] }] },
        { id: first, responses: [{ bread: { id: 'a', heat: 1 } }] },
      ],
      [['list-and-detail:breads.list', ['nothing more in the list', 'only alone: heat']]],
    ],
    [
      'without an envelope for one',
      [
        { id: 'shop.breads.list', responses: [{ breads: [{ id: 'a', tags: ['b'] }], next: '/c' }] },
        { id: first, responses: [{ id: 'a', tags: ['b'] }] },
      ],
      [],
    ],
    [
      'as a summary beside a list of details',
      [list, { ...list, id: 'shop.breads.list' }, { id: first, responses: [{ bread: { id: 'a', salt: 2 } }] }],
      [],
    ],
    [
      'as a summary that a table describes',
      [
        {
          id: 'shop.breads.list',
          responses: [{ breads: [{ id: 'a' }] }],
          responseElements: [elementOf('id', '/breads/[]/id')],
        },
        { id: first, responses: [{ bread: { id: 'a', heat: 1 } }], responseElements: [elementOf('id', '/bread/id')] },
      ],
      [],
    ],
  ])('%s', (_what, operations, found) => expectFindings(detectDetails, operations, found))
})

describe('one member in several samples', () => {
  const shows = (...breads: object[]): Invented[] =>
    breads.map((bread, n) => ({ id: `shop.breads.a${n}`, responses: [{ bread }] }))
  const entry = { name: 'made', text: 'Like 2001-02-03T04:05:06Z.', clause: { detail: 'made' } } as PrintedEntry

  test.each<[what: string, detect: TableDetector, operations: Invented[], found: Case[2]]>([
    [
      'types',
      detectMemberTypes,
      shows({ size: 1 }, { size: 'a' }, { size: null }),
      [
        [
          'member-type:bread.size',
          ['bread.size number in a response (1 of 2)', 'bread.size string in a response (1 of 2)'],
        ],
      ],
    ],
    [
      'types of things of two kinds',
      detectMemberTypes,
      [...shows({ size: 1 }), { id: 'shop.ovens.a', responses: [{ oven: { size: 'a' } }] }],
      [],
    ],
    [
      'letters',
      detectValueSpellings,
      shows({ state: 'HOT' }, { state: 'hot' }, { state: 'cold' }),
      [['value-spelling:state', ['state HOT (1 of 2)', 'state hot (1 of 2)']]],
    ],
    ['letters of names', detectValueSpellings, shows({ name: 'HOT' }, { name: 'hot' }), []],
    [
      'attributes in XML',
      detectValueSpellings,
      [{ id: first, responses: ['<bread state="HOT"/>', '<bread state="hot"/>'] }],
      [['value-spelling:@state', ['@state HOT (1 of 2)', '@state hot (1 of 2)']]],
    ],
    [
      'moments',
      detectMomentForms,
      shows({ a: '2001-02-03T04:05:06Z' }, { b: '2001-02-03T04:05:06.000000' }),
      [
        [
          'moment-forms:a moment',
          ['a moment with Z (1 of 2)', 'a moment with fractions of a second and no zone (1 of 2)'],
        ],
      ],
    ],
    ['moments of one form', detectMomentForms, shows({ a: '2001-02-03T04:05:06Z' }, { b: '2001-02-03 or so' }), []],
    [
      'an example of a table',
      detectMomentsOfTables,
      [
        {
          id: first,
          entries: [entry],
          responseElements: [elementOf('made', '/made')],
          responses: [{ made: '2001-02-03T04:05:06' }],
        },
      ],
      [
        [
          'moment-of-table:breads.show:made',
          ['made like 2001-02-03T04:05:06Z (table)', 'made 2001-02-03T04:05:06 (sample)'],
        ],
      ],
    ],
    [
      'an example of the same form',
      detectMomentsOfTables,
      [
        {
          id: first,
          entries: [entry],
          responseElements: [elementOf('made', '/made')],
          responses: [{ made: '2011-02-03T04:05:07Z' }],
        },
      ],
      [],
    ],
  ])('%s', (_what, detect, operations, found) => expectFindings(detect, operations, found))
})

describe('rows that are not called optional', () => {
  const rows = [rowOf('salt', '/bread/salt'), { ...rowOf('seed', '/bread/seed'), presence: 'optional' as const }]
  test.each<[what: string, parameters: Parameter[], request: object, keys: string[]]>([
    ['left out', rows, { bread: { seed: 1 } }, ['row-omitted:breads.show:salt']],
    ['sent', rows, { bread: { salt: 1 } }, []],
    ['left out together with what they belong to', rows, { other: {} }, []],
    ['in a table that calls nothing optional', rows.slice(0, 1), { bread: {} }, []],
  ])('%s', (_what, parameters, request, keys) => {
    const found = findingsOf(detectOmittedRows, { id: first, parameters, requests: [request] })
    expect(found.map(({ key }) => key)).toEqual(keys)
  })
})

describe('links', () => {
  const linked = (rel: string, href: string): Invented => ({
    id: first,
    path: '/v2/{bakery}/breads/{bread}',
    responses: [{ links: [{ rel, href }] }],
  })
  test.each<[rel: string, href: string, keys: string[]]>([
    ['self', 'http://a.example/v2/b/breads/1', []],
    ['self', 'http://a.example/b/breads/1', ['link-path:self:/{}/breads/{}']],
    ['bookmark', 'http://a.example/openstack/breads/1', []],
    ['bookmark', 'http://a.example/v2/9/breads/1', ['link-path:bookmark:/v2/{}/breads/{}']],
    ['self', 'not a URL', []],
  ])('%s %s', (rel, href, keys) => {
    expect(findingsOf(detectLinkPaths, linked(rel, href)).map(({ key }) => key)).toEqual(keys)
  })
})
