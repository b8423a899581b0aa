import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import type { RestAnswer } from '../rest/rest-request.ts'
import { isoMicroseconds } from './documents.ts'
import { readFlag, readSize, readText } from './fields.ts'
import type { VolumeImages } from './images.ts'
import { requireRoom } from './quota.ts'
import type { Shelf, Volume } from './shelf.ts'
import type { VolumeStore } from './volume-store.ts'
import type { VolumeTypes } from './volume-types.ts'

export interface VolumeActionOptions {
  shelf: Shelf
  volumes: VolumeStore
  types: VolumeTypes
  images: VolumeImages
}

/** Facts of the source image that the new image has of its own. */
const ownFacts = [
  'image_id',
  'image_name',
  'min_disk',
  'min_ram',
  'size',
  'checksum',
  'disk_format',
  'container_format',
]

/**
 * Does what a body to `/volumes/{volume}/action` asks for (§2.1.6.19 and 20).
 * @throws {Problem} 400 for another action or what the volume does not allow, 413 by quota
 */
export function actOnVolume(options: VolumeActionOptions, volume: Volume, body: unknown): RestAnswer {
  if (isObject(body)) {
    const { 'os-extend': extension, 'os-volume_upload_image': upload } = body
    if (isObject(extension)) return extend(options, volume, extension)
    if (isObject(upload)) return uploadImage(options, volume, upload)
  }
  throw fault(400, 'There is no such action, or its parameters are no object')
}

function extend({ shelf, volumes }: VolumeActionOptions, volume: Volume, given: JsonObject): RestAnswer {
  const size = readSize(given, 'new_size')
  if (size === undefined) throw fault(400, 'New volume size must be specified as an integer.')
  if (volume.status !== 'available')
    throw fault(400, `Invalid volume: Volume status must be available to extend, but is ${volume.status}`)
  if (size <= volume.size)
    throw fault(
      400,
      `Invalid input received: New size for extend must be greater than current size. (current: ${volume.size}, extended: ${size})`,
    )
  requireRoom(shelf, volume.projectId, { gigabytes: size - volume.size })
  volumes.occupy(volume, 'extending', () => {
    volume.size = size
  })
  return { status: 202 }
}

function uploadImage(options: VolumeActionOptions, volume: Volume, given: JsonObject): RestAnswer {
  const { images, volumes } = options
  const name = readText(given, 'image_name')
  if (!name) throw fault(400, 'No image_name was specified in request.')
  const containerFormat = readFormat(given, 'container_format', 'bare')
  const diskFormat = readFormat(given, 'disk_format', 'raw')
  const force = readFlag(given, 'force')
  const { status } = volume
  if (status !== 'available' && !(force && status === 'in-use'))
    throw fault(400, `Invalid volume: Volume status must be available/in-use, and forced where it is in use: ${status}`)
  const image = images.add({
    name,
    owner: volume.projectId,
    status: 'queued',
    visibility: 'private',
    diskFormat,
    containerFormat,
    minDisk: volume.size,
    minRam: 0,
    properties: new Map([...(volume.imageMetadata ?? [])].filter(([key]) => !ownFacts.includes(key))),
  })
  volumes.occupy(volume, 'uploading', () => images.complete(image.id, volume.size * 2 ** 30))
  return {
    status: 202,
    body: {
      'os-volume_upload_image': {
        id: volume.id,
        status: volume.status,
        image_id: image.id,
        image_name: name,
        container_format: containerFormat,
        disk_format: diskFormat,
        size: volume.size,
        display_description: volume.description,
        updated_at: isoMicroseconds(volume.updatedAt),
        volume_type: describeType(options.types, volume),
      },
    },
  }
}

/** The manual knows one word for each format. */
function readFormat(given: JsonObject, member: string, only: string): string {
  const format = readText(given, member) ?? only
  if (format !== only) throw fault(400, `Invalid input received: ${member} must be ${only}, but is ${format}`)
  return format
}

function describeType(types: VolumeTypes, volume: Volume): object {
  const { id, name, createdAt } = types.get(volume.volumeType)
  return {
    id,
    name,
    qos_specs_id: null,
    deleted: false,
    created_at: isoMicroseconds(createdAt),
    updated_at: null,
    deleted_at: null,
  }
}
