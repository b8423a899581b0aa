import { describe, expect, test } from 'vitest'
import type { TableDetector } from '../table-detectors.ts'
import { findingsOf, type Invented, rowOf } from './invented.fixture.ts'
import { detectCodesOfServices, detectMembersOfServices, detectValuesOfServices } from './other-services.ts'
import { detectAnswerOfSameApi, detectNothingTellsApart, detectQueryOfSameApi } from './same-api.ts'

type Case = [what: string, operations: Invented[], found: [key: string, readings: string[]][]]

function expectFindings(detect: TableDetector, operations: Invented[], found: Case[2]): void {
  const findings = findingsOf(detect, ...operations)
  expect(findings.map(({ key, readings }) => [key, readings.map(({ reading }) => reading)])).toEqual(found)
}

const first = 'shop.breads.show'
const again = { id: 'shop.breads.show-crumb', variantOf: first }
const clause = { document: 'k5-foundation-1.12' as const, section: 'shop' }

describe('one API that several sections describe', () => {
  test.each<Case>([
    [
      'has the same rows each time',
      [
        { id: first, parameters: [rowOf('flour', '/flour')] },
        { ...again, parameters: [rowOf('flour', '/flour')] },
      ],
      [['nothing-tells-apart:breads.show-crumb', ['Bake: the same rows', 'Bake']]],
    ],
    [
      'has a new row',
      [
        { id: first, parameters: [rowOf('flour', '/flour')] },
        { ...again, parameters: [rowOf('salt', '/salt')] },
      ],
      [],
    ],
    ['has no rows', [{ id: first }, again], []],
  ])('that %s', (_what, operations, found) => expectFindings(detectNothingTellsApart, operations, found))

  test('filters in one section only', () => {
    const parameters = [{ name: 'kind', in: 'query' as const, clause }]
    expectFindings(
      detectQueryOfSameApi,
      [{ id: first, parameters }, again],
      [['query-of-same-api:breads.show-crumb', ['nothing more', 'also kind']]],
    )
  })

  const crumb = { id: first, responses: [{ bread: { id: 'a' } }] }
  test.each<Case>([
    ['alike', [crumb, { ...again, responses: [{ bread: { id: 'b' } }] }], []],
    ['not at all in one of them', [crumb, again], []],
    [
      'with one more member, of which the members tell nothing more',
      [crumb, { ...again, responses: [{ bread: { id: 'b', oven: { heat: 1 } } }] }],
      [['answer-of-same-api:breads.show-crumb', ['also /bread/oven', 'nothing more']]],
    ],
    [
      'with other names that the caller chose',
      [
        { id: first, responses: [{ metadata: { a: 1 } }] },
        { ...again, responses: [{ metadata: { b: 1 } }] },
      ],
      [],
    ],
    [
      'told apart by the body',
      [
        crumb,
        { id: 'shop.breads.show-salted', discriminator: { in: 'body', name: 'salt' }, responses: [{ bread: {} }] },
      ],
      [['answer-of-same-api:breads.show-salted', ['nothing more', 'also /bread/id']]],
    ],
    [
      'as another action',
      [
        { ...crumb, path: '/breads/{id}/action' },
        {
          id: 'shop.breads.cut',
          path: '/breads/{id}/action',
          discriminator: { in: 'body', name: 'cut' },
          responses: [{ slices: 2 }],
        },
      ],
      [],
    ],
  ])('that answers %s', (_what, operations, found) => expectFindings(detectAnswerOfSameApi, operations, found))
})

describe('two services', () => {
  const own = 'block-storage.volumes.show'
  const other = 'compute.volumes.show'
  const ok = (code: number) => ({ normalCodes: [{ code, reason: 'OK', clause }] })
  const shown = (volume: object) => ({ responses: [{ volume }] })

  test.each<[what: string, detect: TableDetector, operations: Invented[], found: Case[2]]>([
    [
      'same code',
      detectCodesOfServices,
      [
        { id: own, ...ok(200) },
        { id: other, ...ok(200) },
      ],
      [],
    ],
    [
      'other code',
      detectCodesOfServices,
      [
        { id: own, ...ok(202) },
        { id: other, ...ok(200) },
      ],
      [['codes-of-services:volumes.show', ['block-storage: 202', 'compute: 200']]],
    ],
    [
      'told by the first by name',
      detectCodesOfServices,
      [
        { id: other, ...ok(200) },
        { id: own, ...ok(202) },
      ],
      [],
    ],
    [
      'another operation',
      detectCodesOfServices,
      [
        { id: own, ...ok(202) },
        { id: 'compute.volumes.create', ...ok(200) },
      ],
      [],
    ],
    [
      'members',
      detectMembersOfServices,
      [
        { id: own, ...shown({ id: 'a', name: 'b' }) },
        { id: other, ...shown({ id: 'a', title: 'b' }) },
      ],
      [['members-of-services:volumes.show', ['block-storage: name', 'compute: title']]],
    ],
    [
      'types',
      detectValuesOfServices,
      [
        { id: own, ...shown({ size: 1 }) },
        { id: other, ...shown({ size: '1' }) },
      ],
      [['value-of-services:size:volumes.show', ['block-storage: size: number', 'compute: size: string']]],
    ],
    [
      'null',
      detectValuesOfServices,
      [
        { id: own, ...shown({ size: 1 }) },
        { id: other, ...shown({ size: null }) },
      ],
      [],
    ],
    [
      'letters',
      detectValuesOfServices,
      [
        { id: own, ...shown({ status: 'OPEN' }) },
        { id: other, ...shown({ status: 'open' }) },
      ],
      [['value-of-services:status:volumes.show', ['block-storage: status: OPEN', 'compute: status: open']]],
    ],
    [
      'moments under two names',
      detectValuesOfServices,
      [
        { id: own, ...shown({ made_at: '2001-02-03T04:05:06Z' }) },
        { id: other, ...shown({ madeAt: '2001-02-03T04:05:06' }) },
      ],
      [['value-of-services:madeat:volumes.show', ['block-storage: madeat: with Z', 'compute: madeat: without a zone']]],
    ],
  ])('%s', (_what, detect, operations, found) => expectFindings(detect, operations, found))
})
