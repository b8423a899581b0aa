/** What a project has only so much of, and a provider bills: how much of it is held at the same time. */
export interface Uses {
  servers?: number
  volumes?: number
  /** Of volumes, in GB as the block storage counts them. */
  gigabytes?: number
}
