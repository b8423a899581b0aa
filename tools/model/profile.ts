import { quantities, type Uses } from './uses.ts'

/** What somebody who knows a target says of it before a run; every part may be missing. */
export interface Profile {
  fixtures: ProfileFixtures
  /** What the target is known not to have: its checks are `unsupported`. What it lacks besides is a departure. */
  lacks: { what: string; reason: string }[]
  limits: Limits
  /** How many times as long as usual the target may take for what it begins: servers, volumes, tasks; absent: once. */
  patience?: number
}

/** What a run may hold at most at a time, and how much it may send and store and how long it may take in all. */
export interface Limits extends Uses {
  /** Sent in all, authentication and clean-up among them; clean-up alone goes on beyond it. */
  requests?: number
  /** From the beginning of the run to its last request but those of clean-up. */
  minutes?: number
  /** Put into object storage in all. */
  objects?: number
  /** Of 10^6 bytes, uploaded to object storage in all. */
  megabytes?: number
}

/** Things on a target that checks may use but did not make; each by its id, or its name where ids are not told. */
export interface ProfileFixtures {
  /** An image that a server can be booted from. */
  image?: string
  flavor?: string
  /** A flavor that a server of `flavor` can be resized to. */
  largerFlavor?: string
  /** A network that a server can be connected to. */
  network?: string
  availabilityZone?: string
  volumeType?: string
  /** For virtual servers for SAP, which have images, networks and zones of their own; image and template by name. */
  sapImage?: string
  sapTemplate?: string
  sapNetwork?: string
  sapZone?: string
  /** A subnet of the project that is meant for such servers and has no network resource yet. */
  sapSubnet?: string
  /** A subnet of the project that is not meant for such servers. */
  otherSubnet?: string
  /** A stack, as `name/id`, and one of its resources that may be looked at and signalled; both or none. */
  stack?: string
  stackResource?: string
}

/** The names of all limits. */
export const limitNames = [...quantities, 'requests', 'minutes', 'objects', 'megabytes'] as const

export const emptyProfile: Profile = { fixtures: {}, lacks: [], limits: {} }
