import { describe, expect, test } from 'vitest'
import { LineReadings } from '../document/line-readings.ts'
import { bakery, bakeryNames, inventedSection, inventedSections } from './invented.fixture.ts'
import { readMarkedMembers } from './marked-member.ts'
import { readParts } from './parts.ts'
import { placeRows } from './place-rows.ts'
import { readProse } from './prose.ts'
import { foundationReader } from './read-foundation.ts'

const head = 'GET /trays\n\nNormal response codes: 200\n\n'
const prose = (text: string): ReturnType<typeof readProse> => {
  const section = inventedSection('9.1.6.1', 'List trays', head + text)
  return readProse(section, readParts(section))
}

describe('sentences', () => {
  test.each([
    ['The request returns the HTTP 403 error code.', [{ code: 403, reason: 'Forbidden' }]],
    ['The service returns the HTTP 409 Conflict error code.', [{ code: 409, reason: 'Conflict' }]],
    ['An overLimit (413) fault might be thrown.', [{ code: 413, fault: 'overLimit' }]],
    ['If it is already a member, the HTTP 409 error code.', [{ code: 409, note: expect.stringContaining('before') }]],
    ['Trays cost 403 coins.', []],
  ])('name codes: %s', (text, codes) => {
    expect(prose(text).errorCodes).toMatchObject(codes)
  })

  test('name the media type of the request', () => {
    const { mediaType, headers } = prose(
      'You must specify application/tray-patch for the Content-Type of the request header.',
    )
    expect(mediaType).toBe('application/tray-patch')
    expect(headers).toMatchObject([{ name: 'Content-Type', in: 'header', presence: 'required', values: [mediaType] }])
  })

  test('tell how large something may be', () => {
    expect(prose('The upper limit for the tray size is 3 MB.').facts).toMatchObject([
      { name: 'largest-tray', value: '3 MB', clause: { detail: 'text 3 MB' } },
    ])
  })

  test('describe query parameters', () => {
    const { queries } = prose(
      `The direction parameter tells the order. Acceptable values are 'up' (ascending) and 'down' (descending). Defaults values for key and direction are 'age' and 'down'.
The 'age_min' and 'age_max' query parameters compare ages ('age' is measured in days).`,
    )
    expect(Object.fromEntries(queries)).toEqual({
      direction: { values: ['up', 'down'], default: 'down' },
      key: { default: 'age' },
      age_min: { type: 'integer', limits: { unit: 'days' } },
      age_max: { type: 'integer', limits: { unit: 'days' } },
    })
  })
})

describe('rows without a place', () => {
  const place = (text: string, showsBody = false): ReturnType<typeof placeRows> => {
    const section = inventedSection('9.1.6.1', 'List trays', head + text)
    const parts = readParts(section)
    return placeRows(section, parts, { method: 'GET', pathNames: ['tray_id'], queryNames: ['max-age'], showsBody })
  }
  const uri = 'This table shows the URI parameters:\n\nName | Type | Description\n'
  const query = uri.replace('URI', 'query')

  test.each([
    ['a variable of the path', `${uri}{tray_id} | UUID | T.`, false, 'path'],
    ['a variable of the path in the wrong table', `${query}tray_id | UUID | T.`, false, 'path'],
    ['a name of the query that lost its hyphen', `${uri}maxage | int | M.`, false, 'query'],
    ['a query that no template has', `${query}colour | String | C.`, false, 'query'],
    ['a member of the body', `${query}colour | String | C.`, true, 'body'],
  ])('%s', (_, text, showsBody, expected) => {
    expect(place(text, showsBody).map(row => row.place)).toEqual([expected])
  })

  test.each([
    ['belongs nowhere', `${uri}colour | String | C.`, '"colour" below'],
    ['has no name', `${uri}(Optional) | String | C.`, 'a name, a type'],
  ])('a row that %s is refused with its line', (_, text, message) => {
    expect(() => place(text)).toThrow(
      expect.objectContaining({
        code: 'IMPORT_STRUCTURE',
        message: expect.stringContaining(message),
        where: 'section 9.1.6.1, line 108 of the manual',
      }),
    )
  })

  test('two rows of one name are cited apart', () => {
    const [first, second] = place(`${query}colour | String | C.\ncolour | String | D.`)
    expect([first, second].map(row => row?.entry.clause.detail)).toEqual([
      'query parameter colour',
      'query parameter colour (2)',
    ])
  })
})

describe('a chapter that shares the facts of another', () => {
  const sections = new Map([
    ...bakery(),
    ...inventedSections(
      inventedSection('9.2', 'Night bakery', ''),
      inventedSection('9.2.1.1', 'How to tell', 'key | value\nx-night | True'),
      inventedSection(
        '9.2.1.2',
        'Show tray',
        `GET /v2/{tenant_id}/trays/{tray_id}\n\nNormal response codes: 200\n\nResponse\n\n\`\`\`\n{ "tray": { "x-night": { "open": "True" } } }\n\`\`\``,
      ),
    ),
  ])
  const chapters = [
    { section: '9.1', details: '9.1.6' },
    { section: '9.2', details: '9.2.1', like: '9.1', marks: '9.2.1.1' },
  ]
  const names = { ...bakeryNames, '9.2.1.2': { id: 'compute.trays.show-night', variantOf: 'compute.trays.show' } }
  const read = foundationReader(chapters, names)(sections, new LineReadings())

  test('has its headers and codes', () => {
    const [own, shared] = read.chapters
    expect(shared?.errorCodes).toEqual(own?.errorCodes)
    expect(shared).toMatchObject({ section: '9.2', title: 'Night bakery', pathPrefix: '/v2/{tenant_id}' })
  })

  test('has the member that its responses show, and says that its operations are in no list', () => {
    const night = read.operations.at(-1)?.operation
    expect(night?.responseElements).toMatchObject([{ name: 'x-night', at: '/tray/x-night', type: 'object' }])
    expect(night).toMatchObject({ variantOf: 'compute.trays.show', listedAs: [] })
  })

  test('needs the table of that member', () => {
    expect(() => readMarkedMembers(inventedSection('9.2.1.1', 'How', 'name | value\na | b'))).toThrow(
      'no table of members',
    )
  })
})
