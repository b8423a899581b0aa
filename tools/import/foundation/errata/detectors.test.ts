import { describe, expect, test } from 'vitest'
import type { ServiceCatalog } from '../../../model/catalog.ts'
import { LineReadings } from '../../document/line-readings.ts'
import type { Finding } from '../../errata/finding.ts'
import type { Sections } from '../../reading.ts'
import type { OperationName } from '../ids.ts'
import { bakery, bakeryNames } from '../invented.fixture.ts'
import { foundationReader } from '../read-foundation.ts'
import { foundationDetectors } from './detectors.ts'

const texts = Object.fromEntries([...bakery()].map(([number, section]) => [number, section.lines.join('\n')]))

/** In a section a text is replaced by another one. */
type Change = readonly [section: string, before: string | RegExp, after: string]

/** Findings on the bakery after changes of some texts. */
function findings(...changes: readonly Change[]): Finding[] {
  const changed = changes.map(([section, before, after]) => [
    section,
    (texts[section] as string).replace(before, after),
  ])
  return findingsOf(bakery(Object.fromEntries(changed)))
}

function findingsOf(sections: Sections, names: Readonly<Record<string, OperationName>> = bakeryNames): Finding[] {
  const read = foundationReader([{ section: '9.1', details: '9.1.6' }], names)(sections, new LineReadings())
  const catalog: ServiceCatalog = {
    generated: '',
    document: 'k5-foundation-1.12',
    service: 'compute',
    serviceType: 'compute',
    title: 'Bakery',
    clause: { document: 'k5-foundation-1.12', section: '9.1' },
    chapters: read.chapters,
    operations: read.operations.map(({ operation }) => operation),
  }
  const { operations } = read
  const evidence = { service: 'compute', catalog, operations, all: operations, rst: [] }
  return [
    ...(read.findings ?? []).map(({ finding }) => finding),
    ...foundationDetectors.flatMap(detect => detect(evidence)),
  ]
}

const usual = new Set(findings().map(({ key }) => key))

/** What a change adds. */
function added(...changes: readonly Change[]): string[] {
  return findings(...changes)
    .map(({ key }) => key)
    .filter(key => !usual.has(key))
}

test('the bakery has the oddities that it was invented with', () => {
  expect([...usual]).toEqual([
    'list-title:trays.create:Create a tray',
    'path-syntax:trays.create',
    'path-syntax:trays.show',
    'path-syntax:ovens.heat',
    'path-syntax:ovens.delete',
    'row-place:trays.create:name',
    'row-place:trays.create:shelf',
    'row-repeated:trays.create:name',
    'path-without-row:trays.show',
    'caption:ovens.delete:list trays',
  ])
})

describe('a chapter', () => {
  test.each([
    ['removes another path than its endpoint has', '9.1.1', '"/v2/', '"/v1/', ['removed-prefix:9.1']],
    ['has lost the slash of its URL', '9.1.1', 'hostName/v2', 'hostNamev2', ['endpoint-url:9.1']],
    ['has an endpoint that no path begins with', '9.1.1', /\/v2\//g, '/v7/', ['endpoint-path:9.1']],
    [
      'lists a fault of what it cannot do',
      '9.1.4',
      'ovenTooHot',
      'melonNotAllowed',
      ['fault-of-other-action:9.1:melonNotAllowed'],
    ],
    ['lists a fault of what it can do', '9.1.4', 'ovenTooHot', 'heatNotAllowed', []],
    ['names no code in a note', '9.1.5', 'The response code 500', 'This code', ['note-without-code:9.1']],
    [
      'lists what no section describes',
      '9.1.2',
      'Ovens\n',
      'Ovens\n\nItem\tAPI\tDescription\n9\tGET /v2/cakes Cake\tC\n',
      ['list-row-without-section:9.1:Ovens item 9'],
    ],
    [
      'spells a category in another way',
      '9.1.1',
      'needed.',
      'needed.\n\n- TRAYS\n- Ovens\n\nURLs of the "image" type',
      ['category-spelling:9.1:Trays'],
    ],
    [
      'has a category of no service type',
      '9.1.1',
      'needed.',
      'needed.\n\n- Trays\n\nURLs of the "image" type',
      ['category-missing:9.1:Ovens'],
    ],
  ])('that %s', (_, section, before, after, keys) => {
    expect(added([section, before, after])).toEqual(keys)
  })
})

describe('an operation', () => {
  test.each([
    [
      'whose list has another method',
      '9.1.2',
      'GET /v2/{tenant_id}/trays{',
      'PUT /v2/{tenant_id}/trays{',
      ['list-method:trays.list:PUT'],
    ],
    ['whose list lacks the query', '9.1.2', '{?size}', '', ['list-query:trays.list']],
    ['whose list has no title', '9.1.2', ' Heat oven', '', ['list-title-missing:ovens.heat']],
    ['whose list lacks the account', '9.1.2', '{tenant_id}/trays{', 'trays{', ['list-path:trays.list:/v2/trays']],
    ['whose list has a bracket too many', '9.1.2', 'ovens/{oven_id} D', 'ovens/{oven_id}] D', []],
    ['whose query is spelled in two ways', '9.1.6.1', '{?size}', '{?si-ze}', ['query-name:trays.list:si-ze']],
    ['whose query has no row', '9.1.6.1', '{?size}', '{?size,shape}', ['query-without-row:trays.list']],
    [
      'whose caption names another',
      '9.1.6.1',
      'for the list trays request',
      'for the count trays request',
      ['caption:trays.list:count trays'],
    ],
    [
      'whose caption names two places',
      '9.1.6.1',
      'for the list trays request',
      'for the request body',
      ['caption-place:trays.list'],
    ],
    [
      'that denies the body it shows',
      '9.1.6.2',
      'Request\n',
      'Request\n\nThis operation does not require a request body.\n',
      ['body-denied:trays.create:request'],
    ],
    [
      'that calls the response a request',
      '9.1.6.4',
      'No response body',
      'There is no request body.',
      ['body-wording:ovens.heat'],
    ],
    [
      'that asks for another media type',
      '9.1.6.2',
      'Request\n',
      'Please specify application/tray for the Content-Type of the request header\n',
      ['media-type:trays.create'],
    ],
    [
      'whose rows agree in both tables',
      '9.1.6.2',
      'name\tString\tThe name.',
      'name\tstring (Optional)\tThe name. It is shown to guests.',
      [],
    ],
  ])('%s', (_, section, before, after, keys) => {
    expect(added([section, before, after])).toEqual(keys)
  })

  test('whose sample lacks the attribute that it is about', () => {
    const names = { ...bakeryNames, '9.1.6.1': { id: 'compute.trays.list', shows: ['id', 'x:wood'] } }
    const keys = findingsOf(bakery(), names).map(({ key }) => key)
    expect(keys.filter(key => !usual.has(key))).toEqual(['attribute-not-shown:trays.list'])
  })

  test('that is in no list', () => {
    expect(added(['9.1.2', /\n2\tDELETE.*$/, ''])).toEqual(['not-listed:ovens.delete'])
  })

  test('cites both readings', () => {
    const [finding] = findings().filter(({ key }) => key === 'row-place:trays.create:shelf')
    expect(finding).toMatchObject({
      kind: 'contradiction',
      operations: ['compute.trays.create'],
      readings: [
        { reading: 'URI parameter shelf', clause: { section: '9.1.6.2', detail: 'URI parameter shelf' } },
        { reading: 'in the body', clause: { section: '9.1.6.2' } },
      ],
    })
  })
})
