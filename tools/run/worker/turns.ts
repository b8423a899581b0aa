/** Lets in one after the other, for each key; who has none need not wait. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  async take<T>(key: string | undefined, work: () => Promise<T>): Promise<T> {
    if (key === undefined) return work()
    const mine = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const ended = mine.catch(() => undefined)
    this.#last.set(key, ended)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === ended) this.#last.delete(key)
    }
  }
}
