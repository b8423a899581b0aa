import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import { smallest } from '../../block-storage/fixtures.ts'
import type { GuardedRequest } from '../../contract/refusals.ts'
import type { UnknownIdRequest } from '../../contract/unknown-ids.ts'
import { jsonBody } from '../../openstack/json.ts'
import type { Part } from '../part.ts'
import { attachedVolumeChecks } from './attached.ts'
import { refusedRequestChecks } from './bad-requests.ts'
import { blockStorageChecks } from './block-storage.ts'
import { exemplars } from './exemplars.ts'
import { guardedSnapshot, guardedVolume, volumeFixtures } from './fixtures.ts'
import { isolationChecks } from './isolation.ts'
import { listingChecks } from './listing.ts'
import { ofSnapshot, ofVolume } from './requests.ts'
import { snapshotChecks } from './snapshot-facts.ts'
import { volumeChecks } from './volume-facts.ts'

type Options = (t: CheckContext) => Promise<CallOptions>

const nowhere: Options = async () => ({ headers: { Accept: 'application/json' } })
const onVolume: Options = async t => ofVolume((await guardedVolume(t)).id)
const onSnapshot: Options = async t => ofSnapshot((await guardedSnapshot(t)).id)

/** What they would make has a name of the run, so that it would be removed. */
const guarded: Record<string, { effect: 'read' | 'create'; options: Options }> = {
  'volumes.list': { effect: 'read', options: nowhere },
  'volumes.list-details': { effect: 'read', options: nowhere },
  'volumes.create': {
    effect: 'create',
    options: async t => jsonBody({ volume: { size: smallest, display_name: t.name('intruder') } }),
  },
  'volumes.show': { effect: 'create', options: onVolume },
  'volumes.delete': { effect: 'create', options: onVolume },
  'snapshots.create': {
    effect: 'create',
    options: async t =>
      jsonBody({ snapshot: { volume_id: (await guardedVolume(t)).id, display_name: t.name('intruder') } }),
  },
  'snapshots.list': { effect: 'read', options: nowhere },
  'snapshots.list-details': { effect: 'read', options: nowhere },
  'snapshots.show': { effect: 'create', options: onSnapshot },
  'snapshots.delete': { effect: 'create', options: onSnapshot },
}

/**
 * One request of each operation, for those who must not send it (§2.1.4). The chapter does not say which of its codes
 * refuses another project's token: deployed services answer that the URL is wrong (400), that it is forbidden (403), or
 * that there is no such thing (404).
 */
const guardedRequests: GuardedRequest[] = Object.entries(guarded).map(([name, { effect, options }]) => ({
  operation: `compute.${name}`,
  effect,
  options,
  otherProject: [403, 400, 404],
  rules: { alternate: ['#path.tenant_id'] },
}))

/** One request of each operation that names an id, with an id of nothing (§2.1.4 404). */
const unknownIds: UnknownIdRequest[] = [
  { operation: 'compute.volumes.show', options: (_, id) => ofVolume(id), covers: ['#path.volume_id'] },
  { operation: 'compute.volumes.delete', options: (_, id) => ofVolume(id), covers: ['#path.volume_id'] },
  {
    operation: 'compute.volumes.create',
    what: 'type',
    effect: 'create',
    options: (t, id) => jsonBody({ volume: { size: smallest, display_name: t.name('unknown'), volume_type: id } }),
    // Nothing says whether a type is an item that is not found or a value that is wrong.
    statuses: [404, 400],
    covers: ['#body.volume_type'],
  },
  {
    operation: 'compute.snapshots.create',
    what: 'volume',
    effect: 'create',
    options: (t, id) => jsonBody({ snapshot: { volume_id: id, display_name: t.name('unknown') } }),
    covers: ['#body.volume_id'],
  },
  { operation: 'compute.snapshots.show', options: (_, id) => ofSnapshot(id), covers: ['#path.snapshot_id'] },
  { operation: 'compute.snapshots.delete', options: (_, id) => ofSnapshot(id), covers: ['#path.snapshot_id'] },
]

/** The volume extension: volumes and snapshots of block storage, by way of compute (§2.1.6.7 to .16). */
export const volumesPart: Part = {
  exemplars,
  guardedRequests,
  unknownIds,
  behaviour: [
    ...volumeChecks,
    ...snapshotChecks,
    ...listingChecks,
    ...blockStorageChecks,
    ...attachedVolumeChecks,
    ...refusedRequestChecks,
    ...isolationChecks,
  ],
  fixtures: volumeFixtures,
  notEvaluated: {
    'rule:compute.volumes.create.at-most-16-tb':
      'a target without that limit would make, and bill, a volume of more than 16 TB',
  },
}
