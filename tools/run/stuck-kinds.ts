/** So many of a kind must stay, one after another, before little time is spent on others. */
const mostStuck = 3

/** Milliseconds after which one that is still there has not merely been refused. */
const longMs = 30_000

/** Milliseconds that are spent on one of a kind of which the others stayed. */
const briefMs = 10_000

/**
 * Remembers in clean-up of which kinds one thing after another stayed on the target however long it was waited for, so that
 * not as much time again is spent on each of the others: they are asked to go, and are looked for again in the end.
 */
export class StuckKinds {
  readonly #stayed = new Map<string, number>()

  /** How long one of a kind may take, in milliseconds. */
  patienceMs(kind: string, usualMs: number): number {
    return (this.#stayed.get(kind) ?? 0) >= mostStuck ? Math.min(briefMs, usualMs) : usualMs
  }

  went(kind: string): void {
    this.#stayed.delete(kind)
  }

  stayed(kind: string, tookMs: number, patienceMs: number): void {
    if (tookMs >= Math.min(longMs, patienceMs)) this.#stayed.set(kind, (this.#stayed.get(kind) ?? 0) + 1)
  }
}
