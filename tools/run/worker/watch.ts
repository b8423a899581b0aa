import { GrowingWait } from '../../shared/growing-wait.ts'
import { EndOfCheck } from './signals.ts'

/** So many of a kind may be left under way, one after another, before no other is waited for. */
const mostLeft = 3

/** Waits for what the target takes its time for, as long as there is hope that it comes to an end. */
export class Watch {
  /** How many times as long as usual is waited. */
  readonly patience: number
  /** By kind, how many were left under way since one last came to an end. */
  readonly #left = new Map<string, number>()

  constructor(patience = 1) {
    this.patience = patience
  }

  /**
   * Looks until what is watched is over, or as long as it may take; gives the last look.
   * @param kind What it is, in the plural.
   * @throws {EndOfCheck} `not-run` where others of the kind never came to an end.
   */
  async until<T>(kind: string, look: () => Promise<T>, isOver: (look: T) => boolean, longestMs: number): Promise<T> {
    const most = longestMs * this.patience
    const begun = performance.now()
    const wait = new GrowingWait({ mostMs: Math.max(1000, longestMs / 360) })
    for (let looks = 1; ; looks += 1) {
      const last = await look()
      if (isOver(last)) {
        // What was over at the first look came to no end before our eyes.
        if (looks > 1) this.#left.delete(kind)
        return last
      }
      const left = this.#left.get(kind) ?? 0
      if (left >= mostLeft)
        throw new EndOfCheck(
          'not-run',
          `the target left ${left} ${kind} under way for ${most / 1000} s each, one after another: no other is waited for`,
        )
      if (performance.now() - begun + wait.nextMs > most) {
        this.#left.set(kind, left + 1)
        return last
      }
      await wait.pass()
    }
  }
}
