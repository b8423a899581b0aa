import type { Clause, DocumentId } from './clause.ts'

/**
 * One service as one document describes it: the content of
 * `spec/catalog/<document>/<service>.json`, written by `import`.
 */
export interface ServiceCatalog {
  generated: string
  document: DocumentId
  /** `object-storage`; the first part of every operation id. */
  service: string
  /** Type in the identity service's catalog, e.g. `object-store` (§2.7.1); the service's own name where a document states none. */
  serviceType: string
  title: string
  clause: Clause
  /** The chapters that describe it, in document order; an operation belongs to the one that its clause lies in. */
  chapters: CatalogChapter[]
  operations: Operation[]
}

/** What a chapter says of all of its operations of one service. */
export interface CatalogChapter {
  /** Number of the chapter, e.g. `2.7`; the name of the group where a document has no numbers. */
  section: string
  title: string
  clause: Clause
  /** What the catalog's endpoint already stands for and is removed from every path, e.g. `/v1/{account}`; may be empty. */
  pathPrefix: string
  /** Headers that the chapter asks for on every request. */
  requestHeaders?: ChapterHeader[]
  /** Error codes that the chapter lists for all of its operations (§2.7.4). */
  errorCodes: StatusCode[]
  /** Messages that it lists for all of its operations (§1.7.7 Common). */
  errors?: DetailedError[]
  /** What else it says of all of them, e.g. `port`: `443`. */
  facts?: ChapterFact[]
  /** Sample files that it names for no operation of its own. */
  sampleFiles?: SampleFile[]
}

/** One thing that a chapter states of its whole API. */
export interface ChapterFact {
  /** What it is about, e.g. `media-types`. */
  name: string
  /** As documented where it is a literal, else in our own words. */
  value: string
  clause: Clause
}

/** A file that a document names as the sample of an operation. */
export interface SampleFile {
  /** As the document calls it, e.g. `Response JSON`. */
  kind: string
  /** Path as the document writes it, decoded. */
  file: string
  /** What tells it from the operation's other samples, e.g. `xml`. */
  variant?: string
}

export interface ChapterHeader {
  name: string
  /** The value as documented, e.g. `application/json`; absent where it varies, as a token does. */
  value?: string
  clause: Clause
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'COPY'

export interface StatusCode {
  code: number
  /** Reason phrase as documented, e.g. `Bad Request`; the type of the fault where the document names only that. */
  reason: string
  /** Name of the fault that is the root of the body, e.g. `itemNotFound`. */
  fault?: string
  /** All of them, where the document names several; `fault` is the first. */
  faults?: string[]
  /** The document says that other codes of this kind are possible too (`500, other codes possible`). */
  othersPossible?: true
  /** When it is returned, in our own words. */
  note?: string
  clause: Clause
}

/** One documented API: method + path + what tells it from its neighbours. */
export interface Operation {
  /** Semantic and stable, e.g. `object-storage.objects.upload`. */
  id: string
  /** Former ids, kept when an operation is renamed. */
  aliases?: string[]
  title: string
  method: HttpMethod
  /** Documented path without the query template, e.g. `/v1/{account}/{container}`. */
  path: string
  /** What tells it from operations with the same method and path, e.g. the query flag `bulk-delete` or the action `reboot`. */
  discriminator?: {
    in: 'query' | 'body' | 'form'
    name: string
    value?: string
    /** The document names it in a sentence only; the name is OpenStack's custom. */
    inferred?: true
  }
  /** Id of the operation that the same document describes elsewhere and this one describes again, e.g. with one attribute more. */
  variantOf?: string
  clause: Clause
  /** Rows of the API list that name it. */
  listedAs?: Clause[]
  /** Documented success statuses; each with the clause that names it. */
  normalCodes: StatusCode[]
  /** Error statuses documented for this operation beyond the chapter's list, or confirmed in its own text. */
  errorCodes: StatusCode[]
  /** Media types of the request body, the preferred one first; empty where the document says that there is none. */
  consumes?: string[]
  /** Media types of the response body; empty where the document says that there is none. */
  produces?: string[]
  parameters: Parameter[]
  responseHeaders: HeaderField[]
  /** Elements of the response body, in document order; empty where the document says "None". */
  responseElements: ResponseElement[]
  /** Elements of the body of an error, where the document lists them apart (§1.6). */
  errorElements?: ResponseElement[]
  /** Codes and messages that are listed for this operation (§1.6, §1.7.7). */
  errors?: DetailedError[]
  /** What each preset role may do (§1.7.1.2). */
  roles?: RolePermission[]
  /** Ids of the samples of this operation. */
  samples: string[]
  /** Sample files that the document names, where it holds none itself. */
  sampleFiles?: SampleFile[]
  /** How many samples the document says that there are. */
  sampleCount?: number
  /** Status that the document says the resource goes into, and the one it says it has before. */
  transition?: { from?: string; to: string }
  /** Same API in another document, each as document and id: `k5-foundation-1.12 compute.servers.list`. */
  sameAs?: string[]
}

/** An error as a table of messages lists it. */
export interface DetailedError {
  status: number
  /** Code in the body beside the status, e.g. `40001`. */
  code?: string
  /** Message in the body; `${0}` stands for an argument. */
  message: string
  /** Texts that an argument may be, by its number, where the table lists them. */
  arguments?: Record<string, string[]>
  clause: Clause
}

export interface RolePermission {
  /** Role as printed, without its explanation. */
  role: string
  allowed: boolean
  /** As printed: `Y`, `N`. */
  printed: string
}

/** `1..1`, `0..1`, `0..n`; `max: null` means unbounded. The text as printed is kept. */
export interface Cardinality {
  min: number
  max: number | null
  printed: string
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'body' | 'form'
  /** Printed data type, normalised: `string`, `integer`, `boolean`, `datetime`, `uuid`, `char`, `dict`. Absent where the document states none. */
  type?: DataType
  cardinality?: Cardinality
  /** `X-Object-Meta-{name}`: a family of headers; `name` then ends in `{name}`. */
  family?: true
  /**
   * Where it stands in a body, as a JSON Pointer from the body's root with `[]` for every item of an array and `{}` for any key:
   * `/server/networks/[]/uuid`. In XML names are elements and `@name` is an attribute: `/Resources/LServer/@name`.
   */
  at?: string
  /** Type as printed, where it is no plain one, e.g. `ServerForCreate`. */
  printedType?: string
  /** Whether it must be sent; absent where the document does not say. */
  presence?: 'required' | 'optional'
  /** When that changes. */
  conditions?: Condition[]
  /** Values the document allows, e.g. `json`, `xml`, `plain`. */
  values?: string[]
  default?: string
  /** What is taken when it is left out, where that is no literal: the name of another parameter, or in our own words. */
  defaultFrom?: string
  limits?: Limits
  /** Its row (`clause`) says that null, or None as the manual also writes it, may stand in its place. */
  nullable?: true
  clause: Clause
}

/** `{ then: 'required', when: 'absent', parameter: 'port' }`: it must be sent where `port` is not. */
export interface Condition {
  then: 'required' | 'optional' | 'ignored' | 'forbidden'
  when: 'present' | 'absent' | 'equals' | 'not-equals' | 'other'
  /** Name of the other parameter, or of a property of another resource. */
  parameter?: string
  value?: string
  /** In our own words, for `other`. */
  note?: string
}

/** Limits that a document states; lengths in characters unless `unit` says otherwise. */
export interface Limits {
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  /** Number of elements of a list; the other limits are then those of each element. */
  minItems?: number
  maxItems?: number
  /** Digits after the decimal point at most. */
  fractionDigits?: number
  /** Regular expression (ECMA-262) for the characters and form that the document describes. */
  pattern?: string
  /** `uuid`, `base64`, `ipv4`, `cron`, `date-time`, `uri`, … */
  format?: string
  /** What a number counts or a length is measured in: `GB`, `MB`, `bytes`. */
  unit?: string
}

export type DataType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'datetime'
  | 'uuid'
  | 'char'
  | 'dict'
  | 'object'
  | 'array'

export interface HeaderField {
  name: string
  type?: DataType
  cardinality?: Cardinality
  family?: true
  /** Whether the document says that it is always there; absent where it does not say. */
  presence?: 'required' | 'optional'
  clause: Clause
}

export interface ResponseElement {
  name: string
  /** Data type as printed (lower case); the name of the element itself for envelopes. */
  type: string
  /** Absent where the document prints none. */
  cardinality?: Cardinality
  /** Whether the document says that it is always there; absent where it does not say. */
  presence?: 'required' | 'optional'
  /** Where it stands in the body; see `Parameter.at`. */
  at?: string
  values?: string[]
  limits?: Limits
  /** See `Parameter.nullable`. */
  nullable?: true
  /** When it is in the body (`then: 'required'`), where that depends on something. */
  conditions?: Condition[]
  /** Name of the parent element; null at the root. */
  parent: string | null
  children: string[]
  clause: Clause
}

/**
 * The chapter that an operation is described in.
 * @throws {TypeError} when the catalog has no chapter of its section.
 */
export function chapterOf(catalog: ServiceCatalog, operation: Operation): CatalogChapter {
  const { section } = operation.clause
  const found = catalog.chapters.find(chapter => `${section}.`.startsWith(`${chapter.section}.`))
  if (found === undefined) throw new TypeError(`${catalog.service} has no chapter for §${section}`)
  return found
}

/** Every error that is documented for an operation: its chapter's and its own, each code once. */
export function errorCodesOf(catalog: ServiceCatalog, operation: Operation): StatusCode[] {
  const all = [...chapterOf(catalog, operation).errorCodes, ...operation.errorCodes]
  return [...new Map(all.map(error => [error.code, error])).values()]
}

/** The documented path without what the catalog's endpoint already stands for; see `CatalogChapter.pathPrefix`. */
export function pathBelowEndpoint(catalog: ServiceCatalog, operation: Operation): string {
  const { pathPrefix } = chapterOf(catalog, operation)
  return operation.path.startsWith(pathPrefix) ? operation.path.slice(pathPrefix.length) : operation.path
}
