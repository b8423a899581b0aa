/**
 * What will happen later, in a cloud whose time is a clock that a test may drive. Nothing runs by itself: a service
 * settles the timeline before it looks at its resources, and every change that is due then happens, in order and as
 * if at its own moment. So a state is always that of the clock, and an idle emulator does nothing.
 */
export class Timeline {
  readonly #clock: () => number
  readonly #stepMs: number
  #due: { at: number; change: () => void }[] = []
  #now: number

  /**
   * @param clock milliseconds since the epoch.
   * @param stepMs how long one step of a resource's life takes (BUILD to ACTIVE, say); 0 makes all of them immediate.
   */
  constructor(clock: () => number, stepMs: number) {
    this.#clock = clock
    this.#stepMs = stepMs
    this.#now = clock()
  }

  /** The moment of the change that is under way, else that of the last settling; milliseconds since the epoch. */
  get now(): number {
    return this.#now
  }

  /** Lets a change happen after some steps, counted from `now`; a change may plan further ones. */
  after(steps: number, change: () => void): void {
    this.at(this.#now + steps * this.#stepMs, change)
  }

  /** The same at a moment, in milliseconds since the epoch; one that has passed is the next settling. */
  at(at: number, change: () => void): void {
    const index = this.#due.findIndex(other => other.at > at)
    this.#due.splice(index === -1 ? this.#due.length : index, 0, { at, change })
  }

  /** Makes everything happen that is due by the clock. */
  settle(): void {
    const until = Math.max(this.#clock(), this.#now)
    for (let next = this.#due[0]; next !== undefined && next.at <= until; next = this.#due[0]) {
      this.#due.shift()
      this.#now = Math.max(this.#now, next.at)
      next.change()
    }
    this.#now = until
  }
}
