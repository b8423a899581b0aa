import { describe, expect, test } from 'vitest'
import { formatClause, parseClause } from './clause.ts'

describe('a clause', () => {
  test.each([
    ['k5-foundation-1.12 §2.7.5.10 p.288 response header ETag'],
    ['jio-api §compute.server-actions-2 p.18 row 2'],
    ['jio-api §block-storage'],
  ])('%s is written as it is read', text => {
    expect(formatClause(parseClause(text))).toBe(text)
  })

  test('may leave out the document', () => {
    expect(parseClause('§1.2.6.4 body name')).toEqual({
      document: 'k5-foundation-1.12',
      section: '1.2.6.4',
      detail: 'body name',
    })
  })

  test.each([['no sign 2.7'], ['§'], ['other-document §1.2'], ['jio-api §compute/servers']])('"%s" is none', text => {
    expect(() => parseClause(text)).toThrow(TypeError)
  })
})
