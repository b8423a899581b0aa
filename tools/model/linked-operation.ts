import type { Operation } from './catalog.ts'
import type { Clause, DocumentId } from './clause.ts'
import type { Erratum } from './erratum.ts'
import type { Sample } from './sample.ts'

/** An operation of a document with what leads to it and what it leads to. */
export interface LinkedOperation {
  document: DocumentId
  service: string
  operation: Operation
  /** Where other documents have the same operation. */
  alsoIn: Clause[]
  samples: Sample[]
  /** Paths of the schemas of its bodies, below the package's root. */
  schemas: string[]
  /** Path of the OpenAPI document that has it; absent where none is generated. */
  openapi?: string
  errata: Erratum[]
}
