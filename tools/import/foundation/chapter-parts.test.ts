import { describe, expect, test } from 'vitest'
import { alignRows } from './align.ts'
import { readApiList } from './api-list.ts'
import { readErrorCodes, readRequestHeaders } from './chapter-tables.ts'
import { inventedSection } from './invented.fixture.ts'
import { readNotedFacts, readNotedStatuses } from './notes.ts'
import { pathPrefixOf } from './services.ts'
import { readUrls, ruleOfItem, rulesOfGroups } from './urls.ts'

const section = (text: string) => inventedSection('9.1.2', 'x', text)

describe('the URLs of a chapter', () => {
  const url = '`https://hostName/v2/{tenant_id}`'
  const remove = '- else: with "/v2/{tenant_id}" removed from the beginning'

  test.each([
    [`URLs of the compute type\n\n${url}\n\n${remove}`, '/v2/{tenant_id}', '/v2/{tenant_id}'],
    [`URLs of the "compute" type\n\n${url}\n\n${remove.replaceAll('"', '`')}`, '/v2/{tenant_id}', '/v2/{tenant_id}'],
    [
      `URLs of the compute type\n\n${url}\n\n${remove.replace('"/', '"`/').replace('}"', '}`"')}`,
      '/v2/{tenant_id}',
      '/v2/{tenant_id}',
    ],
    ['URLs of the compute type\n\nhttps:// *hostName* /v2/{tenant_id}', '/v2/{tenant_id}', undefined],
    ['URLs of the compute type\n\n`https://hostNamev2/{tenant_id}`', '/v2/{tenant_id}', undefined],
    ['URLs of the compute type\n\n`https://hostName`', '', undefined],
  ])('%j', (text, endpointPath, removed) => {
    const [rule] = readUrls(section(text))
    expect(rule).toMatchObject({ serviceType: 'compute', endpointPath })
    expect(rule?.removed).toBe(removed)
  })

  const two = `URLs of the "compute" type.\n\n- Trays\n- Ovens\n\nURLs of the "image" type.\n\n- Photos\n\n${url}\n\n${remove}`

  test('one URL may be that of several types', () => {
    expect(readUrls(section(two)).map(rule => [rule.serviceType, rule.categories, rule.removed])).toEqual([
      ['compute', ['Trays', 'Ovens'], '/v2/{tenant_id}'],
      ['image', ['Photos'], '/v2/{tenant_id}'],
    ])
  })

  test('a category that no type names goes with the one above', () => {
    const groups = rulesOfGroups(readUrls(section(two)), ['Ovens', 'photos', 'Frames'])
    expect([...groups].map(([group, { rule, by }]) => [group, rule.serviceType, by])).toEqual([
      ['Ovens', 'compute', 'category'],
      ['photos', 'image', 'spelling'],
      ['Frames', 'image', 'above'],
    ])
  })

  test('items of a list without categories are named by number, or as the others', () => {
    const rules = readUrls(
      section(
        `URLs (items 1 and 2): URLs of the "compute" type\n\n${url}\n\nURLs (others than items 1 and 2): URLs of the "image" type\n\n\`https://hostName\``,
      ),
    )
    expect([1, 2, 3].map(item => ruleOfItem(rules, item)?.serviceType)).toEqual(['compute', 'compute', 'image'])
  })

  test.each([
    ['URLs of the compute type', 'no endpoint URL'],
    [url, 'a URL'],
    ['a | b', 'a table'],
  ])('%j is refused', (text, message) => {
    expect(() => readUrls(section(text))).toThrow(expect.objectContaining({ code: 'IMPORT_STRUCTURE' }))
    expect(() => readUrls(section(text))).toThrow(message)
  })

  test('the prefix is the path of the endpoint, or what all paths begin with', () => {
    const rule = { serviceType: 'compute', categories: [], endpointPath: '/v2/{tenant_id}', printed: '' }
    expect(pathPrefixOf(rule, ['/v2/{tenant_id}/a', '/v2/b'])).toBe('/v2/{tenant_id}')
    expect(pathPrefixOf(rule, ['/v1.1/{tenant_id}/a', '/v1.1/{tenant_id}/b'])).toBe('/v1.1/{tenant_id}')
    expect(pathPrefixOf(rule, ['/v1/{tenant_id}/a', '/v3/{tenant_id}/b'])).toBe('/v2/{tenant_id}')
  })
})

describe('an API list', () => {
  const list = (rows: string): ReturnType<typeof readApiList> =>
    readApiList(section(`Item | API | Description\n${rows}`))

  test.each([
    ['1 | GET /v2/{id}/trays List trays | Lists', 'GET', '/v2/{id}/trays', 'List trays', []],
    [
      '1 | GET /v2/{id}/trays? size,shape} List trays | Lists',
      'GET',
      '/v2/{id}/trays',
      'List trays',
      ['size', 'shape'],
    ],
    ['1 | PUT /v2/{id}/trays/ {tray_id}] Set tray | Sets', 'PUT', '/v2/{id}/trays/{tray_id}]', 'Set tray', []],
    ['1 | GET /v2/{id}/os- tray-cover Show cover | Shows', 'GET', '/v2/{id}/os-tray-cover', 'Show cover', []],
    ['1 | DELETE /trays/{tray_id} | Removes', 'DELETE', '/trays/{tray_id}', '', []],
  ])('%s', (row, method, path, title, query) => {
    expect(list(row)[0]?.endpoint).toMatchObject({ method, path, title, query })
  })

  test('names its rows by group and item, across page breaks', () => {
    const rows = readApiList(
      section(
        'Trays\n\nItem | API name | Description\n1 | GET /a Show a | A\n\nItem | API name | Description\n | More\n\nOvens\n\nItem | API name | Description\n1 | GET /b | B',
      ),
    )
    expect(rows.map(({ clause, endpoint }) => [clause.detail, endpoint.title])).toEqual([
      ['Trays item 1', 'Show a More'],
      ['Ovens item 1', ''],
    ])
  })

  test.each([
    ['Item | Description\n1 | A', 'the columns Item, Description'],
    ['Item | API | Description\n1 | the trays | A', 'the trays'],
    ['Item | API | Description\nx | GET /a A | A', 'x | GET /a'],
    ['No table.', 'without rows'],
  ])('%j is refused', (text, message) => {
    expect(() => readApiList(section(text))).toThrow(message)
  })
})

describe('rows and sections', () => {
  const at = (text: string) => {
    const [method = 'GET', path = '', ...title] = text.split(' ')
    return { method: method as 'GET', path, title: title.join(' ') }
  }
  test.each([
    ['stand in the same order', ['GET /a List', 'POST /a Make'], ['GET /a List', 'POST /a Make'], [0, 1]],
    [
      'of one operation may be several',
      ['GET /a List', 'GET /a List', 'POST /a Make'],
      ['GET /a List', 'POST /a Make'],
      [0, 0, 1],
    ],
    [
      'of the same kind are told by their order',
      ['GET /a List', 'GET /b B', 'GET /a List'],
      ['GET /a List', 'GET /b B', 'GET /a List'],
      [0, 1, 2],
    ],
    ['may differ in title', ['GET /a Lists', 'GET /b B'], ['GET /a List', 'GET /b B'], [0, 1]],
    ['may have no title', ['POST /a', 'GET /a'], ['POST /a Make', 'GET /a List'], [0, 1]],
    ['may have swapped methods', ['POST /a Replace', 'PUT /a Update'], ['PUT /a Replace', 'POST /a Update'], [0, 1]],
    [
      'may stand elsewhere',
      ['POST /a/x Heat', 'POST /a/x Cools', 'GET /b B'],
      ['POST /a/x Heat', 'GET /b B', 'POST /a/x Cool'],
      [0, 2, 1],
    ],
    [
      'may have no section',
      ['GET /a List', 'GET /a/all All', 'GET /b B'],
      ['GET /a List', 'GET /b B'],
      [0, undefined, 1],
    ],
    ['may lack the account', ['GET /v2/{tenant_id}/a A'], ['GET /v2/a A'], [0]],
    ['may name variables in another way', ['GET /a/{id} A'], ['GET /a/<A_ID> A'], [0]],
  ])('%s', (_, rows, sections, expected) => {
    expect(alignRows(rows.map(at), sections.map(at))).toEqual(expected)
  })
})

describe('the tables of a chapter', () => {
  test.each([
    [
      '500, other codes possible | Server Error, bakeryFault',
      { code: 500, reason: 'Server Error', fault: 'bakeryFault', othersPossible: true },
    ],
    ['403 | Forbidden, tooHot', { code: 403, reason: 'Forbidden', fault: 'tooHot' }],
    ['409 | busy, baking', { code: 409, reason: 'busy', fault: 'busy', faults: ['busy', 'baking'] }],
    ['415 | badTray, Unsupported Media Type', { code: 415, reason: 'Unsupported Media Type', fault: 'badTray' }],
    ['500 | Server Error', { code: 500, reason: 'Server Error' }],
    [
      '401 | unknownGuest This code is returned when it is not approved under the operator privileges.',
      { code: 401, reason: 'unknownGuest', fault: 'unknownGuest', note: expect.stringContaining('role') },
    ],
  ])('error code %s', (row, expected) => {
    const { clause, ...code } = readErrorCodes(section(`Error code | Description\n${row}`))[0] ?? { clause: undefined }
    expect(code).toEqual(expected)
    expect(clause?.detail).toMatch(/^error \d{3}$/)
  })

  test.each([
    ['Error code | Description\n5xx | Server Error', 'the error code "5xx"'],
    ['Code | Description\n500 | Server Error', 'the columns Code, Description'],
    ['None.', 'no table'],
  ])('%j is refused', (text, message) => {
    expect(() => readErrorCodes(section(text))).toThrow(message)
  })

  test('a header that varies has no value', () => {
    const headers = readRequestHeaders(section('Header | Specified value\nAccept | text/bread\nX-Token | Valid token'))
    expect(headers.map(({ name, value }) => [name, value])).toEqual([
      ['Accept', 'text/bread'],
      ['X-Token', undefined],
    ])
  })

  test('notes name a code, or have lost it, for the operations below', () => {
    const text = (code: string): string =>
      `- Warm.\n${code} is returned when execution is not approved under the operator privileges (role).\n- GET /v2/trays\n- PUT /v2/trays`
    expect(readNotedStatuses(section(text('The response code 500')))).toMatchObject([
      { code: 500, operations: ['GET /v2/trays', 'PUT /v2/trays'] },
    ])
    expect(readNotedStatuses(section(text('This code')))[0]?.code).toBeUndefined()
  })

  test('notes say what holds for all operations', () => {
    const facts = readNotedFacts(section('Warm.\nOnly some of the availability zone information may be returned.'))
    expect(facts).toMatchObject([{ name: 'partial-lists', clause: { detail: 'partial-lists' } }])
  })
})
