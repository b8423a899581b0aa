import type { HeaderList } from '../model/target.ts'

/** How a client waits when it is told to come back later; times are milliseconds. */
export interface BackOffOptions {
  /** Makes the random part of the waits repeatable. */
  seed: number
  /** The first wait is chosen up to this; each further one of a request up to twice as much. Default 500. */
  baseMs?: number
  /** No chosen wait is longer; a longer `Retry-After` is kept to all the same. Default 20 000. */
  longestMs?: number
  /** What one request may wait together, over all its repeats. Default 60 000. */
  patienceMs?: number
}

/** What came of waiting, of all requests of a client. */
export interface BackOffCount {
  /** Answers that told to come back later. */
  answers: number
  /** Requests that were sent again after one. */
  repeats: number
}

type Answer = { status: number; headers: HeaderList }

/** Methods that change nothing, so that a repeat finds what the first would have found (RFC 9110 §9.2.1). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether an answer tells to come back later, and whether the same request may then be sent again.
 *
 * - 429, and 413 with a `Retry-After` of a second or more (how older OpenStack limits rates): the request was refused
 *   before anything was done, so any may be repeated, a create as well. A quota that is used up is a 413 with no such
 *   wait, and is no matter of time.
 * - 503 may come from a proxy after the service has done what was asked. What changes nothing is repeated; what does
 *   only where `Retry-After` says that the service itself means to be asked again.
 */
export function comesBackLater(method: string, { status, headers }: Answer, now: number): boolean {
  const wait = retryAfterMs(headers, now)
  if (status === 429) return true
  if (status === 413) return wait !== undefined && wait >= 1000
  return status === 503 && (wait !== undefined || safeMethods.has(method))
}

/** How long `Retry-After` asks to wait: seconds or a date (RFC 9110 §10.2.3); undefined where it says neither. */
export function retryAfterMs(headers: HeaderList, now: number): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim()
  if (value === undefined) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  // Only what looks like a date: `Date.parse` makes one of nearly anything.
  const date = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** Chooses waits: what the target asks for, and on top a random part, so that many do not come back at once. */
export class BackOff {
  readonly count: BackOffCount = { answers: 0, repeats: 0 }
  readonly patienceMs: number
  readonly #baseMs: number
  readonly #longestMs: number
  #state: number

  constructor({ seed, baseMs = 500, longestMs = 20_000, patienceMs = 60_000 }: BackOffOptions) {
    this.#state = seed >>> 0
    this.#baseMs = baseMs
    this.#longestMs = longestMs
    this.patienceMs = patienceMs
  }

  /** The wait before a request is repeated for the `attempt`-th time, from 1 on. */
  waitMs(attempt: number, askedMs: number | undefined): number {
    const most = Math.min(this.#longestMs, this.#baseMs * 2 ** (attempt - 1))
    return (askedMs ?? 0) + this.#random() * most
  }

  /** From 0 to 1; the generator is mulberry32, whose whole state is one number. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
