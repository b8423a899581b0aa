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
}
