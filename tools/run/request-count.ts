/**
 * Counts what a run sends, and holds it to a limit. Removing what was made is counted and never refused: what is left
 * standing costs more than a request.
 */
export class RequestCount {
  readonly #limit: number
  #sent: number

  /** @param sent What counts already. */
  constructor(limit: number | undefined, sent = 0) {
    this.#limit = limit ?? Number.POSITIVE_INFINITY
    this.#sent = sent
  }

  get sent(): number {
    return this.#sent
  }

  /** Whether a request that removes nothing may be sent; it counts then. */
  begin(): boolean {
    if (this.#sent >= this.#limit) return false
    this.#sent += 1
    return true
  }

  /** Counts a request that removes something. */
  beginRemoval(): void {
    this.#sent += 1
  }
}
