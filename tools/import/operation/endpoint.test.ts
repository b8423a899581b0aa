import { describe, expect, test } from 'vitest'
import { readEndpoint } from './endpoint.ts'

describe('readEndpoint', () => {
  test.each([
    ['List books GET /v9/{shelf}{?limit,colour}', 'List books', 'GET', '/v9/{shelf}', ['limit', 'colour'], undefined],
    ['Change book POST /v9/{shelf}/ {book}', 'Change book', 'POST', '/v9/{shelf}/{book}', [], undefined],
    ['GET /v9/{shelf}/{book} {?part} Get book', 'Get book', 'GET', '/v9/{shelf}/{book}', ['part'], undefined],
    [
      'PUT /v9/{shelf}/{book}? many-parts,signature Make book',
      'Make book',
      'PUT',
      '/v9/{shelf}/{book}',
      ['many-parts', 'signature'],
      undefined,
    ],
    [
      'HEAD /v9/{shelf}/{book}? signature,expires Look at book',
      'Look at book',
      'HEAD',
      '/v9/{shelf}/{book}',
      ['signature', 'expires'],
      undefined,
    ],
    ['Burn books POST /v9/{shelf}?burn', 'Burn books', 'POST', '/v9/{shelf}', [], 'burn'],
    ['POST /v9/{shelf}?burn Burns books', 'Burns books', 'POST', '/v9/{shelf}', [], 'burn'],
  ])('%s', (text, title, method, path, query, flag) => {
    const endpoint = readEndpoint(text)
    expect([endpoint?.title, endpoint?.method, endpoint?.path, endpoint?.query, endpoint?.flag]).toEqual([
      title,
      method,
      path,
      query,
      flag,
    ])
  })

  test('is nothing without a method', () => {
    expect(readEndpoint('API details')).toBeUndefined()
  })
})
