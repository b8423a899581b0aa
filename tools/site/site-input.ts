import type { Operation } from '../model/catalog.ts'
import type { Check } from '../model/check.ts'
import type { Clause, DocumentId } from '../model/clause.ts'
import type { Erratum } from '../model/erratum.ts'
import type { NotEvaluated } from '../model/record.ts'
import type { Sample } from '../model/sample.ts'
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
export interface InputEntry {
  document: DocumentId
  service: string
  operation: Operation
  /** Where other documents have the same operation. */
  alsoIn: Clause[]
  samples: Sample[]
  /** Paths of the schemas of its bodies, below the package's root. */
  schemas: string[]
  /** Path of the OpenAPI document that has it. */
  openapi?: string
  errata: Erratum[]
  checks: JudgingCheck[]
}

/** A check with its clauses read. */
export interface JudgingCheck {
  check: Check
  clauses: Clause[]
}
