import { TimedOut } from './transport.ts'

/** Later than this, a timer says that the process was busy with something else. */
const unheardMs = 50

/**
 * Ends an exchange that takes too long. Time in which the process was too busy to listen is not the target's: what has
 * arrived meanwhile is heard first. Nor is the time between `pause` and `resume`.
 */
export class Deadline {
  readonly #timeoutMs: number
  readonly #onOver: (error: TimedOut) => void
  #timer: NodeJS.Timeout | undefined
  /** `performance.now()` when the time is over. */
  #end: number
  #leftMs = 0

  constructor(timeoutMs: number, onOver: (error: TimedOut) => void) {
    this.#timeoutMs = timeoutMs
    this.#onOver = onOver
    this.#end = performance.now() + timeoutMs
    this.#start(timeoutMs)
  }

  /** While the target is kept waiting. */
  pause(): void {
    clearTimeout(this.#timer)
    this.#leftMs = Math.max(0, this.#end - performance.now())
  }

  resume(): void {
    this.#end = performance.now() + this.#leftMs
    this.#start(this.#leftMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #start(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#over(), ms)
  }

  #over(): void {
    const lateMs = performance.now() - this.#end
    if (lateMs <= unheardMs) {
      this.#onOver(new TimedOut(this.#timeoutMs))
      return
    }
    const moreMs = Math.min(lateMs, this.#timeoutMs)
    this.#end = performance.now() + moreMs
    this.#start(moreMs)
  }
}
