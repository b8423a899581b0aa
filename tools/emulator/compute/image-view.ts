import type { ProxiedImage } from './image-source.ts'
import { type ResourceLink, resourceLinks } from './resource-links.ts'
import { isoSeconds } from './times.ts'

export interface ImageAddresses {
  /** Where compute is mounted. */
  baseUrl: string
  /** Where the image service is mounted. */
  imageUrl: string
}

/** The image service's states as compute words them, and how far each is, in per cent. */
const states: Readonly<Record<string, readonly [status: string, progress: number]>> = {
  queued: ['SAVING', 25],
  saving: ['SAVING', 50],
  active: ['ACTIVE', 100],
  killed: ['ERROR', 0],
  deleted: ['DELETED', 0],
  pending_delete: ['DELETED', 0],
}

/** Status of an image in compute, e.g. `ACTIVE`. */
export function imageStatus({ status }: ProxiedImage): string {
  return states[status]?.[0] ?? 'UNKNOWN'
}

export function imageLinks(
  { id }: ProxiedImage,
  projectId: string,
  { baseUrl, imageUrl }: ImageAddresses,
): ResourceLink[] {
  const href = `${imageUrl}/${projectId}/images/${id}`
  return [
    ...resourceLinks(baseUrl, projectId, 'images', id),
    { href, rel: 'alternate', type: 'application/vnd.openstack.image' },
  ]
}

/** An image in compute's own form, with its size and disk configuration (§1.2.6.12, §1.2.6.30, §1.8.6.7). */
export function describeImage(image: ProxiedImage, projectId: string, addresses: ImageAddresses): object {
  const server = image.properties.get('instance_uuid')
  return {
    id: image.id,
    name: image.name,
    status: imageStatus(image),
    progress: states[image.status]?.[1] ?? 0,
    minDisk: image.minDisk,
    minRam: image.minRam,
    created: isoSeconds(image.createdAt),
    updated: isoSeconds(image.updatedAt),
    metadata: Object.fromEntries(image.properties),
    // A string, as in §1.8.6.6.
    'OS-EXT-IMG-SIZE:size': String(image.size ?? 0),
    ...diskConfig(image),
    ...(server === undefined
      ? {}
      : { server: { id: server, links: resourceLinks(addresses.baseUrl, projectId, 'servers', server) } }),
    links: imageLinks(image, projectId, addresses),
  }
}

/** Only of images that say themselves how their disk is to be partitioned (§1.2.6.31). */
function diskConfig({ properties }: ProxiedImage): object {
  const auto = properties.get('auto_disk_config')
  return auto === undefined ? {} : { 'OS-DCF:diskConfig': auto.toLowerCase() === 'true' ? 'AUTO' : 'MANUAL' }
}
