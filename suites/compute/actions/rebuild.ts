import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { accessAddresses, booted, rebuilt, secondMetadata } from './life.ts'
import { expectKept, shown } from './server-facts.ts'

const rebuild = 'compute.servers.rebuild'
const ofSample = ['compute.servers.rebuild.members-of-the-sample']

/** A server is made anew, with another name and other metadata (§1.2.6.7). */
export const rebuildChecks: Check[] = [
  check(`${rebuild}.location`, {
    title: 'a rebuild answers the URL of the server',
    clause: '§1.2.6.7 response header Location',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.location'],
    run: async t => {
      const { reply } = await rebuilt(t)
      t.focus(t.prepared(reply, 202))
      const location = reply.header('location') ?? ''
      t.expect(URL.canParse(location), `an absolute URL: ${location}`).toBe(true)
      t.expect(new URL(location).pathname, 'its path').toMatch(new RegExp(`/servers/${(await booted(t)).id}/?$`))
    },
  }),
  check(`${rebuild}.values-returned`, {
    title: 'the answer to a rebuild has the name and the metadata that were sent, and the id of the server',
    clause: ['§1.2.6.7 body parameter name', '§1.2.6.7 body parameter metadata', '§1.2.6.7 example response'],
    level: 'advisory',
    effect: 'create',
    covers: ['#body.name', '#body.metadata'],
    errata: ['compute.servers.metadata-is-a-map'],
    run: async t => {
      const { reply, name } = await rebuilt(t)
      t.focus(t.prepared(reply, 202))
      t.expect(shown(reply, 'id'), 'id').toBe((await booted(t)).id)
      t.expect(shown(reply, 'name'), 'name').toBe(name)
      t.expect(shown(reply, 'metadata'), 'metadata').toEqual(secondMetadata)
    },
  }),
  check(`${rebuild}.comes-back`, {
    title: 'a rebuilt server is ACTIVE again, with the name and the metadata that were sent',
    clause: ['§1.2.6.7 description', '§1.2.6.7 body parameter name', '§1.2.6.7 body parameter metadata'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.metadata', 'rule:same-server'],
    errata: ['compute.servers.metadata-is-a-map'],
    run: async t => {
      const { reply, after, name } = await rebuilt(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect([shown(after, 'id'), shown(after, 'status')], 'id and status').toEqual([(await booted(t)).id, 'ACTIVE'])
      t.expect(shown(after, 'name'), 'name').toBe(name)
      t.expect(shown(after, 'metadata'), 'metadata, among them a key and a value of 255 bytes').toMatchObject(
        secondMetadata,
      )
    },
  }),
  check(`${rebuild}.metadata-replaced`, {
    title: 'metadata of before are gone where a rebuild sends other ones',
    clause: '§1.2.6.7 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const { reply, after } = await rebuilt(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(shown(after, 'metadata'), 'all metadata').toEqual(secondMetadata)
    },
  }),
  check(`${rebuild}.rest-kept`, {
    title: 'a rebuild leaves flavor, image, addresses, key and owner as they were',
    clause: '§1.2.6.7 description',
    level: 'advisory',
    effect: 'create',
    covers: ['rule:same-server'],
    run: async t => {
      const { before, reply, after } = await rebuilt(t)
      t.prepared(reply, 202)
      t.focus(after)
      expectKept(t, before, after, ['name', 'metadata'])
    },
  }),
  check(`${rebuild}.access-addresses`, {
    title: 'the addresses for access that the sample sends are kept',
    clause: '§1.2.6.7 example request',
    level: 'advisory',
    effect: 'create',
    errata: ofSample,
    run: async t => {
      const { reply, after } = await rebuilt(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect({ accessIPv4: shown(after, 'accessIPv4'), accessIPv6: shown(after, 'accessIPv6') }).toEqual(
        accessAddresses,
      )
    },
  }),
  check(`${rebuild}.password-returned`, {
    title: 'the answer has the password that the sample sends',
    clause: '§1.2.6.7 example response',
    level: 'advisory',
    effect: 'create',
    errata: ofSample,
    run: async t => {
      const { reply, adminPass } = await rebuilt(t)
      t.focus(t.prepared(reply, 202))
      // Not compared by the assertion, which would print it.
      t.expect(shown(reply, 'adminPass') === adminPass, 'adminPass is the one that was sent').toBe(true)
    },
  }),
]
