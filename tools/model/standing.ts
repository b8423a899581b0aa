import type { CheckContext } from './check.ts'

/**
 * A list of what stands on a target. It is asked once, before the run makes the first of its kind, so that nothing that
 * was there before is ever taken for the run's own, whatever id a target answers.
 */
export interface Standing {
  /** What is listed: the same word in every service that shows the same things. */
  kind: string
  /** Operation that lists it. */
  list: string
  /** Operations that make one. */
  makes: readonly string[]
  /** Operations that make something else with one in it (the disk of a server): the list is asked before them where there is one. */
  brings?: readonly string[]
  /** Requests may name one that was there before, to make something of it (an image to boot from). */
  mayBeNamed?: true
  /**
   * All ids, page by page.
   * @throws {Error} where the list cannot be had, or not to its end.
   */
  pages(send: CheckContext['call']): AsyncIterable<readonly string[]>
}

/** A line of `before.jsonl`: what one list held before the run made the first of its kind. Written when it was asked. */
export interface BeforeLine {
  at: string
  /** Id of the run; each hash is of it, a line feed and the id that was listed. */
  run: string
  kind: string
  /** Operation that listed it. */
  list: string
  /** Present for the other project's account. */
  account?: 'alternate'
  mayBeNamed?: true
  /** Pages that were asked for. */
  pages: number
  /** How many there were. */
  count: number
  /** The first eight bytes of the SHA-256 of each, one after the other, in Base64. Nothing else of them is kept. */
  ids: string
  /** Why the list could not be had; nothing of its kind is made then. */
  failed?: string
}
