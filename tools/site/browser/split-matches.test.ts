import { expect, test } from 'vitest'
import { splitAtMatches } from './split-matches.ts'

test.each([
  ['X-Delete-After', ['delete'], ['X-', 'Delete', '-After']],
  ['Create server', ['create', 'server'], ['', 'Create', ' ', 'server', '']],
  ['servers', ['server', 'servers'], ['', 'servers', '']],
  ['a.b', ['.'], ['a', '.', 'b']],
  ['POST /v1/{account}', ['{account}', '/v1/{account}'], ['POST ', '/v1/{account}', '']],
  ['nothing', [], ['nothing']],
  ['nothing', [''], ['nothing']],
])('"%s" at %j is %j', (text, terms, expected) => {
  expect(splitAtMatches(text, terms)).toEqual(expected)
})
