/** Bytes of a body that take no place. */
export const smallBodyBytes = 1024 * 1024

/** Large bodies that are read at the same time; together with their copies they fit beside a run. */
const places = 2

/**
 * Lets only a few large bodies be read at a time, so that the memory of a run is bounded whatever a target sends. Whoever
 * has a place ends in bounded time, so whoever waits gets one.
 */
export class BodyRoom {
  readonly #waiting: (() => void)[] = []
  #free = places

  /** True when there was a place; otherwise `enter` is called when there is one. */
  take(enter: () => void): boolean {
    if (this.#free === 0) {
      this.#waiting.push(enter)
      return false
    }
    this.#free -= 1
    return true
  }

  /** Gives a place back; or gives up waiting for it. */
  leave(enter: () => void): void {
    const position = this.#waiting.indexOf(enter)
    if (position !== -1) this.#waiting.splice(position, 1)
    else {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free += 1
      // Not within whatever just ended: undici parses one answer at a time.
      else setImmediate(next)
    }
  }
}
