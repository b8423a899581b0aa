import type { Check } from '../model/check.ts'
import type { Clause } from '../model/clause.ts'
import type { LinkedOperation } from '../model/linked-operation.ts'
import type { NotEvaluated } from '../model/record.ts'
import type { RecordedRun } from './recorded/recorded-run.ts'

/** What the site is made of besides the files of the spec: the caller knows the suites, the site does not. */
export interface SiteInput {
  /** The package's folder, with `spec/`, `samples/` and `docs/`. */
  root: string
  /** Every operation of the K5 documents, each once, in document order. */
  k5: InputEntry[]
  /** Every operation of Jio's document. */
  jio: InputEntry[]
  /** Documented facts that no check exercises. */
  notEvaluated: NotEvaluated[]
  /** Path that the site will stand under, `/docs/`: pages that are shown in another's place need it. */
  base?: string
  /** Oldest first; the site shows each as a column. */
  runs: RecordedRun[]
}

/** An operation with everything that leads to it and that it leads to. */
export interface InputEntry extends LinkedOperation {
  checks: JudgingCheck[]
}

/** A check with its clauses read. */
export interface JudgingCheck {
  check: Check
  clauses: Clause[]
}
