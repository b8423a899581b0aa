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
  /** Type in the identity service's catalog, e.g. `object-store` (§2.7.1). */
  serviceType: string
  title: string
  /** What the catalog's endpoint already stands for and is removed from every path, e.g. `/v1/{account}`. */
  pathPrefix: string
  clause: Clause
  /** Error codes that the chapter lists for all of its operations (§2.7.4). */
  errorCodes: StatusCode[]
  operations: Operation[]
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'COPY'

export interface StatusCode {
  code: number
  /** Reason phrase as documented, e.g. `Bad Request`. */
  reason: string
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
  /** What tells it from operations with the same method and path, e.g. the query flag `bulk-delete`. */
  discriminator?: { in: 'query' | 'body' | 'form'; name: string; value?: string }
  clause: Clause
  /** Documented success statuses; each with the clause that names it. */
  normalCodes: StatusCode[]
  /** Error statuses documented for this operation beyond the chapter's list, or confirmed in its own text. */
  errorCodes: StatusCode[]
  parameters: Parameter[]
  responseHeaders: HeaderField[]
  /** Elements of the response body, in document order; empty where the document says "None". */
  responseElements: ResponseElement[]
  /** Ids of the samples of this operation. */
  samples: string[]
  /** Same API in another document, e.g. a Jio operation that is a K5 one. */
  sameAs?: string[]
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
  /** Values the document allows, e.g. `json`, `xml`, `plain`. */
  values?: string[]
  default?: string
  clause: Clause
}

export type DataType = 'string' | 'integer' | 'boolean' | 'datetime' | 'uuid' | 'char' | 'dict'

export interface HeaderField {
  name: string
  type?: DataType
  cardinality?: Cardinality
  family?: true
  clause: Clause
}

export interface ResponseElement {
  name: string
  /** Data type as printed (lower case); the name of the element itself for envelopes. */
  type: string
  cardinality: Cardinality
  /** Name of the parent element; null at the root. */
  parent: string | null
  children: string[]
  clause: Clause
}

/** One documented thing that a check can exercise; ids are what `list --uncovered` counts. */
export interface Fact {
  /** `<operation id>#<kind>.<name>`, lower case, e.g. `object-storage.objects.upload#request-header.etag`. */
  id: string
  operation: string
  kind: 'path' | 'query' | 'request-header' | 'body' | 'form' | 'response-header' | 'element' | 'status' | 'error'
  name: string
  clause: Clause
}

/** All facts of a service, in document order: parameters, response headers, elements, normal and error codes. */
export function factsOf(catalog: ServiceCatalog): Fact[] {
  return catalog.operations.flatMap(operation => {
    const fact = (kind: Fact['kind'], name: string, clause: Clause): Fact => ({
      id: `${operation.id}#${kind}.${name.toLowerCase()}`,
      operation: operation.id,
      kind,
      name,
      clause,
    })
    const errors = new Map([...catalog.errorCodes, ...operation.errorCodes].map(error => [error.code, error]))
    return [
      ...operation.parameters.map(p => fact(p.in === 'header' ? 'request-header' : p.in, p.name, p.clause)),
      ...operation.responseHeaders.map(header => fact('response-header', header.name, header.clause)),
      ...operation.responseElements.map(element =>
        fact('element', element.parent === null ? element.name : `${element.parent}.${element.name}`, element.clause),
      ),
      ...operation.normalCodes.map(status => fact('status', String(status.code), status.clause)),
      ...[...errors.values()].map(error => fact('error', String(error.code), error.clause)),
    ]
  })
}
