import type { CatalogChapter, DetailedError, Operation, ServiceCatalog, StatusCode } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { NotEvaluated } from '../../model/record.ts'
import type { Rule } from '../../model/rule.ts'
import type { RecordedRun } from '../recorded/recorded-run.ts'
import type { JudgingCheck } from '../site-input.ts'
import type { BodySchema } from './body-schemas.ts'
import type { SampleText } from './sample-texts.ts'

export type EditionId = 'k5' | 'jio'

/** Everything that pages are made from, read and linked once. */
export interface Site {
  root: string
  version: string
  /** Of the spec that the site is made from. */
  specHash: string
  /** Path that the site will stand under, where that is known: `/docs/`. */
  base?: string
  editions: Record<EditionId, Edition>
  /** Every operation of both editions. */
  operations: OperationEntry[]
  /** All errata, by the file that holds them. */
  errata: { service: string; errata: Erratum[] }[]
  notEvaluated: NotEvaluated[]
  runs: RecordedRun[]
  /** Every chapter of the manual, also those that describe no operation. */
  chapters: { section: string; title: string; page: number }[]
  /** The community's tables of the K5 API: methods and paths of an older edition. */
  tables: ServiceCatalog[]
}

/** One API as a family of documents describes it. */
export interface Edition {
  id: EditionId
  title: string
  services: ServiceEntry[]
}

export interface ServiceEntry {
  edition: EditionId
  id: string
  title: string
  /** In the identity service's catalog. */
  serviceType: string
  catalog: ServiceCatalog
  resources: { id: string; operations: OperationEntry[] }[]
  operations: OperationEntry[]
  /** Path of its OpenAPI document below the package's root. */
  openapi?: string
}

export interface OperationEntry {
  edition: EditionId
  service: ServiceEntry
  chapter: CatalogChapter
  operation: Operation
  alsoIn: Clause[]
  samples: SampleText[]
  bodies: BodySchema[]
  /** Statuses of errors: the chapter's and its own, each once. */
  errorCodes: StatusCode[]
  /** Codes and messages: its own, then the chapter's. */
  errors: DetailedError[]
  rules: Rule[]
  errata: Erratum[]
  checks: JudgingCheck[]
  notEvaluated: NotEvaluated[]
  /** Operations of the same edition with the same method and path. */
  samePath: OperationEntry[]
  /** The same operation described again, or what it describes again. */
  variants: OperationEntry[]
  /** The same API in the other edition. */
  otherEdition: OperationEntry[]
}
