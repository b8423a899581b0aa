/** What compute asks of a volume. */
export interface AttachableVolume {
  readonly id: string
  /** `available` can be attached, `in-use` can be detached. */
  status: string
  readonly availabilityZone: string
}

/** What compute needs of the store of block storage to attach volumes to servers. */
export interface AttachableVolumes {
  find(projectId: string, id: string): AttachableVolume | undefined
  /** Marks a volume as the server's. */
  attach(volume: AttachableVolume, place: { serverId: string; device: string }): void
  /** Makes a volume free again. */
  detach(volume: AttachableVolume): void
}
