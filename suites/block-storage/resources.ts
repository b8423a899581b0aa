import type { CallOptions, ServiceSuite } from '../../tools/model/check.ts'
import { imagesOfAPage } from '../image/requests.ts'
import { member, sentJson } from '../openstack/json.ts'
import { type NamedKind, namedResources } from '../openstack/named-resources.ts'

const snapshot: NamedKind = {
  kind: 'snapshot',
  makes: {
    'block-storage.snapshots.create': { name: ['snapshot', 'name'], id: ['snapshot', 'id'] },
    // A new name is one more by which clean-up must find it.
    'block-storage.snapshots.update': { name: ['snapshot', 'name'] },
  },
  list: { operation: 'block-storage.snapshots.list', rows: 'snapshots' },
  show: 'block-storage.snapshots.show',
  remove: 'block-storage.snapshots.delete',
  variable: 'snapshot_id',
}

const volume: NamedKind = {
  kind: 'volume',
  makes: {
    'block-storage.volumes.create': { name: ['volume', 'name'], id: ['volume', 'id'] },
    'block-storage.volumes.update': { name: ['volume', 'name'] },
  },
  list: { operation: 'block-storage.volumes.list', rows: 'volumes' },
  show: 'block-storage.volumes.show',
  remove: 'block-storage.volumes.delete',
  variable: 'volume_id',
}

/** What an upload leaves in the image service. */
const image: NamedKind = {
  kind: 'image',
  makes: {
    'block-storage.volumes.upload-image': {
      name: ['os-volume_upload_image', 'image_name'],
      id: ['os-volume_upload_image', 'image_id'],
    },
  },
  mayBeNamed: true,
  list: { operation: 'image.images.list', rows: 'images', limit: imagesOfAPage, query: name => ({ name }) },
  show: 'image.images.show',
  remove: 'image.images.delete',
  variable: 'image_id',
}

const all = namedResources([image, snapshot, volume])

/**
 * How the suite looks after what it makes. A volume is free once its snapshots are gone, so the kinds are removed at once.
 * By a prefix, images are found by the suite of their own service.
 */
export const resources: Required<
  Pick<ServiceSuite, 'creates' | 'standing' | 'identifies' | 'removes' | 'cleanup' | 'cleanupGroup' | 'find' | 'takes'>
> = {
  ...all,
  cleanupGroup: ({ kind }) => kind,
  takes: (operation, options) =>
    operation === 'block-storage.volumes.create' ? { volumes: 1, gigabytes: sizeIn(options) } : {},
  find: namedResources([snapshot, volume]).find,
}

/** Size of the volume that a request asks for; what is no size is nothing that could be made. */
function sizeIn(options: CallOptions): number {
  const size = Number(member(sentJson(options), 'volume', 'size'))
  return Number.isFinite(size) && size > 0 ? size : 0
}
