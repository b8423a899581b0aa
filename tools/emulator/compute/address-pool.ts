/** The IPv4 addresses of one `/24` subnet that may be given to ports; the first two are its gateway's and DHCP's. */
export class AddressPool {
  readonly prefix: string
  readonly #taken = new Set<number>([0, 1, 2, 255])
  #given = 2

  /** @param prefix the first three parts of the addresses, e.g. `192.168.10`. */
  constructor(prefix: string) {
    this.prefix = prefix
  }

  get gateway(): string {
    return `${this.prefix}.1`
  }

  /**
   * Takes the next free address after the one that was given last, and begins again after the highest: who gives one
   * back may ask for it again before it is lent to somebody else. Undefined where none is left.
   */
  takeAny(): string | undefined {
    for (let tried = 0; tried < 256; tried += 1) {
      this.#given = (this.#given + 1) % 256
      if (!this.#taken.has(this.#given)) return this.#take(this.#given)
    }
    return undefined
  }

  /** Whether the address is one of the subnet's. */
  covers(address: string): boolean {
    return this.#last(address) !== undefined
  }

  /** Takes one address; undefined where it is in use or none of the subnet's. */
  takeOne(address: string): string | undefined {
    const last = this.#last(address)
    return last === undefined || this.#taken.has(last) ? undefined : this.#take(last)
  }

  free(address: string): void {
    const last = this.#last(address)
    if (last !== undefined) this.#taken.delete(last)
  }

  #take(last: number): string {
    this.#taken.add(last)
    return `${this.prefix}.${last}`
  }

  #last(address: string): number | undefined {
    const match = /^(\d+\.\d+\.\d+)\.(0|[1-9]\d{0,2})$/.exec(address)
    const last = Number(match?.[2])
    return match?.[1] === this.prefix && last < 256 ? last : undefined
  }
}
