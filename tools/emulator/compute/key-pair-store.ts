/** A public key under a name. The private one is given out when it is made and kept nowhere. */
export interface KeyPair {
  name: string
  userId: string
  /** One line in OpenSSH's form. */
  publicKey: string
  fingerprint: string
  availabilityZone: string
}

/** Key pairs belong to users, whatever project they work in (§1.8.6.2). */
export class KeyPairStore {
  readonly #pairs = new Map<string, Map<string, KeyPair>>()

  list(userId: string): KeyPair[] {
    return [...(this.#pairs.get(userId)?.values() ?? [])]
  }

  find(userId: string, name: string): KeyPair | undefined {
    return this.#pairs.get(userId)?.get(name)
  }

  add(pair: KeyPair): KeyPair {
    const own = this.#pairs.get(pair.userId) ?? new Map<string, KeyPair>()
    this.#pairs.set(pair.userId, own.set(pair.name, pair))
    return pair
  }

  remove({ userId, name }: KeyPair): void {
    this.#pairs.get(userId)?.delete(name)
  }
}
