/** What volumes and snapshots take for each of their changes, as a part of the step that a server takes. */
export const volumeSteps = 0.25

/** A volume; compute changes its `status` too, as it attaches and detaches. */
export interface Volume {
  readonly id: string
  readonly projectId: string
  readonly userId: string
  name: string | null
  description: string | null
  /** e.g. `creating`, `available`, `in-use`, `deleting`. */
  status: string
  /** GiB. */
  size: number
  /** Id of its type. */
  readonly volumeType: string
  metadata: ReadonlyMap<string, string>
  readonly availabilityZone: string
  readonly snapshotId: string | null
  readonly sourceVolumeId: string | null
  readonly bootable: boolean
  /** What is told of the image that it was made from; undefined where it was from none. */
  readonly imageMetadata: ReadonlyMap<string, string> | undefined
  /** Undefined: no server has it. */
  attachment: VolumeAttachment | undefined
  /** Milliseconds since the epoch, as `updatedAt`. */
  readonly createdAt: number
  updatedAt: number
}

export interface VolumeAttachment {
  readonly id: string
  readonly serverId: string
  /** e.g. `/dev/vdb` */
  readonly device: string
}

/** A point-in-time copy of a volume. */
export interface Snapshot {
  readonly id: string
  readonly projectId: string
  name: string | null
  description: string | null
  readonly volumeId: string
  status: string
  /** GiB: what the volume had. */
  readonly size: number
  metadata: ReadonlyMap<string, string>
  readonly availabilityZone: string
  /** Of the volume as it was. */
  readonly bootable: boolean
  readonly imageMetadata: ReadonlyMap<string, string> | undefined
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

/** Everything that block storage keeps, by id: volumes and snapshots need each other, so that their stores share it. */
export interface Shelf {
  readonly volumes: Map<string, Volume>
  readonly snapshots: Map<string, Snapshot>
}

/** What a project has, the newest first, as Cinder lists it. */
export function ownOf<Resource extends { projectId: string }>(
  all: ReadonlyMap<string, Resource>,
  projectId: string,
): Resource[] {
  return [...all.values()].filter(resource => resource.projectId === projectId).reverse()
}
