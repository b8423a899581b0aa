import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import { readText } from './fields.ts'
import { imageMetadataOf, type VolumeImages } from './images.ts'
import type { Shelf } from './shelf.ts'

/** What a new volume takes from what it is made of. */
export interface VolumeOrigin {
  /** GiB, at least; 0 where it is made of nothing. */
  leastSize: number
  /** GiB where the request names none; undefined: it must name one. */
  usualSize: number | undefined
  /** Undefined: any zone. */
  zone: string | undefined
  bootable: boolean
  imageMetadata: ReadonlyMap<string, string> | undefined
  snapshotId: string | null
  sourceVolumeId: string | null
  fromImage: boolean
}

const gibibyte = 2 ** 30

const nothing: VolumeOrigin = {
  leastSize: 0,
  usualSize: undefined,
  zone: undefined,
  bootable: false,
  imageMetadata: undefined,
  snapshotId: null,
  sourceVolumeId: null,
  fromImage: false,
}

/**
 * Finds what a volume shall be made of: an image, a snapshot, a volume, or nothing (§2.1.6.17).
 * @throws {Problem} 400 when two are named or the one is not ready, 404
 */
export function findOrigin(
  { shelf, images }: { shelf: Shelf; images: VolumeImages },
  projectId: string,
  given: JsonObject,
): VolumeOrigin {
  // The table writes source_vol_id, the example source_volid.
  const sourceId = readText(given, 'source_volid') ?? readText(given, 'source_vol_id')
  const snapshotId = readText(given, 'snapshot_id')
  const imageId = readText(given, 'imageRef')
  if ([sourceId, snapshotId, imageId].filter(Boolean).length > 1)
    throw fault(400, 'Invalid input received: May specify only one of snapshot, source volume or image')
  if (snapshotId) return fromSnapshot(shelf, projectId, snapshotId)
  if (sourceId) return fromVolume(shelf, projectId, sourceId)
  return imageId ? fromImage(images, projectId, imageId) : nothing
}

function fromSnapshot({ snapshots }: Shelf, projectId: string, id: string): VolumeOrigin {
  const snapshot = snapshots.get(id)
  if (snapshot?.projectId !== projectId) throw fault(404, `Snapshot ${id} could not be found.`)
  const { availabilityZone: zone, bootable, imageMetadata, size, status } = snapshot
  if (status !== 'available') throw fault(400, `Invalid snapshot: Originating snapshot status is ${status}`)
  return { ...nothing, leastSize: size, usualSize: size, zone, bootable, imageMetadata, snapshotId: id }
}

function fromVolume({ volumes }: Shelf, projectId: string, id: string): VolumeOrigin {
  const volume = volumes.get(id)
  if (volume?.projectId !== projectId) throw fault(404, `Volume ${id} could not be found.`)
  const { availabilityZone: zone, bootable, imageMetadata, size, status } = volume
  if (status !== 'available' && status !== 'in-use')
    throw fault(400, `Invalid volume: Originating volume status is ${status}`)
  return { ...nothing, leastSize: size, usualSize: size, zone, bootable, imageMetadata, sourceVolumeId: id }
}

function fromImage(images: VolumeImages, projectId: string, id: string): VolumeOrigin {
  if (!/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(id))
    throw fault(400, 'Invalid image identifier or unable to access requested image.')
  const image = images.find(projectId, id)
  if (image === undefined) throw fault(404, `Image ${id} could not be found.`)
  if (image.status !== 'active') throw fault(400, `Invalid image: ${id} is ${image.status}, not active`)
  const leastSize = Math.max(image.minDisk, Math.ceil((image.size ?? 0) / gibibyte))
  return { ...nothing, leastSize, bootable: true, imageMetadata: imageMetadataOf(image), fromImage: true }
}
