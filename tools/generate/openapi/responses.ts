import type { OpenAPIV3_1 } from 'openapi-types'
import { errorCodesOf, type Operation, type StatusCode } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'
import { hasBody } from '../bodies/body-samples.ts'
import { mediaTypesOf } from '../bodies/media.ts'
import { contentOf } from './content.ts'
import { errorExamples, errorReference } from './errors.ts'
import { examplesOf, headerExamples } from './examples.ts'
import { headerFamilies, openApiHeaders } from './parameters.ts'
import type { Content, Responses, ServiceSource } from './service-source.ts'

/** The documented responses of an operation: its normal codes in full, errors by reference unless they have a body of their own. */
export function openApiResponses(operation: Operation, source: ServiceSource): Responses {
  const responses: Responses = {}
  for (const status of [...operation.normalCodes, ...impliedCodes(operation)])
    responses[status.code] ??= normalResponse(operation, status, source)
  for (const error of errorCodesOf(source.catalog, operation)) {
    const isOwn = ownBody(operation, error.code, source) !== undefined
    responses[error.code] ??= isOwn ? ownError(operation, error, source) : errorReference(error, source)
    // `500, other codes possible`: of its kind.
    const kind = `${Math.floor(error.code / 100)}XX`
    if (error.othersPossible)
      responses[kind] ??= isOwn ? ownError(operation, error, source) : errorReference(error, source)
  }
  // A document that names no status says nothing of any: OpenAPI wants one response at least.
  if (operation.normalCodes.length === 0) responses.default ??= unknownResponse(operation, source)
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

function normalResponse(operation: Operation, status: StatusCode, source: ServiceSource): OpenAPIV3_1.ResponseObject {
  const families = headerFamilies(operation.responseHeaders)
  const content =
    operation.method === 'HEAD' || !hasBody(status.code) ? {} : normalContent(operation, status.code, source)
  const examples = headerExamples(source.samples.responses(operation, 'http').get(status.code) ?? [])
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

function normalContent(operation: Operation, status: number, source: ServiceSource): Content {
  const mediaTypes = mediaTypesOf(source.catalog, operation, 'response')
  const bodies = (source.bodies.get(operation.id) ?? []).filter(({ part }) => part === status)
  const content: Content = Object.assign({}, ...bodies.map(body => contentOf(body, mediaTypes ?? [])))
  const formats = operation.parameters.find(parameter => parameter.name === 'format')?.values ?? []
  if (formats.includes('plain')) content['text/plain'] = { schema: { type: 'string' } }
  const html = source.samples.responses(operation, 'html').get(status) ?? []
  if (html.length > 0) content['text/html'] = { schema: { type: 'string' }, ...examplesOf(html, text => text) }
  for (const type of operation.produces ?? []) content[type] ??= {}
  // Without a word on its type it may be of any, as the content of an object is: OpenAPI 3.1 needs no schema for binary.
  if (operation.method === 'GET' && Object.keys(content).length === 0 && operation.produces === undefined)
    for (const type of mediaTypes ?? ['*/*']) content[type] = {}
  return content
}

function unknownResponse(operation: Operation, { catalog }: ServiceSource): OpenAPIV3_1.ResponseObject {
  const mediaTypes = operation.method === 'HEAD' ? [] : (mediaTypesOf(catalog, operation, 'response') ?? [])
  const content = Object.fromEntries(mediaTypes.map(type => [type, {}]))
  return { description: 'The document names no status.', ...(mediaTypes.length === 0 ? {} : { content }) }
}

function ownBody(operation: Operation, code: number, { bodies }: ServiceSource) {
  const own = bodies.get(operation.id) ?? []
  const ofCode = own.filter(({ part }) => part === code)
  const any = own.filter(({ part }) => part === 'error')
  return ofCode.length > 0 ? ofCode : any.length > 0 ? any : undefined
}

/** An error whose body the operation describes itself, with the messages that it lists. */
function ownError(operation: Operation, error: StatusCode, source: ServiceSource): OpenAPIV3_1.ResponseObject {
  const mediaTypes = mediaTypesOf(source.catalog, operation, 'response') ?? []
  const listed = errorExamples(operation, error.code)
  const content: Content = {}
  for (const body of ownBody(operation, error.code, source) ?? [])
    for (const [type, media] of Object.entries(contentOf(body, mediaTypes))) {
      const examples = { ...media.examples, ...(body.form === 'json' ? listed : {}) }
      content[type] = { ...media, ...(Object.keys(examples).length === 0 ? {} : { examples }) }
    }
  return { description: error.note ?? error.reason, content, ...{ 'x-clause': formatClause(error.clause) } }
}
