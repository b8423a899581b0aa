import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Level } from '../../../tools/model/verdict.ts'
import { patch } from '../../image/requests.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { describedImage, emptyImage } from './fixtures.ts'
import { itemsOf, ofImage, replaceMetadata, showMetadata, shown, updateItem, updateMetadata } from './requests.ts'

const replaced = 'compute.image-metadata.replace'
const updated = 'compute.image-metadata.update'
const setOne = 'compute.image-metadata.update-item'

interface Refused {
  operation: string
  what: string
  title: string
  clause: string
  level: Level
  /** Body as it is sent. */
  body: string
  key?: string
}

/** No JSON, and what has none of the documented members: the samples alone show the latter. */
const refused: Refused[] = [replaced, updated, setOne].flatMap((operation, index) => {
  const of = operation === setOne ? { key: 'refused' } : {}
  const sample = `§1.2.6.${15 + index + (index === 2 ? 1 : 0)} example request`
  return [
    {
      ...of,
      operation,
      what: 'no-json',
      title: 'a body that is no JSON',
      clause: '§1.2.3 request header Content-Type',
      level: 'required',
      body: '{"metadata": {"refused": ',
    },
    {
      ...of,
      operation,
      what: 'without-envelope',
      title: `a body without the member ${operation === setOne ? 'meta' : 'metadata'}`,
      clause: sample,
      level: 'advisory',
      body: '{}',
    },
    {
      ...of,
      operation,
      what: 'text-for-items',
      title: 'a text in place of the items',
      clause: sample,
      level: 'advisory',
      body: JSON.stringify({ metadata: 'refused=yes', meta: 'refused=yes' }),
    },
  ] satisfies Refused[]
})

/** The one request that can be told to mean two keys; the sample itself has further ones beside that of the path. */
const otherKey: Refused = {
  operation: setOne,
  what: 'other-key',
  title: 'an item of another key than the path names',
  clause: '§1.2.6.18 URI parameter key',
  level: 'advisory',
  body: JSON.stringify({ meta: { another: 'yes' } }),
  key: 'refused',
}

/** The three ways to change metadata, with the item that each would set on an image that has no checksum. */
const changes = [
  { operation: replaced, section: '1.2.6.15', item: 'replaced' },
  { operation: updated, section: '1.2.6.16', item: 'updated' },
  { operation: setOne, section: '1.2.6.18', item: 'item' },
] as const

interface Unchecked {
  /** By the item that was sent: the answer, and all items afterwards. */
  steps: Record<(typeof changes)[number]['item'], { reply: TargetReply; after: TargetReply }>
  /** The same by the image service. */
  patched: { reply: TargetReply; after: TargetReply }
}

/** All of them on one image, one after the other: some services lose one of two changes that come at once. */
function withoutChecksum(t: CheckContext): Promise<Unchecked> {
  return t.shared('metadata without a checksum', async owner => {
    const id = await emptyImage(owner)
    const step = async (reply: TargetReply) => ({ reply, after: await showMetadata(owner, id) })
    return {
      steps: {
        replaced: await step(await replaceMetadata(owner, id, { replaced: 'yes' })),
        updated: await step(await updateMetadata(owner, id, { updated: 'yes' })),
        item: await step(await updateItem(owner, id, 'item', { item: 'yes' })),
      },
      patched: await step(await patch(owner, id, [{ op: 'add', path: '/set-there', value: 'yes' }])),
    }
  })
}

/** Changes of metadata that are refused, and leave all as it was (§1.2.6.15, §1.2.6.16, §1.2.6.18). */
export const refusedMetadataChecks: Check[] = [
  ...[...refused, otherKey].map(({ operation, what, title, clause, level, body, key }) =>
    check(`${operation}.${what}-400`, {
      title: `${title} is a bad request`,
      clause: [clause, '§1.2.4 400'],
      level,
      effect: 'create',
      covers: ['#error.400'],
      run: async t => {
        const { id } = await describedImage(t)
        const { path } = ofImage(id, key === undefined ? {} : { key })
        const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
        const reply = await t.call(operation, { ...(path === undefined ? {} : { path }), headers, body })
        const after = itemsOf(await showMetadata(t, id))
        t.focus(reply)
        t.expect(reply.status, 'a bad request').toBe(400)
        const found = await t.violations(operation, 400, 'application/json', reply.body)
        t.expect(found, 'departures from the documented fault').toEqual([])
        t.expect([after.refused, after.another], 'items of such keys').toEqual([undefined, undefined])
      },
    }),
  ),
  ...changes.map(({ operation, section, item }) =>
    check(`${operation}.without-checksum-refused`, {
      title: 'metadata of an image without a checksum is not changed',
      clause: `§${section} Caution`,
      level: 'required',
      effect: 'create',
      covers: ['rule:needs-checksum'],
      run: async t => {
        const { reply, after } = (await withoutChecksum(t)).steps[item]
        t.focus(after)
        t.expect(itemsOf(t.prepared(after, ...shown)), 'the items afterwards').not.toHaveProperty(item)
        t.focus(reply)
        t.expect(reply.status, 'refused').toBeGreaterThanOrEqual(400)
      },
    }),
  ),
  check('compute.image-metadata.show.of-image-without-checksum', {
    title: 'metadata of an image without a checksum is set by the image service',
    clause: ['§1.2.6.16 Caution', '§1.8.6.9 example request'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { reply, after } = (await withoutChecksum(t)).patched
      t.prepared(reply, 200)
      t.focus(after)
      t.expect(after.status, 'the status').toBe(oneOf(shown, after.status))
      t.expect(itemsOf(after), 'the items').toMatchObject({ 'set-there': 'yes' })
    },
  }),
]
