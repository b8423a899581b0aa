import { describe, expect, test } from 'vitest'
import { readBlocks } from '../document/blocks.ts'
import { readCaption } from './caption.ts'
import { inventedSection } from './invented.fixture.ts'
import { pathNames, readMethodLine, readMethodRow, repairPath } from './method-line.ts'
import { readParts } from './parts.ts'
import { joinTables } from './tables.ts'

describe('the sentence above a table', () => {
  test.each([
    ['This table shows the URI parameters for the bake bread request:', 'path', 'request', 'bake bread'],
    ['This table shows the URI parameters:', 'path', 'request', ''],
    ['This table shows the URI parameters for the request:', 'path', 'request', ''],
    ['This table shows the URI parameters for the bake bread', 'path', 'request', 'bake bread'],
    ['This table shows the URI parameters for the request body.', 'path', 'request', ''],
    ['This table shows the query parameters for the bake bread request:', 'query', 'request', 'bake bread'],
    ['This table shows the body parameters for the bake bread request:', 'body', 'request', 'bake bread'],
    ['This table shows the request body parameters for the bake bread request:', 'body', 'request', 'bake bread'],
    ['This table shows the header parameters for the bake bread request:', 'header', 'request', 'bake bread'],
    ['This table shows the header parameters for the bake bread response:', 'header', 'response', 'bake bread'],
    ['This table shows the body parameters for the bake bread response:', 'response', 'response', 'bake bread'],
    ['This table shows the Response parameters:', 'response', 'response', ''],
    ['This table shows the URI parameters\nfor the bake bread request:', 'path', 'request', 'bake bread'],
  ])('%s', (text, place, side, subject) => {
    expect(readCaption(text)).toMatchObject({ place, side, subject })
  })

  test.each(['This table shows the cookies:', 'The URI parameters of bread:'])('"%s" is none', text => {
    expect(readCaption(text)).toBeUndefined()
  })
})

describe('method and path', () => {
  test('stand in a row of a table, with blanks of a line break and a query', () => {
    const endpoint = readMethodRow('List trays', ['GET', '/v2/ {id}/ trays{?size,shape}', 'Lists.'])
    expect(endpoint).toMatchObject({ method: 'GET', path: '/v2/{id}/trays', query: ['size', 'shape'] })
    expect(endpoint?.printed).toBe('GET /v2/ {id}/ trays{?size,shape}')
  })

  test.each([
    ['PATCH /v2/trays/{tray_id}', 'PATCH', '/v2/trays/{tray_id}'],
    ['Method: POST\nURI: /v2/{id}/\ntrays/bake\nDescription: Bakes.', 'POST', '/v2/{id}/trays/bake'],
  ])('stand in the paragraph %j', (text, method, path) => {
    expect(readMethodLine('Bake', text)).toMatchObject({ method, path })
  })

  test.each(['GET the tray', 'FETCH /v2/trays', 'Method: GET\nDescription: No path.'])('do not stand in %j', text => {
    expect(readMethodLine('Bake', text)).toBeUndefined()
  })

  test('a damaged path is mended by its syntax alone', () => {
    expect(repairPath('/trays/<TRAY_ID>/guests/<guest_id>')).toBe('/trays/{tray_id}/guests/{guest_id}')
    expect(repairPath('/trays/{tray_id}]')).toBe('/trays/{tray_id}')
    expect(pathNames('/trays/{tray_id}/guests/{guest_id}')).toEqual(['tray_id', 'guest_id'])
  })
})

describe('a table that page breaks split', () => {
  const joined = (text: string): ReturnType<typeof joinTables> =>
    joinTables(readBlocks(inventedSection('9.1', 'x', text).lines), 0)

  test('is one table; a row without a name goes on with the row before', () => {
    const { rows, blocks } = joined('Name | Type\na | string\n\nName | Type\n | (Optional)\nb | int')
    expect(blocks).toHaveLength(2)
    expect(rows).toMatchObject([
      { cells: ['a', 'string (Optional)'], line: 1 },
      { cells: ['b', 'int'], line: 5 },
    ])
  })

  test('ends where another header begins', () => {
    expect(joined('Name | Type\na | string\n\nKey | Value\nb | int').rows).toHaveLength(1)
  })

  test('has rows indented below a row, where one column more is printed than named', () => {
    const { rows, header } = joined('Name | Type | Description |\na | dict | A. |\n | b | int | B.\n | c | int | C.')
    expect(header).toEqual(['Name', 'Type', 'Description'])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'dict', 'A.', ''],
      ['b', 'int', 'B.'],
      ['c', 'int', 'C.'],
    ])
  })
})

describe('a section', () => {
  const head = 'GET /trays\n\nNormal response codes: 200\n\n'
  const caption = 'This table shows the URI parameters for the list trays request:'
  const table = 'Name | Type | Description\na | string | A.'
  const parts = (text: string): ReturnType<typeof readParts> =>
    readParts(inventedSection('9.1.6.1', 'List trays', text))

  test.each([
    ['has no method', 'Normal response codes: 200', 'without method and path', 100],
    ['has no normal codes', 'GET /trays', 'without normal codes', 100],
    ['has a table without a column', `${head}${caption}\n\nName | Type\na | string`, 'columns Name, Type', 107],
    ['has a table without a sentence', `${head}${table}`, 'no sentence announces', 105],
    ['has a sentence without a table', `${head}${caption}\n\nNothing.`, 'no table below', 105],
    ['ends with such a sentence', `${head}${caption}`, 'no table below', 105],
    ['has a sentence of another kind', `${head}This table shows cookies:\n\n${table}`, 'shows cookies', 105],
    ['has two methods in one table', 'Method | URI | Description\nGET | /a | A.\nPUT | /b | B.', 'GET | /a', 102],
    ['has a method that is none', 'Method | URI | Description\nFETCH | /a | A.', 'FETCH', 102],
  ])('that %s is refused with its line', (_, text, message, line) => {
    expect(() => parts(text)).toThrow(
      expect.objectContaining({
        code: 'IMPORT_STRUCTURE',
        message: expect.stringContaining(message),
        where: `section 9.1.6.1, line ${line} of the manual`,
      }),
    )
  })

  test.each([
    ['This operation does not require a request body.', ['request']],
    ['This operation does not require a request body', ['request']],
    ['This operation does not accept a request body.', ['request']],
    ['This operation does not accept a request body and does not return a response body.', ['request', 'response']],
    ['This operation does not return a response body.', ['response']],
    ['Request body ignored.', ['request']],
    ['No request body', ['request']],
    ['No response body', ['response']],
    ['There are no parameters to specify in the request body.', ['request']],
    ['There are no parameters to specify in the request URI and body.', ['request']],
    ['Response\n\nThere is no request body.', ['response']],
    ['The body is large.', []],
  ])('says of bodies: %j', (text, sides) => {
    expect(parts(`${head}${text}`).noBody.map(({ side }) => side)).toEqual(sides)
  })
})
