import { describe, expect, test } from 'vitest'
import type { CallOptions } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'
import { patchType } from './requests.ts'
import { cleanup, creates, removes } from './resources.ts'

const patched = (...changes: object[]): CallOptions => ({
  path: { image_id: 'i' },
  ...jsonBody(changes, patchType),
})
const member: CallOptions = { path: { image_id: 'i', member_id: 'a b' } }

describe('what calls make', () => {
  test.each<[string, string, CallOptions, string[]]>([
    ['an image', 'images.create', jsonBody({ name: 'n' }), ['image /image?name=n']],
    ['a new name', 'images.update', patched({ op: 'replace', path: '/name', value: 'm' }), ['image /image?name=m']],
    ['no other change', 'images.update', patched({ op: 'replace', path: '/tags', value: ['m'] }), []],
    ['no body that is none', 'images.update', { path: { image_id: 'i' }, body: '{' }, []],
    [
      'a member',
      'members.create',
      { path: { image_id: 'i' }, ...jsonBody({ member: 'a b' }) },
      ['member /member/i/a%20b'],
    ],
    ['no member without an id', 'members.create', { path: { image_id: 'i' }, ...jsonBody({}) }, []],
  ])('%s', (_, operation, options, want) => {
    expect(creates(`image.${operation}`, options).map(({ kind, path }) => `${kind} ${path}`)).toEqual(want)
  })
})

test('a removed member is off the ledger, a deleted image stays until clean-up finds none of its name', () => {
  expect(removes('image.members.delete', member).map(({ path }) => path)).toEqual(['/member/i/a%20b'])
  expect(removes('image.images.delete', { path: { image_id: 'i' } })).toEqual([])
})

describe('cleaning a member up', () => {
  const answering = (status: number) => {
    const sent: unknown[] = []
    const send = async (operation: string, options?: CallOptions) => {
      sent.push([operation, options?.path])
      return { status, reason: 'a reason' } as TargetReply
    }
    return { sent, send }
  }
  const left = { service: 'image', kind: 'member', path: '/member/i/a%20b' }

  test.each([204, 404])('is done when the target answers %d', async status => {
    const { sent, send } = answering(status)
    await cleanup(left, send)
    expect(sent).toEqual([['image.members.delete', member.path]])
  })

  test('tells what stands in its way', async () => {
    await expect(cleanup(left, answering(403).send)).rejects.toThrow('403')
  })
})
