import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits between looks at what takes its time. The first ones are short, since most targets need a moment only; each is
 * half as long again as the one before, so that what is done meanwhile is seen soon after.
 */
export class GrowingWait {
  readonly #mostMs: number
  #nextMs: number

  /** Milliseconds of the first wait, and of the longest. */
  constructor({ firstMs = 20, mostMs = 1000 }: { firstMs?: number; mostMs?: number } = {}) {
    this.#mostMs = mostMs
    this.#nextMs = Math.min(firstMs, mostMs)
  }

  /** Milliseconds of the wait that comes next, for who must not wait beyond an end. */
  get nextMs(): number {
    return this.#nextMs
  }

  async pass(): Promise<void> {
    const waitMs = this.#nextMs
    this.#nextMs = Math.min(waitMs * 1.5, this.#mostMs)
    await sleep(waitMs)
  }
}
