import { randomUUID } from 'node:crypto'
import { chooseZone } from '../compute/availability-zones.ts'
import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { Timeline } from '../timeline.ts'
import { readMetadata, readOptionalText, readSize } from './fields.ts'
import type { VolumeImages } from './images.ts'
import { requireRoom } from './quota.ts'
import { ownOf, type Shelf, type Volume, volumeSteps } from './shelf.ts'
import { findOrigin, type VolumeOrigin } from './volume-source.ts'
import type { VolumeTypes } from './volume-types.ts'

export interface VolumeStoreOptions {
  shelf: Shelf
  types: VolumeTypes
  images: VolumeImages
  timeline: Timeline
}

/** States in which a volume can be deleted. */
const removable = ['available', 'error', 'error_extending', 'error_restoring']

/** The volumes of all projects, and how they come, are attached, and go. */
export class VolumeStore {
  readonly #options: VolumeStoreOptions

  constructor(options: VolumeStoreOptions) {
    this.#options = options
  }

  find(projectId: string, id: string): Volume | undefined {
    const volume = this.#options.shelf.volumes.get(id)
    return volume?.projectId === projectId ? volume : undefined
  }

  /** The newest first. */
  list(projectId: string): Volume[] {
    return ownOf(this.#options.shelf.volumes, projectId)
  }

  /**
   * Makes a volume that is `creating`, and `downloading` where it is from an image, until it is `available`.
   * @param given the members of §2.1.6.17.
   * @throws {Problem} 400, 404 for a source or type that is unknown, 413 by quota
   */
  create(projectId: string, given: JsonObject, userId = ''): Volume {
    const { shelf, timeline } = this.#options
    const name = readOptionalText(given, 'name')
    const description = readOptionalText(given, 'description')
    const metadata = readMetadata(given)
    const origin = findOrigin(this.#options, projectId, given)
    const size = chooseSize(readSize(given, 'size'), origin)
    const { snapshotId, sourceVolumeId, bootable, imageMetadata } = origin
    const availabilityZone = chooseZone(given.availability_zone ?? origin.zone)
    if (origin.zone !== undefined && origin.zone !== availabilityZone)
      throw fault(400, `Invalid input received: the source is in another availability zone than ${availabilityZone}`)
    const volumeType = this.#options.types.choose(readOptionalText(given, 'volume_type'), availabilityZone).id
    requireRoom(shelf, projectId, { volumes: 1, gigabytes: size })
    const volume: Volume = {
      id: randomUUID(),
      ...{ projectId, userId, name, description, metadata, size, availabilityZone, volumeType },
      ...{ snapshotId, sourceVolumeId, bootable, imageMetadata },
      status: 'creating',
      attachment: undefined,
      createdAt: timeline.now,
      updatedAt: timeline.now,
    }
    shelf.volumes.set(volume.id, volume)
    if (origin.fromImage) this.#later(volume, 'downloading', () => this.#later(volume, 'available'))
    else this.#later(volume, 'available')
    return volume
  }

  /**
   * Begins something that a volume is busy with for a while.
   * @param task its status meanwhile.
   * @param done happens as it ends, whatever has become of the volume.
   */
  occupy(volume: Volume, task: string, done: () => void): void {
    const before = volume.status
    this.#take(volume, task)
    this.#options.timeline.after(volumeSteps, () => {
      if (volume.status === task) this.#take(volume, before)
      done()
    })
  }

  /** Gives a volume to a server. */
  attach(volume: Volume, place: { serverId: string; device: string }): void {
    volume.attachment = { id: randomUUID(), ...place }
    this.#take(volume, 'in-use')
  }

  /** Makes a volume free again. */
  detach(volume: Volume): void {
    volume.attachment = undefined
    this.#take(volume, 'available')
  }

  /**
   * Begins a volume's end; it is found until then.
   * @throws {Problem} 400 while it is attached, busy, or has snapshots
   */
  remove(volume: Volume): void {
    const { shelf, timeline } = this.#options
    if (volume.attachment !== undefined) throw fault(400, 'Volume cannot be deleted while in attached state')
    if (!removable.includes(volume.status))
      throw fault(
        400,
        `Invalid volume: Volume status must be available or error, but current status is: ${volume.status}`,
      )
    const snapshots = [...shelf.snapshots.values()].filter(({ volumeId }) => volumeId === volume.id).length
    if (snapshots > 0) throw fault(400, `Invalid volume: Volume still has ${snapshots} dependent snapshots`)
    this.#take(volume, 'deleting')
    timeline.after(volumeSteps, () => shelf.volumes.delete(volume.id))
  }

  #take(volume: Volume, status: string): void {
    volume.status = status
    volume.updatedAt = this.#options.timeline.now
  }

  /** Changes a status a while later, unless another change has come between. */
  #later(volume: Volume, status: string, next: () => void = () => undefined): void {
    const before = volume.status
    this.#options.timeline.after(volumeSteps, () => {
      if (volume.status !== before) return
      this.#take(volume, status)
      next()
    })
  }
}

/** @throws {Problem} 400 when there is none, or it is too small for the source */
function chooseSize(wanted: number | undefined, { leastSize, usualSize }: VolumeOrigin): number {
  const size = wanted ?? usualSize
  if (size === undefined) throw fault(400, 'Invalid input received: size is missing')
  if (size < leastSize)
    throw fault(
      400,
      `Invalid input received: Volume size ${size} GB is smaller than the ${leastSize} GB that its source needs`,
    )
  return size
}
