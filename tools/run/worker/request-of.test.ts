import { expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import type { CallOptions } from '../../model/check.ts'
import { tinyCatalog } from '../testing/tiny-suite.ts'
import { requestOf } from './request-of.ts'

const base = tinyCatalog.operations[0] as Operation
const operation = (path: string, more: Partial<Operation> = {}): Operation => ({
  ...base,
  path: `/v1/{account}${path}`,
  ...more,
})
const object = operation('/{container}/{object}')
const flagged = operation('', { discriminator: { in: 'query', name: 'bulk-delete' } })

test.each([
  ['the endpoint itself', operation(''), {}, ''],
  ['a variable is encoded', operation('/{container}'), { path: { container: 'a b/c?ü' } }, '/a%20b%2Fc%3F%C3%BC'],
  ['slashes of an object stay', object, { path: { container: 'c', object: 'a/b c' } }, '/c/a/b%20c'],
  ['empty segments of an object stay', object, { path: { container: 'c', object: 'a//b/' } }, '/c/a//b/'],
  [
    'query in order, with flags',
    object,
    { path: { container: 'c', object: 'o' }, query: { a: 1, f: null, b: 'x&y' } },
    '/c/o?a=1&f&b=x%26y',
  ],
  ['the flag of the operation', flagged, {}, '?bulk-delete'],
  ['the flag beside others', flagged, { query: { format: 'json' } }, '?bulk-delete&format=json'],
  ['the flag as it is given', flagged, { query: { 'bulk-delete': 'true' } }, '?bulk-delete=true'],
] as [string, Operation, CallOptions, string][])('%s', (_, called, options, expected) => {
  const { path, query } = requestOf(tinyCatalog, called, options)
  expect(path + (query === undefined ? '' : `?${query}`)).toBe(expected)
})

test('headers keep their order and repetition', () => {
  const { headers } = requestOf(tinyCatalog, operation(''), { headers: { a: ['1', '2'], b: '3' } })
  expect(headers).toEqual([
    ['a', '1'],
    ['a', '2'],
    ['b', '3'],
  ])
})

test('a missing variable is an error of the suite', () => {
  expect(() => requestOf(tinyCatalog, object, { path: { container: 'c' } })).toThrow(/\{object\}/)
})
