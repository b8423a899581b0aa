import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { BeforeLine } from '../model/standing.ts'

/** Bytes of a hash: among 50,000 ids and 10,000 questions, one in 37 billion runs takes a stranger for one of them. */
const hashBytes = 8

/** Shorter names in a body could be any word or number. */
const shortestInBody = 16

/** What was on the target before the run made anything of its kind: hashes of ids, however they are written. */
export class Before {
  /** By kind. */
  readonly #kinds = new Map<string, { hashes: Set<string>; mayBeNamed: boolean }>()
  #run = ''

  /**
   * What a run has noted in its folder; a line that was cut off is left out, since nothing was made after it.
   * @param run Of several that were merged: what one shard found may be what another had made.
   */
  static read(file: string, run?: string): Before {
    const before = new Before()
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    for (const line of lines) {
      try {
        const listed = line === '' ? undefined : (JSON.parse(line) as BeforeLine)
        if (listed !== undefined && (run === undefined || listed.run === run)) before.add(listed)
      } catch {
        // Cut off.
      }
    }
    return before
  }

  add({ run, kind, ids, mayBeNamed }: BeforeLine): void {
    this.#run = run
    const known = this.#kinds.get(kind) ?? { hashes: new Set(), mayBeNamed: mayBeNamed === true }
    this.#kinds.set(kind, known)
    const bytes = Buffer.from(ids, 'base64')
    for (let at = 0; at + hashBytes <= bytes.length; at += hashBytes)
      known.hashes.add(bytes.toString('base64', at, at + hashBytes))
  }

  /**
   * Whether a value is the id of something that was there before, or has one in it, however it is written. Where the kind is
   * known, of that kind: a target may number each kind by itself.
   */
  has(value: string, kind?: string): boolean {
    const sets = kind === undefined ? [...this.#kinds.values()] : [this.#kinds.get(kind)]
    const hashes = sets.every(set => set === undefined) ? [] : spellings(value).map(id => hashOf(this.#run, id))
    return hashes.some(hash => sets.some(set => set?.hashes.has(hash)))
  }

  /** The first id in a body of something that was there before and that no request may name. */
  namedIn(body: string): string | undefined {
    const sets = [...this.#kinds.values()].filter(({ hashes, mayBeNamed }) => hashes.size > 0 && !mayBeNamed)
    if (sets.length === 0) return undefined
    return body
      .match(/[\p{L}\p{N}][\p{L}\p{N}%-]*/gu)
      ?.filter(word => plainId(word).length >= shortestInBody)
      .find(word => sets.some(({ hashes }) => hashes.has(hashOf(this.#run, plainId(word)))))
  }
}

/** The hashes of ids, as `before.jsonl` has them. */
export function hashesOf(run: string, ids: Iterable<string>): string {
  const hashes = [...ids].map(id => Buffer.from(hashOf(run, plainId(id)), 'base64'))
  return Buffer.concat(hashes).toString('base64')
}

/** An id without what targets and clients write in different ways: case, hyphens, percent signs, slashes. */
export function plainId(id: string): string {
  const decoded = decode(id)
  const plain = decoded
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain === '' ? decoded : plain
}

/** The whole value, and the parts of one that is a URL, a path or more than an id. */
function spellings(value: string): string[] {
  const parts = decode(value).split(/[/\\?#&=;,\s]+/)
  return [...new Set([value, ...parts].map(plainId))].filter(id => id !== '')
}

function decode(text: string): string {
  let decoded = text
  for (let round = 0; round < 5 && decoded.includes('%'); round += 1) {
    try {
      decoded = decodeURIComponent(decoded)
    } catch {
      return decoded
    }
  }
  return decoded
}

function hashOf(run: string, plain: string): string {
  return createHash('sha256').update(`${run}\n${plain}`).digest().toString('base64', 0, hashBytes)
}
