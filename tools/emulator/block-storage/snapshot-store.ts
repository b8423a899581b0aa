import { randomUUID } from 'node:crypto'
import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { Timeline } from '../timeline.ts'
import { readFlag, readMetadata, readOptionalText, readText } from './fields.ts'
import { requireRoom } from './quota.ts'
import { ownOf, type Shelf, type Snapshot, volumeSteps } from './shelf.ts'
import type { VolumeStore } from './volume-store.ts'

export interface SnapshotStoreOptions {
  shelf: Shelf
  volumes: VolumeStore
  timeline: Timeline
}

/** The snapshots of all projects. */
export class SnapshotStore {
  readonly #options: SnapshotStoreOptions

  constructor(options: SnapshotStoreOptions) {
    this.#options = options
  }

  find(projectId: string, id: string): Snapshot | undefined {
    const snapshot = this.#options.shelf.snapshots.get(id)
    return snapshot?.projectId === projectId ? snapshot : undefined
  }

  /** The newest first. */
  list(projectId: string): Snapshot[] {
    return ownOf(this.#options.shelf.snapshots, projectId)
  }

  /**
   * Takes a snapshot, which is `creating` for a step.
   * @param given the members of §2.4.6.5.
   * @throws {Problem} 400 for an attached volume without `force` among others, 404, 413 by quota
   */
  create(projectId: string, given: JsonObject): Snapshot {
    const { shelf, timeline, volumes } = this.#options
    const volumeId = readText(given, 'volume_id')
    if (!volumeId) throw fault(400, 'Malformed request body: volume_id is missing')
    const force = readFlag(given, 'force')
    const [name, description] = [readOptionalText(given, 'name'), readOptionalText(given, 'description')]
    const metadata = readMetadata(given)
    const volume = volumes.find(projectId, volumeId)
    if (volume === undefined) throw fault(404, `Volume ${volumeId} could not be found.`)
    const { availabilityZone, bootable, imageMetadata, size, status } = volume
    if (status !== 'available' && !(force && status === 'in-use'))
      throw fault(400, `Invalid volume: must be available, but is ${status}`)
    requireRoom(shelf, projectId, { snapshots: 1, gigabytes: size })
    const snapshot: Snapshot = {
      id: randomUUID(),
      ...{ projectId, name, description, volumeId, size, metadata, availabilityZone, bootable, imageMetadata },
      status: 'creating',
      createdAt: timeline.now,
    }
    shelf.snapshots.set(snapshot.id, snapshot)
    timeline.after(volumeSteps, () => {
      snapshot.status = 'available'
    })
    return snapshot
  }

  /** Begins a snapshot's end; it is found until then. @throws {Problem} 400 while it is busy */
  remove(snapshot: Snapshot): void {
    const { shelf, timeline } = this.#options
    if (snapshot.status !== 'available')
      throw fault(400, `Invalid snapshot: Snapshot status must be available, but is ${snapshot.status}`)
    snapshot.status = 'deleting'
    timeline.after(volumeSteps, () => shelf.snapshots.delete(snapshot.id))
  }

  /**
   * Begins to take a volume back to what it was (§2.4.6.7); both are busy for a while. The manual restores the disk of
   * a stopped server, so that an attached volume is taken too.
   * @throws {Problem} 400 while one of them is busy, or when the volume was extended since
   */
  restore(snapshot: Snapshot): void {
    const { volumes } = this.#options
    const volume = volumes.find(snapshot.projectId, snapshot.volumeId)
    if (snapshot.status !== 'available')
      throw fault(400, `Invalid snapshot: must be available, but is ${snapshot.status}`)
    if (volume === undefined || !['available', 'in-use'].includes(volume.status))
      throw fault(400, `Invalid volume: must be available or in-use, but is ${volume?.status}`)
    if (volume.size !== snapshot.size)
      throw fault(400, `Invalid volume: has ${volume.size} GB, the snapshot ${snapshot.size} GB`)
    snapshot.status = 'restoring'
    volumes.occupy(volume, 'restoring', () => {
      snapshot.status = 'available'
    })
  }
}
