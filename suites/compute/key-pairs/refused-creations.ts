import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { type BadRequest, badRequestCheck, sendingRaw } from '../../openstack/bad-requests.ts'
import { aPublicKey, ownPair } from './fixtures.ts'
import { publicKeyOf, readPublicKey } from './keys.ts'
import { createPair, shownText, showPair } from './requests.ts'

const operation = 'compute.key-pairs.create'

/**
 * Creations that the table or the request headers do not allow. Each has a name of the run, where it has one, so that what
 * a lax target makes is removed.
 */
const refused: Omit<BadRequest, 'operation'>[] = [
  {
    what: 'no-key',
    title: 'a text that is no public key',
    clause: '§1.8.6.2 body parameter public_key',
    level: 'required',
    covers: ['#body.public_key'],
    send: t => createPair(t, { name: t.name('bad'), public_key: 'no key at all' }),
  },
  {
    what: 'cut-key',
    title: 'a public key of which only the beginning is left',
    clause: '§1.8.6.2 body parameter public_key',
    level: 'required',
    covers: ['#body.public_key'],
    send: async t => createPair(t, { name: t.name('bad'), public_key: (await aPublicKey(t)).slice(0, 60) }),
  },
  {
    what: 'no-json',
    title: 'a creation whose body is no JSON',
    clause: '§1.8.3 request header Content-Type',
    level: 'required',
    send: sendingRaw(operation, '{"keypair": {"name": '),
  },
  {
    what: 'without-envelope',
    title: 'a creation without the member keypair',
    clause: '§1.8.6.2 example request',
    level: 'advisory',
    send: sendingRaw(operation, '{}'),
  },
  {
    what: 'without-name',
    title: 'a creation without a name',
    clause: '§1.8.6.2 body parameter name',
    level: 'required',
    covers: ['#body.name'],
    send: async t => createPair(t, { public_key: await aPublicKey(t) }),
  },
  {
    what: 'empty-name',
    title: 'a creation with an empty name',
    clause: '§1.8.6.2 body parameter name',
    level: 'advisory',
    covers: ['#body.name'],
    send: async t => createPair(t, { name: '', public_key: await aPublicKey(t) }),
  },
  {
    what: 'name-of-256',
    title: 'a name of 256 characters',
    clause: '§1.8.6.2 body parameter name',
    // The limit is the custom of the service.
    level: 'advisory',
    covers: ['#body.name'],
    send: async t => createPair(t, { name: t.name('long').padEnd(256, 'x'), public_key: await aPublicKey(t) }),
  },
  {
    what: 'unknown-zone',
    title: 'a key pair in an availability zone that there is not',
    clause: '§1.8.6.2 body parameter availability_zone',
    level: 'advisory',
    covers: ['#body.availability_zone'],
    send: async t =>
      createPair(t, { name: t.name('bad'), public_key: await aPublicKey(t), availability_zone: t.name('zone') }),
  },
]

export const refusedCreationChecks: Check[] = [
  ...refused.map(request => badRequestCheck({ operation, ...request }, '§1.8.4')),
  check(`${operation}.same-name-409`, {
    title: 'a name that the user has already is refused with 409, and the first key stays',
    clause: '§1.8.4 409',
    // That a name stands for one key only is the custom of the service.
    level: 'advisory',
    effect: 'create',
    covers: ['#error.409', '#body.name'],
    run: async t => {
      const name = await ownPair(t)
      const first = shownText(t.prepared(await showPair(t, name), 200), 'public_key')
      const reply = await createPair(t, { name, public_key: publicKeyOf(t.bytes(256), 'another') })
      const after = readPublicKey(shownText(await showPair(t, name), 'public_key'))
      t.focus(reply)
      t.expect(reply.status, 'a conflict').toBe(409)
      t.expect(after?.blob.toString('base64'), 'the key').toBe(readPublicKey(first)?.blob.toString('base64'))
    },
  }),
]
