import type { CheckContext } from '../../tools/model/check.ts'
import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { jsonBody } from '../openstack/json.ts'
import { larger, smallest } from './fixtures.ts'

const wanted = { headers: { Accept: 'application/json' } }

const volume = (id: string, body?: object) => ({ path: { volume_id: id }, ...(body ? jsonBody(body) : wanted) })
const snapshot = (id: string, body?: object) => ({ path: { snapshot_id: id }, ...(body ? jsonBody(body) : wanted) })

/** A creation that names something unknown; a lax target's volume would have a name of the run. */
const creating = (fields: (id: string) => object) => (t: CheckContext, id: string) =>
  jsonBody({ volume: { size: smallest, name: t.name('unknown'), ...fields(id) } })

/** One request of each operation that names an id, with an id of nothing (§2.1.4 404, §2.4.4 404). */
export const unknownIdRequests: UnknownIdRequest[] = [
  {
    operation: 'block-storage.volume-types.show',
    options: (_, id) => ({ path: { volume_type_id: id }, ...wanted }),
    covers: ['#path.volume_type_id'],
  },
  { operation: 'block-storage.volumes.show', options: (_, id) => volume(id), covers: ['#path.volume_id'] },
  { operation: 'block-storage.volumes.delete', options: (_, id) => volume(id), covers: ['#path.volume_id'] },
  {
    operation: 'block-storage.volumes.create',
    what: 'snapshot',
    effect: 'create',
    options: creating(id => ({ snapshot_id: id })),
    covers: ['#body.snapshot_id'],
  },
  {
    operation: 'block-storage.volumes.create',
    what: 'source',
    effect: 'create',
    options: creating(id => ({ source_volid: id })),
    covers: ['#body.source_vol_id'],
  },
  {
    // An image is no thing of this service: deployed ones call the id of an unknown one a bad value.
    operation: 'block-storage.volumes.create',
    what: 'image',
    effect: 'create',
    options: creating(id => ({ imageRef: id })),
    statuses: [404, 400],
    covers: ['#body.imageref'],
  },
  {
    operation: 'block-storage.volumes.create',
    what: 'type',
    effect: 'create',
    options: creating(id => ({ volume_type: id })),
    statuses: [404, 400],
    covers: ['#body.volume_type'],
  },
  {
    operation: 'block-storage.volumes.update',
    effect: 'create',
    options: (t, id) => volume(id, { volume: { name: t.name('unknown') } }),
    covers: ['#path.volume_id'],
  },
  {
    operation: 'block-storage.volumes.upload-image',
    effect: 'create',
    options: (t, id) => volume(id, { 'os-volume_upload_image': { image_name: t.name('unknown') } }),
    covers: ['#path.volume_id'],
  },
  {
    operation: 'block-storage.volumes.extend',
    options: (_, id) => volume(id, { 'os-extend': { new_size: larger } }),
    covers: ['#path.volume_id'],
  },
  { operation: 'block-storage.snapshots.show', options: (_, id) => snapshot(id), covers: ['#path.snapshot_id'] },
  { operation: 'block-storage.snapshots.delete', options: (_, id) => snapshot(id), covers: ['#path.snapshot_id'] },
  {
    operation: 'block-storage.snapshots.create',
    what: 'volume',
    effect: 'create',
    options: (t, id) => jsonBody({ snapshot: { volume_id: id, name: t.name('unknown') } }),
    covers: ['#body.volume_id'],
  },
  {
    operation: 'block-storage.snapshots.update',
    effect: 'create',
    options: (t, id) => snapshot(id, { snapshot: { name: t.name('unknown') } }),
    covers: ['#path.snapshot_id'],
  },
]
