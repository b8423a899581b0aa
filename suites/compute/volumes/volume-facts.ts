import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { describedMetadata, smallest } from '../../block-storage/fixtures.ts'
import { member, rowsOf, textAt } from '../../openstack/json.ts'
import { describedVolume, guardedVolume, volume, volumeDescription } from './fixtures.ts'
import { begun, volumeDeleted } from './life.ts'
import { deleteVolume, showVolume } from './requests.ts'

const create = 'compute.volumes.create'
const show = 'compute.volumes.show'
const remove = 'compute.volumes.delete'
const camelCase = ['compute.volumes.camel-or-snake']

/** Volumes as the extension makes, shows and deletes them (§2.1.6.9 to .11). */
export const volumeChecks: Check[] = [
  check(`${create}.values-returned`, {
    title: 'the answer to a creation has what the request asked for, and is of a volume made from nothing',
    clause: ['§2.1.6.9 body parameter display_name', '§2.1.6.9 body parameter size', '§2.1.6.9 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.display_name', '#body.display_description', '#body.size'],
    errata: camelCase,
    run: async t => {
      const { reply, name } = await describedVolume(t)
      t.focus(reply)
      t.expect(volume(reply, 'displayName'), 'displayName').toBe(name)
      t.expect(volume(reply, 'displayDescription'), 'displayDescription').toBe(volumeDescription)
      t.expect(volume(reply, 'size'), 'size').toBe(smallest)
      t.expect(volume(reply, 'snapshotId') ?? null, 'made from no snapshot').toBeNull()
    },
  }),
  check(`${create}.metadata-exact`, {
    title: 'metadata comes back as it was sent: case, blanks, punctuation and other scripts',
    clause: ['§2.1.6.9 body parameter metadata', '§2.1.6.10 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const { id, reply: answered } = await describedVolume(t)
      t.expect(volume(answered, 'metadata'), 'in the answer to the creation').toEqual(describedMetadata)
      const reply = t.prepared(await showVolume(t, id), 200)
      t.expect(volume(reply, 'metadata'), 'afterwards').toEqual(describedMetadata)
    },
  }),
  check(`${create}.optional-left-out`, {
    title: 'a volume that is given neither description nor metadata has none, and is in some zone',
    clause: ['§2.1.6.9 body parameter display_description', '§2.1.6.9 body parameter metadata'],
    level: 'required',
    effect: 'create',
    covers: ['#body.display_description', '#body.metadata', '#body.volume_type', '#body.availability_zone'],
    errata: camelCase,
    run: async t => {
      // The name is sent, since clean-up finds the volume by it.
      const reply = t.prepared(await showVolume(t, (await guardedVolume(t)).id), 200)
      t.expect([null, ''], 'displayDescription').toContain(volume(reply, 'displayDescription') ?? null)
      t.expect(volume(reply, 'metadata') ?? {}, 'metadata').toEqual({})
      t.expect(textAt(reply.json(), 'volume', 'availabilityZone'), 'availabilityZone').not.toBe('')
    },
  }),
  check(`${create}.in-zone`, {
    title: 'a volume that is asked for in a zone is made in that zone',
    clause: '§2.1.6.9 body parameter availability_zone',
    level: 'required',
    effect: 'create',
    covers: ['#body.availability_zone'],
    errata: camelCase,
    run: async t => {
      const { reply, zone } = await begun(t)
      t.focus(reply)
      t.expect(reply.status, 'accepted').toBe(200)
      t.expect(volume(reply, 'availabilityZone'), 'availabilityZone').toBe(zone)
    },
  }),
  check(`${create}.of-type`, {
    title: 'a volume that is asked for with the identifier of a type is of that type',
    clause: ['§2.1.6.9 body parameter volume_type', '§2.1.6.9 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.volume_type'],
    errata: camelCase,
    run: async t => {
      const { reply, type: found } = await begun(t)
      const type = found ?? t.unsupported('the target tells of no volume type of that zone')
      t.focus(reply)
      t.expect(reply.status, 'accepted').toBe(200)
      // The sample has an id; that a name is none is not said.
      t.expect([type.id, type.name], 'volumeType').toContain(volume(reply, 'volumeType'))
    },
  }),
  check(`${show}.as-answered`, {
    title: 'a volume is shown as its creation was answered',
    clause: ['§2.1.6.9 example response', '§2.1.6.10 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.volume_id'],
    errata: camelCase,
    run: async t => {
      const { id, reply: answered } = await describedVolume(t)
      const reply = t.prepared(await showVolume(t, id), 200)
      t.expect(volume(reply, 'id'), 'id').toBe(id)
      for (const name of ['displayName', 'displayDescription', 'size', 'metadata', 'availabilityZone', 'volumeType'])
        t.expect(volume(reply, name), `${name}, as the creation was answered`).toEqual(volume(answered, name))
    },
  }),
  check(`${show}.attachments-empty`, {
    title: 'a volume that is attached to no server has an empty list of attachments',
    clause: '§2.1.6.10 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const reply = t.prepared(await showVolume(t, (await describedVolume(t)).id), 200)
      t.expect(volume(reply, 'attachments'), 'attachments').toEqual([])
    },
  }),
  check(`${remove}.no-body`, {
    title: 'a deletion answers no body',
    clause: '§2.1.6.11 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await volumeDeleted(t)
      t.focus(t.prepared(reply, 202))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a deleted volume is found and listed no more',
    clause: ['§2.1.6.11 description', '§2.1.6.7 description', '§2.1.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['rule:gone', 'compute.volumes.show#error.404', 'rule:compute.volumes.list.own-project'],
    run: async t => {
      const { id, reply, after, listed } = await volumeDeleted(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
      const rows = rowsOf(t.prepared(listed, 200), 'volumes')
      t.expect(
        rows.map(row => member(row, 'id')),
        'ids in the list',
      ).not.toContain(id)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a volume that is gone cannot be deleted again',
    clause: '§2.1.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { id, after } = await volumeDeleted(t)
      t.prepared(after, 404)
      t.expect((await deleteVolume(t, id)).status, 'deleting it again').toBe(404)
    },
  }),
]
