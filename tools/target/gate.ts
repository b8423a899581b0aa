/**
 * Lets only so many requests be in flight at once, and only so many begin each second. First come, first served.
 * A host that asked for a pause is sent nothing until it has passed; requests to others go on.
 */
export class Gate {
  readonly #concurrency: number
  readonly #intervalMs: number
  readonly #waiting: (() => void)[] = []
  /** By origin, `performance.now()` at which it may be asked again. */
  readonly #pausedUntil = new Map<string, number>()
  #inFlight = 0
  #nextStart = 0

  constructor(concurrency: number, perSecond: number | undefined) {
    this.#concurrency = concurrency
    this.#intervalMs = perSecond === undefined ? 0 : 1000 / perSecond
  }

  /**
   * Runs the work when its turn has come.
   * @param urgent Passes those who wait: they may be waiting for what it brings (a token).
   */
  async pass<T>(origin: string, work: () => Promise<T>, urgent = false): Promise<T> {
    await this.#enter(origin, urgent)
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Sends a host nothing more for so long; a longer pause that it asked for before stands. */
  pause(origin: string, milliseconds: number): void {
    const until = performance.now() + milliseconds
    if (until > (this.#pausedUntil.get(origin) ?? 0)) this.#pausedUntil.set(origin, until)
  }

  async #enter(origin: string, urgent: boolean): Promise<void> {
    for (;;) {
      await this.#passPause(origin)
      await this.#place(urgent)
      if (this.#intervalMs > 0) await this.#slot()
      if (this.#leftOfPause(origin) === 0) return
      // While it waited for its turn the host has asked for a pause: others may have the place meanwhile.
      this.#leave()
    }
  }

  async #passPause(origin: string): Promise<void> {
    for (let left = this.#leftOfPause(origin); left > 0; left = this.#leftOfPause(origin))
      await new Promise(resolve => setTimeout(resolve, left))
  }

  #leftOfPause(origin: string): number {
    const until = this.#pausedUntil.get(origin)
    return until === undefined ? 0 : Math.max(0, until - performance.now())
  }

  async #place(urgent: boolean): Promise<void> {
    if (this.#inFlight < this.#concurrency) this.#inFlight += 1
    else await new Promise<void>(resolve => (urgent ? this.#waiting.unshift(resolve) : this.#waiting.push(resolve)))
  }

  #leave(): void {
    const next = this.#waiting.shift()
    // The place is handed on, so that nobody slips in between.
    if (next === undefined) this.#inFlight -= 1
    else next()
  }

  async #slot(): Promise<void> {
    const now = performance.now()
    const start = Math.max(now, this.#nextStart)
    this.#nextStart = start + this.#intervalMs
    if (start > now) await new Promise(resolve => setTimeout(resolve, start - now))
  }
}
