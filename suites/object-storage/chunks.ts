/** A body that is sent in chunks without a length (§2.7.5.10); how much it is can be told before, all the same. */
export class Chunks implements AsyncIterable<Uint8Array> {
  readonly bytes: number
  readonly #chunks: readonly Uint8Array[]

  constructor(...chunks: Uint8Array[]) {
    this.bytes = chunks.reduce((sum, { length }) => sum + length, 0)
    this.#chunks = chunks
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    yield* this.#chunks
  }
}
