import type { Clause } from '../model/clause.ts'
import type { HeaderLine } from '../model/record.ts'
import type { Level, RunVerdict, Verdict } from '../model/verdict.ts'

/** Version of the machine format (`comparison.schema.json`); raised when a reader would have to change. */
export const comparisonVersion = 1

/** What became of a check from the one run to the other; the gravest first. */
export const changes = [
  'regressed',
  'no-longer-judged',
  'newly-judged',
  'new',
  'fixed',
  'changed',
  'relisted',
  'gone',
  'unchanged',
] as const
export type Change = (typeof changes)[number]

/** What a caller may let decide; the first two do by default. */
export const deciders = ['regressed', 'no-longer-judged', 'new-failure', 'changed', 'gone', 'advisory'] as const
export type Decider = (typeof deciders)[number]

/** What one run says of a check; texts as recorded, not normalised. */
export interface Finding {
  verdict: Verdict
  message: string
  expected?: string
  actual?: string
  /** Status of the last answer to a request of its own, where the run's exchanges are there. */
  status?: number
}

/** One check that is not the same in both runs. */
export interface CheckChange {
  id: string
  /** Its id in the earlier run, where its operation has been renamed since. */
  earlierId?: string
  operation: string
  title: string
  clauses: Clause[]
  level: Level
  change: Exclude<Change, 'unchanged'>
  /** Whether it makes the comparison a regression. */
  decides: boolean
  before?: Finding
  after?: Finding
}

/** One of the two runs. */
export interface Side extends Pick<HeaderLine, 'run' | 'target' | 'suite'> {
  verdict: RunVerdict
  checks: number
}

/** A circumstance in which the two runs are not alike, so that a difference may come from it. */
export interface Unlike {
  what: string
  before: string
  after: string
}

/** What `diff` finds; `diff --json` prints it. */
export interface Comparison {
  version: typeof comparisonVersion
  before: Side
  after: Side
  unlike: Unlike[]
  failOn: Decider[]
  regression: boolean
  counts: Record<Change, number>
  /** The gravest first, then in the order of the later run's record. */
  checks: CheckChange[]
}
