/** What compute shows of an image of the image service. */
export interface ProxiedImage {
  readonly id: string
  name: string | null
  /** In the image service's words, e.g. `active`. */
  status: string
  /** Id of the project that may change it. */
  owner: string | null
  /** GiB. */
  minDisk: number
  /** MiB. */
  minRam: number
  /** Bytes; null: not known yet. */
  size: number | null
  checksum: string | null
  /** It cannot be deleted. */
  protected: boolean
  properties: Map<string, string>
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  updatedAt: number
}

/** What compute needs of the store of the image service. */
export interface ImageSource {
  /** An image that the project may see. */
  find(projectId: string, id: string): ProxiedImage | undefined
  list(projectId: string): ProxiedImage[]
  remove(id: string): void
}
