import { expect, test } from 'vitest'
import type { TargetReply } from '../../tools/model/target.ts'
import { withBody, withoutNulls } from './judged-body.ts'

const replying = (body: unknown): TargetReply =>
  ({ status: 200, body: Buffer.from(JSON.stringify(body)), json: () => body }) as unknown as TargetReply

test('another body stands in all its forms, and the rest of the answer is kept', () => {
  const reply = withBody(replying({ a: 1 }), { b: 2 })
  expect([reply.status, reply.json(), reply.text(), reply.body.toString()]).toEqual([
    200,
    { b: 2 },
    '{"b":2}',
    '{"b":2}',
  ])
})

test.each([
  ['of an object', { thing: { a: null, b: null, c: 1 } }, { thing: { b: null, c: 1 } }],
  ['of rows', { thing: [{ a: null }, { a: 0 }, null] }, { thing: [{}, { a: 0 }, null] }],
  ['of what is neither', { thing: null }, { thing: null }],
])('members %s that are null are left out where they may be', (_, body, expected) => {
  expect(withoutNulls(replying(body), 'thing', ['a']).json()).toEqual(expected)
})

test('an answer without such nulls is the same answer', () => {
  const reply = replying({ thing: { a: 1, b: null } })
  expect(withoutNulls(reply, 'thing', ['a'])).toBe(reply)
})
