/** What block storage asks of an image of the image service. */
export interface VolumeImage {
  readonly id: string
  readonly name: string | null
  /** `active` images can be copied into a volume. */
  readonly status: string
  /** GiB. */
  readonly minDisk: number
  /** MiB. */
  readonly minRam: number
  /** Bytes; null: not known yet. */
  readonly size: number | null
  readonly checksum: string | null
  readonly diskFormat: string | null
  readonly containerFormat: string | null
  readonly properties: ReadonlyMap<string, string>
}

/** An image as it is begun from a volume. */
export interface NewVolumeImage {
  name: string
  /** Id of the project that owns it. */
  owner: string
  status: 'queued'
  visibility: 'private'
  diskFormat: string
  containerFormat: string
  minDisk: number
  minRam: number
  properties: Map<string, string>
}

/** What block storage needs of the image service. */
export interface VolumeImages {
  /** An image that the project may see. */
  find(projectId: string, id: string): VolumeImage | undefined
  /** Registers an image whose data is on its way. */
  add(fields: NewVolumeImage): { readonly id: string }
  /** The volume's data has arrived: the image becomes active. Nothing where it was deleted meanwhile. */
  complete(id: string, bytes: number): void
}

/** What a volume remembers of its image (§2.1.6.5 response parameter volume_image_metadata). */
export function imageMetadataOf(image: VolumeImage): Map<string, string> {
  const facts = {
    image_id: image.id,
    image_name: image.name ?? '',
    min_disk: image.minDisk,
    min_ram: image.minRam,
    size: image.size ?? 0,
    checksum: image.checksum ?? '',
    disk_format: image.diskFormat ?? '',
    container_format: image.containerFormat ?? '',
  }
  return new Map([
    ...image.properties,
    ...Object.entries(facts).map(([key, value]): [string, string] => [key, String(value)]),
  ])
}
