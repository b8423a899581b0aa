import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { member } from '../openstack/json.ts'
import { agreementChecks, type ListedKind, rowOf } from '../openstack/listing-agreement.ts'
import { untilGone } from '../openstack/wait.ts'
import { describedSnapshot, describedVolume, ownSnapshot, ownVolume } from './fixtures.ts'
import { deleteVolume, showSnapshot, showVolume } from './requests.ts'

const volumes: ListedKind = {
  noun: 'volume',
  list: 'block-storage.volumes.list',
  details: 'block-storage.volumes.list-details',
  show: 'block-storage.volumes.show',
  sections: { list: '2.1.6.3', details: '2.1.6.4', show: '2.1.6.5' },
  fixture: describedVolume,
  ask: showVolume,
  listed: ['id', 'name', 'links'],
  detailed: [
    'id',
    'name',
    'links',
    'description',
    'size',
    'metadata',
    'attachments',
    'availability_zone',
    'created_at',
    'snapshot_id',
    'source_volid',
    'volume_type',
  ],
}

const snapshots: ListedKind = {
  noun: 'snapshot',
  list: 'block-storage.snapshots.list',
  details: 'block-storage.snapshots.list-details',
  show: 'block-storage.snapshots.show',
  sections: { list: '2.4.6.1', details: '2.4.6.2', show: '2.4.6.3' },
  fixture: describedSnapshot,
  ask: showSnapshot,
  listed: ['id', 'name', 'description', 'size', 'volume_id', 'status', 'created_at', 'metadata'],
  detailed: ['id', 'name', 'description', 'size', 'volume_id', 'status', 'created_at', 'metadata'],
}

const wanted = { headers: { Accept: 'application/json' } }

/** What the lists and the look at a single one say of the same thing (§2.1.6.3 to .5, §2.4.6.1 to .3), and of others. */
export const listingChecks: Check[] = [
  ...agreementChecks(volumes),
  ...agreementChecks(snapshots),
  check('block-storage.volumes.list.deleted-not-listed', {
    title: 'a volume that is gone is in the list no more',
    clause: ['§2.1.6.3 description', '§2.1.6.6 description'],
    level: 'required',
    effect: 'create',
    covers: ['rule:own-project'],
    run: async t => {
      const { id } = await ownVolume(t, {}, 'short-lived')
      const before = t.prepared(await t.call(volumes.list, wanted), 200)
      t.expect(rowOf(before, volumes, id), 'it is listed while it is there').toBeDefined()
      t.prepared(await deleteVolume(t, id), 202)
      await untilGone(t, () => showVolume(t, id))
      const after = t.prepared(await t.call(volumes.list, wanted), 200)
      t.expect(rowOf(after, volumes, id), 'it is not listed afterwards').toBeUndefined()
    },
  }),
  check('block-storage.snapshots.list.of-one-volume', {
    title: 'two snapshots of one volume are two rows, each of that volume',
    clause: ['§2.4.6.1 example response', '§2.4.6.5 query parameter volume_id'],
    level: 'required',
    effect: 'create',
    covers: ['rule:own-project'],
    run: async t => {
      const volume = await describedVolume(t)
      const first = await describedSnapshot(t)
      const second = await ownSnapshot(t, volume)
      const reply = t.prepared(await t.call(snapshots.list, wanted), 200)
      const rows = [first, second].map(({ id }) => rowOf(reply, snapshots, id))
      t.expect(
        rows.map(row => member(row, 'volume_id')),
        'volume_id of both',
      ).toEqual([volume.id, volume.id])
      t.expect(second.id, 'another id').not.toBe(first.id)
    },
  }),
]
