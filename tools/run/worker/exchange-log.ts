import type { Exchange } from '../../model/exchange.ts'
import type { JsonLinesFile } from '../json-lines-file.ts'

/** Begins the tag of a fixture's requests; in the record they are all of `fixture`, for its key. */
export const fixtureTag = 'fixture:'

/** Tag of requests that remove what is left when all checks have ended. */
export const sweepTag = 'cleanup'

/** Begins the tag of requests that remove what a check made; in the record they are of `cleanup`, for its id. */
export const cleanupTag = `${sweepTag}:`

/** What can be asked for again of an exchange. */
type SentRequest = Pick<Exchange, 'request' | 'identity'>

/**
 * Writes exchanges in batches, and finds again what was sent, by the id of the exchange or the check. Answers are let go once
 * they are written: what a target sends must not add up in memory.
 */
export class ExchangeLog {
  readonly #file: JsonLinesFile
  readonly #byId = new Map<string, SentRequest>()
  readonly #byTag = new Map<string, string[]>()
  #unwritten: Exchange[] = []

  constructor(file: JsonLinesFile) {
    this.#file = file
  }

  add(exchange: Exchange): void {
    const tag = exchange.check
    const prefix = [fixtureTag, cleanupTag].find(one => tag.startsWith(one))
    const recorded =
      prefix === undefined ? exchange : { ...exchange, check: prefix.slice(0, -1), for: tag.slice(prefix.length) }
    this.#unwritten.push(recorded)
    const { id, request, identity } = recorded
    this.#byId.set(id, identity === undefined ? { request } : { request, identity })
    const own = this.#byTag.get(tag)
    if (own === undefined) this.#byTag.set(tag, [recorded.id])
    else own.push(recorded.id)
  }

  get count(): number {
    return this.#byId.size
  }

  find(id: string): SentRequest | undefined {
    return this.#byId.get(id)
  }

  /** Ids of what was sent with a tag, in the order of the answers. */
  sentBy(tag: string): readonly string[] {
    return this.#byTag.get(tag) ?? []
  }

  /** @throws {ConformanceError} `OUT_NOT_WRITABLE`. */
  flush(): void {
    const lines = this.#unwritten
    this.#unwritten = []
    if (lines.length > 0) this.#file.append(...lines)
  }
}
