import { describe, expect, test } from 'vitest'
import { readStatuses } from './statuses.ts'

describe('readStatuses', () => {
  test.each([
    ['one in a sentence', 'If it works, the 204 status code will be returned.', ['204']],
    [
      'two in one sentence',
      'Else the 404 Not Found or 409 Conflict status code will be returned.',
      ['404 Not Found', '409 Conflict'],
    ],
    [
      'items of a list',
      'One of these is returned:\n- 200 OK: Some.\n- 204 No Content: None.',
      ['200 OK', '204 No Content'],
    ],
    ['a bare line', 'Normal response codes: 202', ['202']],
    ['with dots', 'Response code when an error occurs: 400, 500, ...', ['400', '500']],
    [
      'no number of a page, a limit, an RFC or a header',
      'It is returned, see page 255, 10,000 names, rfc2616, 404error and 100-Continue.',
      [],
    ],
    ['a number without a word on statuses', 'At most 300 names are read.', []],
    ['the status inside of a body', 'Response code 400 stands in "Response Status".', []],
    ['each once', 'The 201 Created status code is returned. Then 201 is returned.', ['201 Created']],
  ])('%s', (_, text, expected) => {
    expect(
      readStatuses(text).map(({ code, reason }) => (reason === undefined ? `${code}` : `${code} ${reason}`)),
    ).toEqual(expected)
  })
})
