import type { JsonObject } from '../rest/json-members.ts'

/** What compute's extension shows of a volume of block storage. */
export interface ExtensionVolume {
  readonly id: string
  name: string | null
  description: string | null
  status: string
  /** GiB. */
  size: number
  /** Id of the volume's type. */
  volumeType: string | null
  metadata: ReadonlyMap<string, string>
  readonly availabilityZone: string
  readonly snapshotId: string | null
  /** Undefined: no server has it. */
  attachment: { serverId: string; device: string } | undefined
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

/** What compute's extension shows of a snapshot of block storage. */
export interface ExtensionSnapshot {
  readonly id: string
  name: string | null
  description: string | null
  readonly volumeId: string
  status: string
  /** GiB. */
  readonly size: number
  readonly availabilityZone: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

/**
 * What compute's extension asks of block storage, which judges the requests: they are given in the form of its own
 * API (`name` where the extension says `display_name`).
 */
export interface ExtensionSource<Resource> {
  find(projectId: string, id: string): Resource | undefined
  list(projectId: string): Resource[]
  /** @throws {Problem} for what block storage refuses */
  create(projectId: string, given: JsonObject, userId?: string): Resource
  /** @throws {Problem} for what block storage refuses */
  remove(resource: Resource): void
}
