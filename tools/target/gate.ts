/** Lets only so many requests be in flight at once, and only so many begin each second. First come, first served. */
export class Gate {
  readonly #concurrency: number
  readonly #intervalMs: number
  readonly #waiting: (() => void)[] = []
  #inFlight = 0
  #nextStart = 0

  constructor(concurrency: number, perSecond: number | undefined) {
    this.#concurrency = concurrency
    this.#intervalMs = perSecond === undefined ? 0 : 1000 / perSecond
  }

  /** Runs the work when its turn has come. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inFlight >= this.#concurrency) await new Promise<void>(resolve => this.#waiting.push(resolve))
    else this.#inFlight += 1
    try {
      if (this.#intervalMs > 0) await this.#slot()
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // The place is handed on, so that nobody slips in between.
      if (next === undefined) this.#inFlight -= 1
      else next()
    }
  }

  async #slot(): Promise<void> {
    const now = performance.now()
    const start = Math.max(now, this.#nextStart)
    this.#nextStart = start + this.#intervalMs
    if (start > now) await new Promise(resolve => setTimeout(resolve, start - now))
  }
}
