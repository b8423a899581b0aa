/** Order of two names by their UTF-8 bytes, as Swift's listings sort; JavaScript's own order differs above U+D7FF. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return codePointRank(left) - codePointRank(right)
  }
  return a.length - b.length
}

/** Moves surrogates, which stand for the highest code points, behind the rest of the basic plane. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Blocks of this many names keep an insertion cheap however many names there are. */
const blockSize = 1024

/** Entries by name, with the names in UTF-8 order. */
export class NameIndex<Entry extends { readonly name: string }> {
  readonly #entries = new Map<string, Entry>()
  /** Never holds an empty block. */
  readonly #blocks: string[][] = []

  get size(): number {
    return this.#entries.size
  }

  get(name: string): Entry | undefined {
    return this.#entries.get(name)
  }

  /** In no order. */
  values(): IterableIterator<Entry> {
    return this.#entries.values()
  }

  /** Adds or replaces; returns what it replaced. */
  set(entry: Entry): Entry | undefined {
    const replaced = this.#entries.get(entry.name)
    this.#entries.set(entry.name, entry)
    if (replaced === undefined) this.#insert(entry.name)
    return replaced
  }

  delete(name: string): Entry | undefined {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    this.#entries.delete(name)
    const [at, offset] = this.#seek(other => compareNames(other, name) < 0)
    const block = this.#blocks[at] as string[]
    block.splice(offset, 1)
    if (block.length === 0) this.#blocks.splice(at, 1)
    return entry
  }

  /** Names in order, from the first that is not `before`; `before` is true for a first part of the order only. */
  *ascending(before: (name: string) => boolean): Generator<string> {
    let [at, offset] = this.#seek(before)
    for (; at < this.#blocks.length; at++, offset = 0) {
      const block = this.#blocks[at] as string[]
      for (; offset < block.length; offset++) yield block[offset] as string
    }
  }

  /** Names in reverse order, from the last that is `before`. */
  *descending(before: (name: string) => boolean): Generator<string> {
    let [at, offset] = this.#seek(before)
    for (; at >= 0; at--, offset = this.#blocks[at]?.length ?? 0) {
      const block = this.#blocks[at] ?? []
      for (let index = offset - 1; index >= 0; index--) yield block[index] as string
    }
  }

  #insert(name: string): void {
    const [found, offset] = this.#seek(other => compareNames(other, name) < 0)
    // Behind everything: the last block grows, or the first one is made.
    const at = Math.min(found, Math.max(0, this.#blocks.length - 1))
    const block = this.#blocks[at]
    if (block === undefined) {
      this.#blocks.push([name])
      return
    }
    block.splice(found > at ? block.length : offset, 0, name)
    if (block.length > blockSize) this.#blocks.splice(at + 1, 0, block.splice(blockSize / 2))
  }

  /** Block and offset of the first name that is not `before`. */
  #seek(before: (name: string) => boolean): [block: number, offset: number] {
    const at = partition(this.#blocks.length, index => {
      const block = this.#blocks[index] as string[]
      return before(block[block.length - 1] as string)
    })
    const block = this.#blocks[at]
    return [at, block === undefined ? 0 : partition(block.length, index => before(block[index] as string))]
  }
}

/** Count of leading indexes for which `before` holds, by binary search. */
function partition(length: number, before: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (before(middle)) low = middle + 1
    else high = middle
  }
  return low
}
