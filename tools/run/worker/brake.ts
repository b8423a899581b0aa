import { limitReached } from '../limit-reached.ts'
import { RequestCount } from '../request-count.ts'
import type { Allowance } from '../worker-input.ts'
import { cleanupTag, sweepTag } from './exchange-log.ts'
import { RunStopped } from './signals.ts'

/**
 * Lets nothing more be sent in the name of a check, once the run is ending before its time: it was interrupted, its
 * record cannot be written, or it has sent or taken what it may.
 */
export class Brake {
  readonly #allowance: Allowance
  readonly #requests: RequestCount
  readonly #now: () => number
  #why: string | undefined
  #limit: string | undefined

  constructor(allowance: Allowance, now: () => number = Date.now) {
    this.#allowance = allowance
    this.#requests = new RequestCount(allowance.requests, allowance.sent)
    this.#now = now
  }

  pull(why: string): void {
    this.#why ??= why
  }

  get pulled(): boolean {
    const { until, minutes = 0 } = this.#allowance
    if (until !== undefined && this.#now() >= until) this.#reach(limitReached(minutes, 'minute'))
    return this.#why !== undefined
  }

  /** The limit that ended the run, where one did. */
  get limit(): string | undefined {
    return this.#limit
  }

  /** @throws {RunStopped} */
  check(): void {
    if (this.pulled) throw new RunStopped(this.#why ?? '')
  }

  /**
   * Counts a request whose turn has come. Who has waited for it must not be sent after all when the run has ended in
   * the meantime; only what removes something still is.
   * @throws {RunStopped} when it must not be sent.
   */
  begin(tag: string): void {
    if (tag === sweepTag || tag.startsWith(cleanupTag)) {
      this.#requests.beginRemoval()
      return
    }
    this.check()
    if (this.#requests.begin()) return
    this.#reach(limitReached(this.#allowance.requests ?? 0, 'request'))
    this.check()
  }

  #reach(limit: string): void {
    if (this.#why === undefined) this.#limit = limit
    this.pull(limit)
  }
}
