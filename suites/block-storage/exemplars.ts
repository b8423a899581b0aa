import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import { jsonOf, rowsOf } from '../openstack/json.ts'
import { withBody, withoutNulls } from '../openstack/judged-body.ts'
import { describedSnapshot, describedVolume, type Made } from './fixtures.ts'
import {
  created,
  extended,
  restored,
  type Step,
  snapshotDeleted,
  snapshotTaken,
  snapshotUpdated,
  updated,
  uploaded,
  volumeDeleted,
} from './life.ts'
import { showSnapshot, showVolume } from './requests.ts'
import { firstVolumeType } from './volume-types.ts'

/** An exchange that is a step of the life of a volume. */
function ofLife(step: (t: CheckContext) => Promise<Step>): Exemplar['send'] {
  return async t => (await step(t)).reply
}

/**
 * A list with the run's own row alone: what others keep in the same project need not have all that a documented sample
 * shows, such as a description.
 */
function listOf(operation: string, envelope: string, fixture: (t: CheckContext) => Promise<Made>): Exemplar['send'] {
  return async t => {
    const { id } = await fixture(t)
    const reply = await t.call(operation, { headers: { Accept: 'application/json' } })
    const own = rowsOf(reply, envelope).filter(row => row.id === id)
    // Where there is no such row, the whole answer is judged.
    return own.length === 0 ? reply : withBody(reply, { ...jsonOf(reply), [envelope]: own })
  }
}

// No migration, of which another row says that it is None (§2.1.6.5).
const ofMigration = ['os-vol-mig-status-attr:name_id']

const showDescribed = {
  volume: async (t: CheckContext): Promise<TargetReply> =>
    withoutNulls(await showVolume(t, (await describedVolume(t)).id), 'volume', ofMigration),
  snapshot: async (t: CheckContext): Promise<TargetReply> => showSnapshot(t, (await describedSnapshot(t)).id),
}

const createdBody = ['#body.size', '#body.name', '#body.description', '#body.metadata']

/** One good exchange of every operation. */
export const exemplars: Exemplar[] = [
  {
    operation: 'block-storage.volume-types.list',
    variant: 'types',
    effect: 'read',
    statuses: [200],
    body: 'json',
    likeSample: true,
    send: t => t.call('block-storage.volume-types.list', { headers: { Accept: 'application/json' } }),
  },
  {
    operation: 'block-storage.volume-types.show',
    variant: 'type',
    effect: 'read',
    statuses: [200],
    body: 'json',
    covers: ['#path.tenant_id', '#path.volume_type_id'],
    send: async t =>
      t.call('block-storage.volume-types.show', { path: { volume_type_id: (await firstVolumeType(t)).id } }),
  },
  {
    operation: 'block-storage.volumes.list',
    variant: 'volumes',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    send: listOf('block-storage.volumes.list', 'volumes', describedVolume),
  },
  {
    operation: 'block-storage.volumes.list-details',
    variant: 'volumes',
    effect: 'create',
    statuses: [200],
    body: 'json',
    send: listOf('block-storage.volumes.list-details', 'volumes', describedVolume),
  },
  {
    operation: 'block-storage.volumes.show',
    variant: 'volume',
    effect: 'create',
    statuses: [200],
    body: 'json',
    covers: ['#path.volume_id'],
    errata: [
      'block-storage.volumes.bootable-spelled',
      'block-storage.volumes.show.rows-without-sample',
      'block-storage.volumes.user-id-of-any-form',
    ],
    send: showDescribed.volume,
  },
  {
    operation: 'block-storage.volumes.delete',
    variant: 'volume',
    effect: 'create',
    statuses: [202],
    covers: ['#path.volume_id'],
    send: ofLife(volumeDeleted),
  },
  {
    operation: 'block-storage.volumes.create',
    variant: 'volume',
    effect: 'create',
    statuses: [202],
    body: 'json',
    covers: createdBody,
    errata: ['block-storage.volumes.bootable-spelled'],
    send: ofLife(created),
  },
  {
    operation: 'block-storage.volumes.update',
    variant: 'volume',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: ['#path.volume_id', '#body.name', '#body.description'],
    send: ofLife(updated),
  },
  {
    operation: 'block-storage.volumes.upload-image',
    variant: 'image',
    effect: 'create',
    statuses: [202],
    body: 'json',
    likeSample: true,
    covers: ['#path.volume_id', '#body.container_format', '#body.disk_format', '#body.image_name', '#body.force'],
    send: ofLife(uploaded),
  },
  {
    operation: 'block-storage.volumes.extend',
    variant: 'larger',
    effect: 'create',
    statuses: [202],
    covers: ['#path.volume_id', '#body.new_size'],
    send: ofLife(extended),
  },
  {
    operation: 'block-storage.snapshots.list',
    variant: 'snapshots',
    effect: 'create',
    statuses: [200],
    body: 'json',
    send: listOf('block-storage.snapshots.list', 'snapshots', describedSnapshot),
  },
  {
    operation: 'block-storage.snapshots.list-details',
    variant: 'snapshots',
    effect: 'create',
    statuses: [200],
    body: 'json',
    send: listOf('block-storage.snapshots.list-details', 'snapshots', describedSnapshot),
  },
  {
    operation: 'block-storage.snapshots.show',
    variant: 'snapshot',
    effect: 'create',
    statuses: [200],
    body: 'json',
    covers: ['#path.snapshot_id'],
    send: showDescribed.snapshot,
  },
  {
    operation: 'block-storage.snapshots.delete',
    variant: 'snapshot',
    effect: 'create',
    statuses: [202],
    covers: ['#path.snapshot_id'],
    send: ofLife(snapshotDeleted),
  },
  {
    operation: 'block-storage.snapshots.create',
    variant: 'snapshot',
    effect: 'create',
    statuses: [202],
    body: 'json',
    likeSample: true,
    covers: ['#body.volume_id', '#body.force', '#body.name', '#body.description'],
    errata: ['block-storage.snapshots.force-is-a-json-boolean'],
    send: ofLife(snapshotTaken),
  },
  {
    operation: 'block-storage.snapshots.update',
    variant: 'snapshot',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: ['#path.snapshot_id', '#body.name', '#body.description'],
    send: ofLife(snapshotUpdated),
  },
  {
    operation: 'block-storage.snapshots.restore',
    variant: 'volume',
    effect: 'create',
    statuses: [202],
    covers: ['#path.snapshot_id'],
    send: ofLife(restored),
  },
]
