import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonOf, member } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { showServer } from '../requests.ts'
import { changedServer, firstMetadata, merged, secondMetadata, updatedMetadata, updateMetadata } from './changes.ts'
import { serverIn } from './rows.ts'
import { shownStatuses } from './variants.ts'

const update = 'compute.server-metadata.update'
const size = '§1.2.6.2 body parameter metadata'

const metadataOf = (reply: TargetReply): JsonObject => serverIn(reply).metadata as JsonObject

/** Sends items that no other check looks at, and gives what the server has afterwards. */
async function afterwards(t: CheckContext, items: Record<string, string>): Promise<JsonObject> {
  const id = await changedServer(t)
  const reply = await updateMetadata(t, id, items)
  t.expect(reply.status, 'the update').toBe(oneOf(updatedMetadata, reply.status))
  t.expect(member(jsonOf(reply), 'metadata'), 'the items in the answer').toMatchObject(items)
  return metadataOf(t.prepared(await showServer(t, id), ...shownStatuses))
}

/** A key or value that is longer than it may be is refused, and nothing is kept of it. */
const tooLong = (what: string, title: string, items: (t: CheckContext) => Record<string, string>): Check =>
  check(`${update}.${what}-refused`, {
    title,
    clause: size,
    // The size stands where servers are created and rebuilt, not here.
    level: 'advisory',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const id = await changedServer(t)
      const sent = items(t)
      const reply = await updateMetadata(t, id, sent)
      t.expect(reply.status, 'refused').toBe(oneOf([400, 413], reply.status))
      const kept = metadataOf(t.prepared(await showServer(t, id), ...shownStatuses))
      for (const key of Object.keys(sent)) t.expect(Object.keys(kept), 'keys of the server').not.toContain(key)
    },
  })

/** More items than any deployed service lets a server have: the usual quota is 128. */
const beyondAnyQuota = 1000

/** What an update of metadata replaces, adds and keeps (§1.2.6.58). */
export const metadataChecks: Check[] = [
  check(`${update}.replaces-and-adds`, {
    title: 'items whose keys there are get new values, and others are added',
    clause: '§1.2.6.58 body parameter metadata',
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata', 'rule:merges'],
    run: async t => {
      const { reply, after } = await merged(t)
      t.focus(t.prepared(reply, ...updatedMetadata))
      t.expect(metadataOf(t.prepared(after, ...shownStatuses)), 'metadata afterwards').toMatchObject(secondMetadata)
    },
  }),
  check(`${update}.keeps-the-rest`, {
    title: 'items that the request does not name stay as they were',
    clause: '§1.2.6.58 description',
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata', 'rule:merges'],
    run: async t => {
      const { before, reply, after } = await merged(t)
      t.prepared(reply, ...updatedMetadata)
      t.focus(after)
      t.expect(metadataOf(before).kept, 'the item before').toBe(firstMetadata.kept)
      t.expect(metadataOf(t.prepared(after, ...shownStatuses)), 'metadata afterwards').toEqual({
        ...metadataOf(before),
        ...secondMetadata,
      })
    },
  }),
  check(`${update}.items-in-the-answer`, {
    title: 'the answer has the items of the request',
    clause: '§1.2.6.58 example response',
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const { reply } = await merged(t)
      t.focus(t.prepared(reply, ...updatedMetadata))
      t.expect(member(jsonOf(reply), 'metadata'), 'items').toMatchObject(secondMetadata)
    },
  }),
  check(`${update}.server-untouched`, {
    title: 'an update of metadata leaves the server itself as it was',
    clause: '§1.2.6.58 description',
    level: 'required',
    effect: 'create',
    run: async t => {
      const { before, reply, after } = await merged(t)
      t.prepared(reply, ...updatedMetadata)
      t.focus(after)
      const [was, is] = [serverIn(before), serverIn(t.prepared(after, ...shownStatuses))]
      for (const name of ['id', 'name', 'status', 'created', 'flavor', 'image', 'addresses'])
        t.expect(is[name], `${name}, as before`).toEqual(was[name])
    },
  }),
  check(`${update}.keys-exact`, {
    title: 'keys keep their case, blanks, digits and punctuation',
    clause: ['§1.2.6.58 body parameter metadata', '§1.2.6.3 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const items = { 'My Server Name': 'Apache1', 'dotted.name-and_more': 'x', 'with:colon': 'y', 42: 'a number' }
      t.expect(await afterwards(t, items), 'metadata afterwards').toMatchObject(items)
    },
  }),
  check(`${update}.values-exact`, {
    title: 'values come back as they were sent: blanks, digits, punctuation, quotation marks and other scripts',
    clause: '§1.2.6.58 body parameter metadata',
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const items = {
        'value-padded': ' padded ',
        'value-number': '0042',
        'value-truth': 'true',
        'value-punctuation': 'a=b&c;d,e:f/g?h#i%20j+k',
        'value-quoted': '"double" and \'single\' and \\ and <angle>',
        'value-script': 'ü 日本 é',
      }
      t.expect(await afterwards(t, items), 'metadata afterwards').toMatchObject(items)
    },
  }),
  check(`${update}.key-of-255`, {
    title: 'a key of 255 bytes is kept whole',
    clause: size,
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata', 'rule:sizes'],
    run: async t => {
      const items = { ['k'.repeat(255)]: 'of a long key' }
      t.expect(await afterwards(t, items), 'metadata afterwards').toMatchObject(items)
    },
  }),
  check(`${update}.value-of-255`, {
    title: 'a value of 255 bytes is kept whole',
    clause: size,
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata', 'rule:sizes'],
    run: async t => {
      const items = { 'value-long': 'v'.repeat(255) }
      t.expect(await afterwards(t, items), 'metadata afterwards').toMatchObject(items)
    },
  }),
  tooLong('key-of-256', 'a key of 256 bytes is refused', () => ({ ['q'.repeat(256)]: 'of a key that is too long' })),
  tooLong('value-of-256', 'a value of 256 bytes is refused', t => ({ [t.name('too-long')]: 'v'.repeat(256) })),
  check(`${update}.beyond-quota-413`, {
    title: 'more items than the quota of a server are over the limit',
    clause: ['§1.2.6.58 description', '§1.2.4 413'],
    level: 'required',
    effect: 'create',
    covers: ['#error.413', 'rule:quota'],
    run: async t => {
      const id = await changedServer(t)
      const items = Object.fromEntries(Array.from({ length: beyondAnyQuota }, (_, at) => [`item-${at}`, 'v']))
      const reply = await updateMetadata(t, id, items, { repeat: false })
      if (reply.status < 300)
        t.unsupported(`the target lets a server have ${beyondAnyQuota} items of metadata and more`)
      t.expect(reply.status, 'over the limit').toBe(413)
      const found = await t.violations(update, 413, 'application/json', reply.body)
      t.expect(found, 'departures from the documented fault').toEqual([])
    },
  }),
]
