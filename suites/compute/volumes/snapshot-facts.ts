import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { smallest } from '../../block-storage/fixtures.ts'
import { member, rowsOf } from '../../openstack/json.ts'
import {
  describedSnapshot,
  describedVolume,
  guardedSnapshot,
  snapshot,
  snapshotDescription,
  usableSnapshot,
} from './fixtures.ts'
import { begun, lifeDescription, snapshotDeleted, snapshotTaken } from './life.ts'
import { deleteSnapshot, showSnapshot } from './requests.ts'

const create = 'compute.snapshots.create'
const show = 'compute.snapshots.show'
const remove = 'compute.snapshots.delete'
const camelCase = ['compute.volumes.camel-or-snake']

/** Snapshots as the extension takes, shows and deletes them (§2.1.6.12, .15, .16). */
export const snapshotChecks: Check[] = [
  check(`${create}.values-returned`, {
    title: 'the answer to a creation has what the request asked for, and the size of the volume',
    clause: [
      '§2.1.6.12 body parameter display_name',
      '§2.1.6.12 body parameter volume_id',
      '§2.1.6.12 example response',
    ],
    level: 'required',
    effect: 'create',
    covers: ['#body.display_name', '#body.display_description', '#body.volume_id'],
    errata: camelCase,
    run: async t => {
      const { reply, name } = await describedSnapshot(t)
      t.focus(reply)
      t.expect(snapshot(reply, 'displayName'), 'displayName').toBe(name)
      t.expect(snapshot(reply, 'displayDescription'), 'displayDescription').toBe(snapshotDescription)
      t.expect(snapshot(reply, 'volumeId'), 'volumeId').toBe((await describedVolume(t)).id)
      t.expect(snapshot(reply, 'size'), 'size').toBe(smallest)
    },
  }),
  check(`${create}.becomes-available`, {
    title: 'a snapshot becomes available, with the fields of the answer',
    clause: ['§2.1.6.12 description', '§2.1.6.15 example response'],
    level: 'required',
    effect: 'create',
    covers: ['compute.snapshots.show#path.snapshot_id'],
    errata: camelCase,
    run: async t => {
      const { id, reply: answered } = await describedSnapshot(t)
      const reply = await showSnapshot(t, id)
      t.expect(reply.status, 'the snapshot is found by its id').toBe(200)
      t.expect(snapshot(reply, 'status'), 'status').toBe('available')
      for (const name of ['id', 'displayName', 'displayDescription', 'volumeId', 'size'])
        t.expect(snapshot(reply, name), `${name}, as the creation was answered`).toEqual(snapshot(answered, name))
    },
  }),
  check(`${create}.not-forced`, {
    title: 'a volume that is attached to no server has its snapshot taken without force',
    clause: '§2.1.6.12 body parameter force',
    level: 'required',
    effect: 'create',
    covers: ['#body.force'],
    errata: camelCase,
    run: async t => {
      const { reply, after } = await snapshotTaken(t)
      t.focus(reply)
      t.expect(reply.status, 'accepted').toBe(200)
      t.expect(snapshot(after, 'volumeId'), 'volumeId').toBe((await begun(t)).id)
      t.expect(snapshot(after, 'displayDescription'), 'displayDescription').toBe(lifeDescription)
    },
  }),
  check(`${create}.optional-left-out`, {
    title: 'a snapshot that is given neither description nor force is taken, and has no description',
    clause: ['§2.1.6.12 body parameter display_description', '§2.1.6.12 body parameter force'],
    level: 'required',
    effect: 'create',
    covers: ['#body.display_description', '#body.force'],
    errata: camelCase,
    run: async t => {
      const reply = await usableSnapshot(t, (await guardedSnapshot(t)).id)
      t.expect([null, ''], 'displayDescription').toContain(snapshot(reply, 'displayDescription') ?? null)
    },
  }),
  check(`${remove}.no-body`, {
    title: 'a deletion answers no body',
    clause: '§2.1.6.16 text',
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
    title: 'a deleted snapshot is listed and found no more, some time later at the latest',
    clause: ['§2.1.6.16 text', '§2.1.6.16 description', '§2.1.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['rule:gone', `${show}#error.404`, 'rule:compute.snapshots.list.own-project'],
    run: async t => {
      const { id, reply, after, listed } = await snapshotDeleted(t)
      t.prepared(reply, 202)
      t.focus(listed)
      const rows = rowsOf(t.prepared(listed, 200), 'snapshots')
      t.expect(
        rows.map(row => member(row, 'id')),
        'ids in the list',
      ).not.toContain(id)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a snapshot that is gone cannot be deleted again',
    clause: '§2.1.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { id, after } = await snapshotDeleted(t)
      t.prepared(after, 404)
      t.expect((await deleteSnapshot(t, id)).status, 'deleting it again').toBe(404)
    },
  }),
]
