import type { CheckContext } from '../../../tools/model/check.ts'
import type { Made } from '../../block-storage/fixtures.ts'
import type { Exemplar } from '../../contract/exemplar.ts'
import { jsonOf, rowsOf } from '../../openstack/json.ts'
import { withBody } from '../../openstack/judged-body.ts'
import { list } from '../requests.ts'
import { describedSnapshot, describedVolume } from './fixtures.ts'
import { snapshotDeleted, volumeDeleted } from './life.ts'
import { showSnapshot, showVolume } from './requests.ts'

/** A list with the run's own row alone: what others keep in the same project need not have all that the sample shows. */
function listOf(operation: string, envelope: string, fixture: (t: CheckContext) => Promise<Made>): Exemplar['send'] {
  return async t => {
    const { id } = await fixture(t)
    const reply = await list(t, operation)
    const own = rowsOf(reply, envelope).filter(row => row.id === id)
    // Where there is no such row, the whole answer is judged.
    return own.length === 0 ? reply : withBody(reply, { ...jsonOf(reply), [envelope]: own })
  }
}

const common = { effect: 'create', body: 'json', likeSample: true } as const
const camelCase = ['compute.volumes.camel-or-snake', 'compute.volumes.availability-zone-spelling']

/** One good exchange of every operation of the volume extension. */
export const exemplars: Exemplar[] = [
  {
    operation: 'compute.volumes.list',
    variant: 'volumes',
    ...common,
    statuses: [200],
    errata: camelCase,
    send: listOf('volumes.list', 'volumes', describedVolume),
  },
  {
    operation: 'compute.volumes.list-details',
    variant: 'volumes',
    ...common,
    statuses: [200],
    errata: camelCase,
    send: listOf('volumes.list-details', 'volumes', describedVolume),
  },
  {
    operation: 'compute.volumes.create',
    variant: 'volume',
    ...common,
    statuses: [200],
    covers: ['#path.tenant_id', '#body.display_name', '#body.display_description', '#body.size', '#body.metadata'],
    errata: camelCase,
    send: async t => (await describedVolume(t)).reply,
  },
  {
    operation: 'compute.volumes.show',
    variant: 'volume',
    ...common,
    statuses: [200],
    covers: ['#path.volume_id'],
    errata: camelCase,
    send: async t => showVolume(t, (await describedVolume(t)).id),
  },
  {
    operation: 'compute.volumes.delete',
    variant: 'volume',
    effect: 'create',
    statuses: [202],
    covers: ['#path.volume_id'],
    send: async t => (await volumeDeleted(t)).reply,
  },
  {
    operation: 'compute.snapshots.create',
    variant: 'snapshot',
    ...common,
    statuses: [200],
    covers: ['#path.tenant_id', '#body.display_name', '#body.display_description', '#body.volume_id', '#body.force'],
    errata: camelCase,
    send: async t => (await describedSnapshot(t)).reply,
  },
  {
    operation: 'compute.snapshots.list',
    variant: 'snapshots',
    ...common,
    statuses: [200],
    errata: camelCase,
    send: listOf('snapshots.list', 'snapshots', describedSnapshot),
  },
  {
    operation: 'compute.snapshots.list-details',
    variant: 'snapshots',
    ...common,
    statuses: [200],
    errata: camelCase,
    send: listOf('snapshots.list-details', 'snapshots', describedSnapshot),
  },
  {
    operation: 'compute.snapshots.show',
    variant: 'snapshot',
    ...common,
    statuses: [200],
    covers: ['#path.snapshot_id'],
    errata: camelCase,
    send: async t => showSnapshot(t, (await describedSnapshot(t)).id),
  },
  {
    operation: 'compute.snapshots.delete',
    variant: 'snapshot',
    effect: 'create',
    statuses: [202],
    covers: ['#path.snapshot_id'],
    send: async t => (await snapshotDeleted(t)).reply,
  },
]
