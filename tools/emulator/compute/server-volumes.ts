import { Problem } from '../http/problem.ts'
import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { AttachableVolume, AttachableVolumes } from './attachable-volumes.ts'
import type { BlockDevice } from './block-devices.ts'
import type { ImageSource } from './image-source.ts'
import type { ServerVolumes } from './server-life.ts'
import type { Server } from './server-store.ts'

/** What servers need of the store of volumes; requests are in the words of block storage's own API. */
export interface VolumeSource extends AttachableVolumes {
  find(projectId: string, id: string): SizedVolume | undefined
  /** Makes a volume that is `creating` until its source is copied. @throws {Problem} 413 by quota */
  create(projectId: string, given: JsonObject): SizedVolume
  /** @throws {Problem} for what block storage refuses: a volume with snapshots, for one */
  remove(volume: AttachableVolume): void
}

interface SizedVolume extends AttachableVolume {
  /** GiB. */
  readonly size: number
}

/** What servers need of the store of snapshots; sizes are those of the volumes they are of, in GiB. */
export interface SnapshotSource {
  find(projectId: string, id: string): { status: string; size: number } | undefined
}

/** States of a volume that no server has got yet; in others it may be busy with something, but is the server's. */
const unattached = ['creating', 'downloading', 'available', 'error', 'deleting']

/** The volumes that servers start from and have: made, attached, and released when a server goes. */
export class VolumesOfServers implements ServerVolumes {
  readonly #volumes: VolumeSource
  readonly #snapshots: SnapshotSource
  readonly #images: ImageSource

  constructor(parts: { volumes: VolumeSource; snapshots: SnapshotSource; images: ImageSource }) {
    this.#volumes = parts.volumes
    this.#snapshots = parts.snapshots
    this.#images = parts.images
  }

  /**
   * Looks whether disks can be had, before anything is made.
   * @throws {Problem} 400 for a source that is unknown, not ready, in another zone or too large.
   */
  check(projectId: string, zone: string, devices: readonly BlockDevice[]): void {
    for (const device of devices) {
      if (device.source === 'image') this.#checkImage(projectId, device)
      else if (device.source === 'volume') this.#checkVolume(projectId, zone, device)
      else this.#checkSnapshot(projectId, device)
    }
  }

  #checkImage(projectId: string, { sourceId, size, isVolume }: BlockDevice): void {
    const image = this.#images.find(projectId, sourceId)
    if (image === undefined) throw invalid(`failed to get image ${sourceId}`)
    if (image.status !== 'active') throw invalid(`image ${sourceId} is not active`)
    if (isVolume && (size ?? 0) < image.minDisk)
      throw invalid(`volume_size ${size} is smaller than the ${image.minDisk} GB that the image needs`)
  }

  #checkVolume(projectId: string, zone: string, { sourceId }: BlockDevice): void {
    const volume = this.#volumes.find(projectId, sourceId)
    if (volume === undefined) throw invalid(`failed to get volume ${sourceId}`)
    if (volume.status !== 'available') throw invalid(`volume ${sourceId} is ${volume.status}, not available`)
    if (volume.availabilityZone !== zone) throw invalid('Instance and volume not in same availability_zone')
  }

  #checkSnapshot(projectId: string, { sourceId, size }: BlockDevice): void {
    const snapshot = this.#snapshots.find(projectId, sourceId)
    if (snapshot === undefined) throw invalid(`failed to get snapshot ${sourceId}`)
    if (snapshot.status !== 'available') throw invalid(`snapshot ${sourceId} is ${snapshot.status}, not available`)
    if (size !== undefined && size < snapshot.size)
      throw invalid(`volume_size ${size} is smaller than the ${snapshot.size} GB of the snapshot`)
  }

  /** Makes a new server's volumes, and keeps others from those it is to get. @throws {Problem} 400, 413 */
  claim(server: Server, devices: readonly BlockDevice[]): void {
    try {
      for (const device of devices) if (device.isVolume) this.#claimOne(server, device)
    } catch (error) {
      this.releaseAll(server)
      throw error
    }
  }

  #claimOne(server: Server, { source, sourceId, size, device, bootIndex, deleteOnTermination }: BlockDevice): void {
    const { projectId, availabilityZone } = server
    const find = (): SizedVolume | undefined => this.#volumes.find(projectId, sourceId)
    const make = (from: JsonObject, gigabytes: number): SizedVolume =>
      this.#volumes.create(projectId, { size: gigabytes, availability_zone: availabilityZone, ...from })
    const volume =
      source === 'volume'
        ? find()
        : source === 'image'
          ? make({ imageRef: sourceId }, size ?? 0)
          : make({ snapshot_id: sourceId }, size ?? this.#snapshots.find(projectId, sourceId)?.size ?? 0)
    if (volume === undefined || (source === 'volume' && volume.status !== 'available'))
      throw invalid(`failed to get volume ${sourceId}`)
    if (source === 'volume') volume.status = 'attaching'
    server.attachments.push({
      volumeId: volume.id,
      device,
      deleteOnTermination,
      ...(bootIndex === undefined ? {} : { bootIndex }),
    })
  }

  progress(server: Server): 'ready' | 'waiting' | 'broken' {
    const statuses = this.#of(server).map(({ volume }) => volume?.status)
    if (statuses.some(status => status === undefined || status.startsWith('error'))) return 'broken'
    return statuses.every(status => status === 'available' || status === 'attaching') ? 'ready' : 'waiting'
  }

  attachAll(server: Server): void {
    for (const { volume, device } of this.#of(server))
      if (volume !== undefined) this.#volumes.attach(volume, { serverId: server.id, device })
  }

  releaseAll(server: Server): void {
    for (const { volume, deleteOnTermination } of this.#of(server)) {
      if (volume === undefined) continue
      if (volume.status === 'attaching') volume.status = 'available'
      else if (!unattached.includes(volume.status)) this.#volumes.detach(volume)
      if (deleteOnTermination) this.#removeIfAllowed(volume)
    }
    server.attachments = []
  }

  /** A volume with snapshots stays (§1.2.6.2). */
  #removeIfAllowed(volume: AttachableVolume): void {
    // What is still being made is given up first, for block storage removes nothing in that state.
    if (volume.status === 'creating' || volume.status === 'downloading') volume.status = 'error'
    try {
      this.#volumes.remove(volume)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  #of(server: Server): { volume: SizedVolume | undefined; device: string; deleteOnTermination: boolean }[] {
    return server.attachments.map(({ volumeId, device, deleteOnTermination }) => ({
      volume: this.#volumes.find(server.projectId, volumeId),
      device,
      deleteOnTermination,
    }))
  }
}

function invalid(reason: string): ReturnType<typeof fault> {
  return fault(400, `Block Device Mapping is Invalid: ${reason}.`)
}
