import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readJson } from './read-json.ts'

test.each([
  ['an object', '{"a":[1,"]}",null]}', { a: [1, ']}', null] }],
  ['brackets in a text', JSON.stringify('['.repeat(9999)), '['.repeat(9999)],
  ['quotes in a text', JSON.stringify('"\\"['.repeat(999)), '"\\"['.repeat(999)],
  ['a name of JavaScript', '{"__proto__":1}', JSON.parse('{"__proto__":1}')],
  [
    'the last of two members of one name',
    '{"a":{"b":1},"a":[],"\\u0061":2,"__proto__":1,"__proto__":2}',
    JSON.parse('{"a":2,"__proto__":2}'),
  ],
  ['half a surrogate pair', '"\\ud800"', '\ud800'],
  ['five hundred levels', '['.repeat(500) + ']'.repeat(500), JSON.parse('['.repeat(500) + ']'.repeat(500))],
])('reads %s', (_, text, value) => {
  expect(readJson(Buffer.from(text))).toEqual(value)
})

test.each([
  ['levels without end', Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)), /more than 500 values deep/],
  ['levels that never close', Buffer.from('{"a":'.repeat(100_000)), /more than 500 values deep/],
  ['values without end', Buffer.from(`[${'1,'.repeat(500_000)}1]`), /more than 400000 values/],
  ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xc3, 0x28, 0x22]), /no UTF-8/],
  ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), /no UTF-8/],
  ['a byte order mark', Buffer.from('\ufeff{"a":1}'), /byte order mark/],
  ['gzip', gzipSync('{"a":1}'), /compressed by gzip/],
  ['half of an object', Buffer.from('{"a":'), /JSON/],
  ['a page', Buffer.from('<html>'), /JSON/],
  ['nothing', Buffer.alloc(0), /JSON/],
])('refuses %s', (_, body, says) => {
  expect(() => readJson(body)).toThrow(says)
})
