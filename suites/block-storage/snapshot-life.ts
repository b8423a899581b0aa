import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member } from '../openstack/json.ts'
import { describedVolume, smallest } from './fixtures.ts'
import {
  created,
  secondSnapshotDescription,
  snapshotAfterExtension,
  snapshotDeleted,
  snapshotDescription,
  snapshotRenamed,
  snapshotTaken,
  snapshotUpdated,
} from './life.ts'
import { createSnapshot, deleteSnapshot, showSnapshot } from './requests.ts'

const create = 'block-storage.snapshots.create'
const update = 'block-storage.snapshots.update'
const remove = 'block-storage.snapshots.delete'

const snapshot = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'snapshot', name)

/** A snapshot from its creation until it is not found any more (§2.4.6.4 to .6). */
export const snapshotLifeChecks: Check[] = [
  check(`${create}.values-returned`, {
    title: 'the answer to a creation has what the request asked for, and the size of the volume',
    clause: ['§2.4.6.5 query parameter volume_id', '§2.4.6.5 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.volume_id', '#body.name', '#body.description', '#body.force'],
    errata: ['block-storage.snapshots.create.rows-of-body', 'block-storage.snapshots.force-is-a-json-boolean'],
    run: async t => {
      const { reply, name } = await snapshotTaken(t)
      t.focus(t.prepared(reply, 202))
      t.expect(snapshot(reply, 'name'), 'name').toBe(name)
      t.expect(snapshot(reply, 'description'), 'description').toBe(snapshotDescription)
      t.expect(snapshot(reply, 'volume_id'), 'volume_id').toBe((await created(t)).id)
      t.expect(snapshot(reply, 'size'), 'size').toBe(smallest)
    },
  }),
  check(`${create}.becomes-available`, {
    title: 'a snapshot becomes available, with the id and the fields of the answer',
    clause: ['§2.4.6.5 202', '§2.4.6.3 example response'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { reply, after } = await snapshotTaken(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(after.status, 'the snapshot is found by its id').toBe(200)
      t.expect(snapshot(after, 'status'), 'status').toBe('available')
      for (const name of ['id', 'name', 'description', 'volume_id', 'size', 'metadata'])
        t.expect(snapshot(after, name), `${name}, as the creation was answered`).toEqual(snapshot(reply, name))
    },
  }),
  check(`${create}.point-in-time`, {
    title: 'a snapshot stays as it was taken when its volume is extended',
    clause: '§2.4.6.5 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:point-in-time'],
    run: async t => {
      const after = t.prepared(await snapshotAfterExtension(t), 200)
      t.focus(after)
      t.expect(snapshot(after, 'size'), 'its size').toBe(smallest)
      t.expect(snapshot(after, 'status'), 'its status').toBe('available')
    },
  }),
  check(`${create}.without-names`, {
    title: 'a snapshot that is given no description has none, and is not forced',
    clause: ['§2.4.6.5 query parameter description', '§2.4.6.5 query parameter force'],
    level: 'required',
    effect: 'create',
    covers: ['#body.description', '#body.force', 'rule:names-default-to-none'],
    run: async t => {
      const { id } = await describedVolume(t)
      // The name is sent, since clean-up finds the snapshot by it.
      const reply = await createSnapshot(t, { volume_id: id, name: t.name('plain') })
      t.expect(reply.status, 'accepted').toBe(202)
      t.expect(snapshot(reply, 'description') ?? null, 'description').toBeNull()
    },
  }),
  check(`${update}.values-returned`, {
    title: 'an update answers the snapshot with its new name and description',
    clause: ['§2.4.6.6 query parameter name', '§2.4.6.6 query parameter description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description'],
    errata: [
      'block-storage.snapshots.update.rows-of-body',
      'block-storage.snapshots.update.name-returned',
      'block-storage.snapshots.update.description-returned',
    ],
    run: async t => {
      const { reply, name } = await snapshotUpdated(t)
      t.focus(t.prepared(reply, 200))
      t.expect(snapshot(reply, 'name'), 'name').toBe(name)
      t.expect(snapshot(reply, 'description'), 'description').toBe(secondSnapshotDescription)
      t.expect(snapshot(reply, 'id'), 'the same snapshot').toBe((await snapshotTaken(t)).id)
    },
  }),
  check(`${update}.kept`, {
    title: 'an update is kept, and changes nothing but name and description',
    clause: '§2.4.6.6 description',
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description'],
    errata: ['block-storage.snapshots.update.rows-of-body'],
    run: async t => {
      const { reply, after, name } = await snapshotUpdated(t)
      t.prepared(reply, 200)
      t.focus(after)
      t.expect(snapshot(after, 'name'), 'name').toBe(name)
      t.expect(snapshot(after, 'description'), 'description').toBe(secondSnapshotDescription)
      const { after: before } = await snapshotTaken(t)
      for (const member of ['id', 'status', 'size', 'volume_id', 'metadata', 'created_at'])
        t.expect(snapshot(after, member), `${member}, as before`).toEqual(snapshot(before, member))
    },
  }),
  check(`${update}.name-alone`, {
    title: 'an update that sends a name alone leaves the description as it is',
    clause: ['§2.4.6.6 query parameter name', '§2.4.6.6 query parameter description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description', 'rule:only-what-is-sent'],
    run: async t => {
      const { reply, after, name } = await snapshotRenamed(t)
      t.focus(after)
      t.expect(reply.status, 'the status').toBe(200)
      t.expect([snapshot(after, 'name'), snapshot(after, 'description')], 'name and description').toEqual([
        name,
        secondSnapshotDescription,
      ])
    },
  }),
  check(`${update}.description-alone`, {
    title: 'an update that sends a description alone leaves the name as it is',
    clause: ['§2.4.6.6 query parameter name', '§2.4.6.6 query parameter description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description', 'rule:only-what-is-sent'],
    run: async t => {
      const { reply, name, afterDescription } = await snapshotRenamed(t)
      t.prepared(reply, 200)
      t.focus(afterDescription)
      t.expect(
        [snapshot(afterDescription, 'name'), snapshot(afterDescription, 'description')],
        'name and description',
      ).toEqual([name, snapshotDescription])
    },
  }),
  check(`${remove}.no-body`, {
    title: 'a deletion answers no body',
    clause: '§2.4.6.4 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await snapshotDeleted(t)
      t.focus(t.prepared(reply, 202))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a deleted snapshot is not found any more',
    clause: ['§2.4.6.4 description', '§2.4.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['rule:gone', 'block-storage.snapshots.show#error.404'],
    run: async t => {
      const { reply, after } = await snapshotDeleted(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a snapshot that is gone cannot be deleted again',
    clause: '§2.4.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { id, after } = await snapshotDeleted(t)
      t.prepared(after, 404)
      t.expect((await deleteSnapshot(t, id)).status, 'deleting it again').toBe(404)
      t.expect((await showSnapshot(t, id)).status, 'and it stays away').toBe(404)
    },
  }),
]
