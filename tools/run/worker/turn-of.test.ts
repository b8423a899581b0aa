import { expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import type { CallOptions } from '../../model/check.ts'
import { turnOf } from './turn-of.ts'

const request = { service: 'compute', path: '/servers/1/metadata' }
const ofServer: CallOptions = { path: { server_id: '1' } }

function turn(options: CallOptions, method = 'POST', isCreate = false): string | undefined {
  return turnOf({ id: 'compute.server-metadata.update', method } as Operation, request, options, isCreate)
}

test.each<[string, CallOptions]>([
  ['of its owner', ofServer],
  ['of its owner, who is named', { ...ofServer, identity: 'default', account: 'default' }],
  ['of its owner in the other project', { ...ofServer, identity: 'alternate', account: 'alternate' }],
  ['of the other project, who may have been let in', { ...ofServer, identity: 'alternate' }],
  ['of a user with a role, who may be entitled to it', { ...ofServer, identity: 'operator' }],
])('a change %s has its turn', (_, options) => {
  expect(turn(options)).toBe(`${options.account ?? 'default'} compute /servers/1/metadata?`)
})

test.each<[string, CallOptions]>([
  ['without a token', { ...ofServer, identity: 'none' }],
  ['with a token that nobody has', { ...ofServer, identity: 'invalid' }],
  ['with a token that has expired', { ...ofServer, identity: 'expired' }],
  ['that names nothing', {}],
])('a change %s waits for nobody', (_, options) => {
  expect(turn(options)).toBeUndefined()
})

test.each<[string, string, boolean]>([
  ['what is made', 'POST', true],
  ['a look', 'GET', false],
])('%s waits for nobody', (_, method, isCreate) => {
  expect(turn(ofServer, method, isCreate)).toBeUndefined()
})
