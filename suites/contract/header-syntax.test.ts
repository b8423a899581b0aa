import { describe, expect, test } from 'vitest'
import type { HeaderField } from '../../tools/model/catalog.ts'
import { syntaxOf } from './header-syntax.ts'

const clause = { document: 'k5-foundation-1.12', section: '2.7.5.1' } as const

const rows: [name: string, type: HeaderField['type'], value: string, fine: boolean][] = [
  ['X-Account-Object-Count', 'integer', '0', true],
  ['X-Account-Object-Count', 'integer', '-1', false],
  ['X-Account-Object-Count', 'integer', 'many', false],
  ['Content-Length', 'string', '96', true],
  ['Content-Length', 'string', '9.6', false],
  ['Date', 'datetime', 'Fri, 17 Jan 2014 15:59:33 GMT', true],
  ['Date', 'datetime', '2014-01-17T15:59:33Z', false],
  ['Last-Modified', 'string', 'Wed, 15 Jan 2014 16:41:49 GMT', true],
  ['Last-Modified', 'string', 'yesterday', false],
  ['Content-Type', 'string', 'text/html; charset=UTF-8', true],
  ['Content-Type', 'string', 'application/octet-stream', true],
  ['Content-Type', 'string', 'html', false],
  ['ETag', 'string', 'd41d8cd98f00b204e9800998ecf8427e', true],
  ['ETag', 'string', '"d41d8cd98f00b204e9800998ecf8427e"', true],
  ['ETag', 'string', 'W/"1"', false],
  ['X-Static-Large-Object', 'boolean', 'True', true],
  ['X-Static-Large-Object', 'boolean', 'yes', false],
  // The tables say Uuid, every sample shows another form (see the errata): any text that is not empty.
  ['X-Trans-Id', 'uuid', 'tx274a77a8975c4a66aeb24-0052d95365', true],
  ['X-Trans-Id', 'uuid', ' ', false],
]

describe('syntaxOf', () => {
  test.each(rows)('%s (%s): %j is fine: %s', (name, type, value, fine) => {
    const field: HeaderField = type === undefined ? { name, clause } : { name, type, clause }
    expect(syntaxOf(field).pattern.test(value)).toBe(fine)
  })
})
