import type { OpenAPIV3_1 } from 'openapi-types'
import { errorCodesOf, type Operation, type ServiceCatalog, type StatusCode } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'
import type { SampleIndex } from './body-samples.ts'
import type { ElementNode } from './element-tree.ts'
import { examplesOf, headerExamples } from './openapi-examples.ts'
import { headerFamilies, openApiHeaders } from './openapi-parameters.ts'
import type { ResponseSchemas } from './schemas.ts'

export type Responses = Record<string, OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject>
type Content = Record<string, OpenAPIV3_1.MediaTypeObject>

export interface ResponseSource {
  catalog: ServiceCatalog
  samples: SampleIndex
  /** By operation and status, as `responseKey` writes it. */
  schemas: ReadonlyMap<string, ResponseSchemas>
  /** Ids of the errata that bear on an operation, by its id. */
  errata: ReadonlyMap<string, readonly string[]>
}

export function responseKey(operation: string, status: number): string {
  return `${operation} ${status}`
}

/** The documented responses of an operation: its normal codes in full, error codes by reference. */
export function openApiResponses(operation: Operation, source: ResponseSource): Responses {
  const responses: Responses = {}
  for (const status of [...operation.normalCodes, ...impliedCodes(operation)])
    responses[status.code] ??= normalResponse(operation, status, source)
  for (const { code } of errorCodesOf(source.catalog, operation))
    responses[code] ??= { $ref: `#/components/responses/Error${code}` }
  return responses
}

/** Statuses that no text names but that documented request headers bring with them by the RFC the manual refers to. */
function impliedCodes({ method, parameters }: Operation): StatusCode[] {
  if (method !== 'GET') return []
  const header = (name: string) => parameters.find(one => one.in === 'header' && one.name.toLowerCase() === name)
  const [range, since] = [header('range'), header('if-modified-since')]
  return [
    ...(range === undefined ? [] : [{ code: 206, reason: 'Partial Content', clause: range.clause }]),
    ...(since === undefined ? [] : [{ code: 304, reason: 'Not Modified', clause: since.clause }]),
  ]
}

function normalResponse(operation: Operation, status: StatusCode, source: ResponseSource): OpenAPIV3_1.ResponseObject {
  const families = headerFamilies(operation.responseHeaders)
  const bodiless = operation.method === 'HEAD' || status.code === 204 || status.code === 304
  const content = bodiless ? {} : contentOf(operation, status.code, source)
  const examples = headerExamples(source.samples.responses(operation.id, 'http').get(status.code) ?? [])
  // The table of response headers is that of the normal codes; of 304 no text tells which of them it has.
  const headers = status.code === 304 ? {} : openApiHeaders(operation.responseHeaders, examples)
  return {
    description: status.reason,
    headers,
    ...(Object.keys(content).length === 0 ? {} : { content }),
    ...{ 'x-clause': formatClause(status.clause) },
    ...(families.length === 0 ? {} : { 'x-header-families': families }),
  }
}

function contentOf(operation: Operation, status: number, { samples, schemas }: ResponseSource): Content {
  const known = schemas.get(responseKey(operation.id, status))
  const bodies = (form: 'json' | 'xml' | 'html') => samples.responses(operation.id, form).get(status) ?? []
  const content: Content = {}
  if (known?.json !== undefined)
    content['application/json'] = {
      schema: known.json as OpenAPIV3_1.SchemaObject,
      ...examplesOf(bodies('json'), text => JSON.parse(text) as unknown),
    }
  if (known?.xml !== undefined)
    for (const type of ['application/xml', 'text/xml'])
      content[type] = { schema: xmlSchema(known.xml), ...examplesOf(bodies('xml'), text => text) }
  const formats = operation.parameters.find(parameter => parameter.name === 'format')?.values ?? []
  if (formats.includes('plain')) content['text/plain'] = { schema: { type: 'string' } }
  const html = bodies('html')
  if (html.length > 0) content['text/html'] = { schema: { type: 'string' }, ...examplesOf(html, text => text) }
  // The content of an object is bytes of any type: OpenAPI 3.1 needs no schema for binary.
  if (operation.method === 'GET' && Object.keys(content).length === 0) content['*/*'] = {}
  return content
}

/** The schema of an XML body as OpenAPI says it: names by `xml`, repeated elements as unwrapped arrays. */
function xmlSchema(node: ElementNode): OpenAPIV3_1.SchemaObject {
  const xml = { name: node.name }
  if (node.children.length === 0) return { type: node.format === 'count' ? 'integer' : 'string', xml }
  const properties = Object.fromEntries(
    node.children.map(child => [
      child.name,
      child.max === null ? { type: 'array' as const, items: xmlSchema(child) } : xmlSchema(child),
    ]),
  )
  const required = node.children.filter(child => child.min > 0 && child.max !== null).map(child => child.name)
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), xml }
}

/** One component for each error code of the service, with the body of a sample where there is one. */
export function errorComponents({ catalog, samples }: ResponseSource): Record<string, OpenAPIV3_1.ResponseObject> {
  const examples = new Map<number, ReturnType<typeof examplesOf>>()
  for (const { id } of catalog.operations)
    for (const [code, bodies] of samples.responses(id, 'html'))
      if (!examples.has(code))
        examples.set(
          code,
          examplesOf(bodies, text => text),
        )
  const components: Record<string, OpenAPIV3_1.ResponseObject> = {}
  for (const { code, reason, clause } of [
    ...catalog.chapters.flatMap(chapter => chapter.errorCodes),
    ...catalog.operations.flatMap(operation => operation.errorCodes),
  ])
    components[`Error${code}`] ??= {
      description: reason,
      content: { 'text/html': { schema: { type: 'string' }, ...examples.get(code) } },
      ...{ 'x-clause': formatClause(clause) },
    }
  return components
}
