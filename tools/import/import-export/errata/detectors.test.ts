import { describe, expect, test } from 'vitest'
import type { ServiceCatalog } from '../../../model/catalog.ts'
import type { OperationReading } from '../../reading.ts'
import { baking, type InventedParts, readInvented } from '../invented.fixture.ts'
import { importExportDetectors } from './detectors.ts'
import { rowDetectors } from './row-detectors.ts'
import { acrossOperations, sectionDetectors } from './section-detectors.ts'

function keysOf(changes: Partial<InventedParts>, id?: string): string[] {
  const reading = readInvented(changes, id)
  return [...rowDetectors, ...sectionDetectors].flatMap(detect => detect(reading)).map(({ key }) => key)
}

const normally = keysOf({})

describe('the detectors of a section', () => {
  test('find nothing where nothing is odd', () => {
    expect(normally).toEqual([])
  })

  test.each<[string, Partial<InventedParts>]>([
    ['stray-mark:exports.create:flour', { request: baking.request.replace('Only "rye"', '>Only "rye"') }],
    [
      'printed-twice:exports.create:weight',
      { response: baking.response.replace('Value from', '<table><tr><td>x :</td></tr></table> Value from') },
    ],
    [
      'maximum-and-more:exports.create:salt',
      { request: baking.request.replace('Grams.', '(Maximum 20) The number more than 20 can be specified.') },
    ],
    ['other-process:exports.create:salt', { request: baking.request.replace('Grams.', 'Of the import.') }],
    [
      'state-not-told:exports.create:export_status',
      { response: `If export_status is "baked" or "Burnt", eat.\n\n${baking.response}` },
    ],
    ['table-not-named:exports.create:3', { response: baking.response.replace('[Table 3: List', '[Table 9: List') }],
    ['heading-twice:exports.create:Response body', { requestHeading: 'Response body' }],
  ])('find %s', (key, changes) => {
    expect(keysOf(changes)).toEqual([key])
  })

  test('find what is optional, yet always needed', () => {
    const request = baking.request.replace(
      'Grams.',
      'If "rye" is specified for the "flour" parameter, you must specify "3" for this parameter.',
    )
    expect(keysOf({ request })).toEqual(['optional-yet-needed:exports.create:salt'])
  })

  test('let imports speak of imports', () => {
    const request = baking.request.replace('Grams.', 'Of the import.')
    expect(keysOf({ request }, 'oven.imports.create')).toEqual([])
  })
})

describe('the detectors across operations', () => {
  const across = (...readings: OperationReading[]): string[] => acrossOperations(readings).map(({ key }) => key)

  test('find nothing between operations that say the same', () => {
    expect(across(readInvented(), readInvented({}, 'oven.exports.show'))).toEqual([])
  })

  test.each<[string, Partial<InventedParts>]>([
    ['error-member:error_message:message', { response: baking.response.replace('error_message', 'message') }],
    ['status-in-some:405', { statuses: `${baking.statuses}\n405\tOdd.` }],
    ['status-without-message:exports.show:400', { errors: baking.errors.replace(/400\t40001[^\n]*\n/, '') }],
  ])('find %s', (key, changes) => {
    expect(across(readInvented(), readInvented(changes, 'oven.exports.show'))).toEqual([key])
  })

  test('find a length that only some requests without a body must have', () => {
    const none = 'This API does not accept the request body.'
    const asked = `${none} "0" must be specified in the Content-Length header.`
    expect(across(readInvented({ request: none }), readInvented({ request: asked }))).toEqual([
      'content-length-in-some',
    ])
    expect(across(readInvented({ request: asked }), readInvented({ request: asked }))).toEqual([])
  })
})

test('the detectors look at their own chapter only', () => {
  const evidence = { service: 'oven', catalog: {} as ServiceCatalog, operations: [readInvented()], all: [], rst: [] }
  expect(importExportDetectors.flatMap(detect => detect(evidence))).toEqual([])
})
