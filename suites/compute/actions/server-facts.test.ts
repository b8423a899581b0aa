import { expect, test } from 'vitest'
import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type Comparable, expectKept, isStopped } from './server-facts.ts'

const context = { expect } as unknown as CheckContext

function look(server: object, status = 200): TargetReply {
  return { status, json: () => ({ server }) } as TargetReply
}

const before = {
  id: 'one',
  name: 'a',
  flavor: { id: '1' },
  image: { id: 'i' },
  metadata: { k: 'v' },
  addresses: { net: [{ addr: '10.0.0.2' }, { addr: '10.0.0.1' }] },
}

test.each([
  ['the status says so', { status: 'STOPPED' }, true],
  ['the state says so', { status: 'SHUTOFF', 'OS-EXT-STS:vm_state': 'stopped' }, true],
  ['only another word is there', { status: 'SHUTOFF' }, false],
  ['it runs', { status: 'ACTIVE', 'OS-EXT-STS:vm_state': 'active' }, false],
])('whether a server is stopped: %s', (_, server, stopped) => {
  expect(isStopped(look(server))).toBe(stopped)
})

const same: [what: string, after: object, changed?: Comparable[]][] = [
  ['nothing differs', before],
  ['addresses are told in another order', { ...before, addresses: { net: [...before.addresses.net].reverse() } }],
  ['only what may not be compared differs', { ...before, updated: 'later', progress: 3 }],
  ['what may have changed differs', { ...before, flavor: { id: '2' } }, ['flavor.id']],
]
test.each(same)('a server is what it was: %s', (_, after, changed) => {
  expectKept(context, look(before), look(after), changed)
})

test.each([
  ['another name', { ...before, name: 'b' }],
  ['another flavor', { ...before, flavor: { id: '2' } }],
  ['other metadata', { ...before, metadata: {} }],
  ['an address less', { ...before, addresses: { net: [{ addr: '10.0.0.1' }] } }],
])('a server is not what it was: %s', (_, after) => {
  expect(() => expectKept(context, look(before), look(after))).toThrow('as before')
})

test('a server that is not found is not what it was', () => {
  expect(() => expectKept(context, look(before), look(before, 404))).toThrow('is found')
})
