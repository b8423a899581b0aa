/** A departure that is known and accepted until a day: it still runs, and passing it fails the gate. */
export interface KnownFailure {
  /** Id or glob of the checks; a `*` spans dots. */
  check: string
  /** Name or glob of the targets it is for; absent: every target. */
  target?: string
  /** Why it fails and what is being done; shown with the verdict. */
  reason: string
  /** Where it is followed up: a URL or a ticket. */
  reference: string
  /** Who answers for it. */
  owner: string
  /** The day it was added, `yyyy-mm-dd`. */
  date: string
  /** The last day it excuses anything, `yyyy-mm-dd` (UTC). */
  expires: string
  /** Line of its file, from 1. */
  line: number
}

/**
 * What an entry is in one run, known before anything is sent. `expired` and `matches-nothing` fail the gate;
 * `other-target` and `not-selected` (also: in another shard) say nothing.
 */
export const listedStates = ['applied', 'expired', 'matches-nothing', 'other-target', 'not-selected'] as const
export type ListedState = (typeof listedStates)[number]

export interface ListedFailure extends KnownFailure {
  state: ListedState
}

/** The list of known failures as a run was given it. */
export interface KnownFailureList {
  /** Name of the file, without its folder. */
  file: string
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string
  /** The day (UTC) by which expiry was judged: that of the run's start. */
  day: string
  entries: ListedFailure[]
}

/** What is out of date in the list: it fails the gate, whatever the verdict on the target is. */
export interface GateProblem {
  kind: 'unexpected-pass' | 'expired' | 'matches-nothing'
  /** Id of the check that passed, else the entry's pattern. */
  check: string
  /** Line of the entry in its file; absent where the record does not tell. */
  line?: number
  /** One sentence that names the check or the entry. */
  message: string
}
