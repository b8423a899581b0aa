const most = { pages: 5000, rows: 100_000 }

/** Counts what a list brings, so that one that always brings something new is not followed for ever. */
export class ListEnd {
  readonly #list: string
  #pages = 0
  #rows = 0

  /** @param list Names it in the message. */
  constructor(list: string) {
    this.#list = list
  }

  /** @throws {Error} when the list has brought more pages or rows than any project has. */
  after(rows: number): void {
    this.#pages += 1
    this.#rows += rows
    if (this.#pages > most.pages || this.#rows > most.rows)
      throw new Error(`${this.#list} does not end: it brought ${this.#rows} rows on ${this.#pages} pages`)
  }
}
