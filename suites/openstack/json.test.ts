import { expect, test } from 'vitest'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from './json.ts'

const replying = (text: string): TargetReply => ({ json: () => JSON.parse(text) }) as TargetReply

test.each([
  ['an object', '{"a":1}', { a: 1 }],
  ['a list', '[1]', {}],
  ['null', 'null', {}],
  ['no JSON', '<html>', {}],
])('a body that is %s', (_, text, expected) => {
  expect(jsonOf(replying(text))).toEqual(expected)
})

test.each([
  [['a', 'b'], { a: { b: 'x' } }, 'x'],
  [['a', 'b'], { a: { b: 1 } }, ''],
  [['a', 'b'], { a: ['b'] }, ''],
  [['a'], null, ''],
])('the text at %j of %j', (way, value, expected) => {
  expect(textAt(value, ...way)).toBe(expected)
})

test('a member that is missing is undefined', () => {
  expect(member({ a: 1 }, 'a', 'b')).toBeUndefined()
})

test.each([
  ['rows', '{"things":[{"id":"a"},1]}', [{ id: 'a' }, {}]],
  ['no list', '{"things":{}}', []],
  ['another envelope', '{"others":[{}]}', []],
])('rows of a body with %s', (_, text, expected) => {
  expect(rowsOf(replying(text), 'things')).toEqual(expected)
})
