import type { OpenAPIV3_1 } from 'openapi-types'
import type { Operation, ServiceCatalog, StatusCode } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'
import { lackingHeader, responseBodies, type SampleText } from './body-samples.ts'
import type { ElementNode } from './element-tree.ts'
import { headerFamilies, openApiHeaders } from './openapi-parameters.ts'
import type { ResponseSchemas } from './schemas.ts'

type Responses = Record<string, OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject>
type Content = Record<string, OpenAPIV3_1.MediaTypeObject>

export interface ResponseSource {
  catalog: ServiceCatalog
  samples: readonly SampleText[]
  schemas: readonly ResponseSchemas[]
}

/** The documented responses of an operation: its normal codes in full, error codes by reference. */
export function openApiResponses(operation: Operation, source: ResponseSource): Responses {
  const responses: Responses = {}
  for (const status of operation.normalCodes) responses[status.code] = normalResponse(operation, status, source)
  for (const { code } of [...source.catalog.errorCodes, ...operation.errorCodes])
    responses[code] ??= { $ref: `#/components/responses/Error${code}` }
  return Object.fromEntries(Object.entries(responses).sort(([a], [b]) => Number(a) - Number(b)))
}

function normalResponse(operation: Operation, status: StatusCode, source: ResponseSource): OpenAPIV3_1.ResponseObject {
  const families = headerFamilies(operation.responseHeaders)
  const content = operation.method === 'HEAD' || status.code === 204 ? {} : contentOf(operation, status.code, source)
  return {
    description: status.reason,
    headers: openApiHeaders(operation.responseHeaders, lackingHeader(source.samples, operation.id, status.code)),
    ...(Object.keys(content).length === 0 ? {} : { content }),
    ...{ 'x-clause': formatClause(status.clause) },
    ...(families.length === 0 ? {} : { 'x-header-families': families }),
  }
}

function contentOf(operation: Operation, status: number, source: ResponseSource): Content {
  const schemas = source.schemas.find(one => one.operation.id === operation.id && one.status === status)
  const first = (form: 'json' | 'xml' | 'html') =>
    responseBodies(source.samples, operation.id, form).get(status)?.[0]?.text
  const content: Content = {}
  if (schemas?.json !== undefined)
    content['application/json'] = {
      schema: schemas.json as OpenAPIV3_1.SchemaObject,
      example: JSON.parse(first('json') ?? 'null') as unknown,
    }
  if (schemas?.xml !== undefined)
    for (const type of ['application/xml', 'text/xml'])
      content[type] = { schema: xmlSchema(schemas.xml), example: first('xml') }
  const formats = operation.parameters.find(parameter => parameter.name === 'format')?.values ?? []
  if (formats.includes('plain')) content['text/plain'] = { schema: { type: 'string' } }
  const html = first('html')
  if (html !== undefined) content['text/html'] = { schema: { type: 'string' }, example: html }
  // The content of an object is bytes of any type (OpenAPI 3.1 §4.8.14.3: no schema is needed for binary).
  if (operation.method === 'GET' && Object.keys(content).length === 0) content['*/*'] = {}
  return content
}

/** The schema of an XML body as OpenAPI says it: names by `xml`, repeated elements as unwrapped arrays. */
function xmlSchema(node: ElementNode): OpenAPIV3_1.SchemaObject {
  const xml = { name: node.name }
  if (node.children.length === 0) return { type: node.numeric ? 'integer' : 'string', xml }
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
  const components: Record<string, OpenAPIV3_1.ResponseObject> = {}
  const codes = [...catalog.errorCodes, ...catalog.operations.flatMap(operation => operation.errorCodes)]
  for (const { code, reason, clause } of codes) {
    const example = catalog.operations
      .flatMap(operation => responseBodies(samples, operation.id, 'html').get(code) ?? [])
      .at(0)?.text
    components[`Error${code}`] ??= {
      description: reason,
      content: { 'text/html': { schema: { type: 'string' }, ...(example === undefined ? {} : { example }) } },
      ...{ 'x-clause': formatClause(clause) },
    }
  }
  return components
}
