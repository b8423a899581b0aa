import type { OpenAPIV3_1 } from 'openapi-types'
import type { Operation } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'
import { examplesOf, sampleName } from './openapi-examples.ts'
import { type HeaderOutside, headerFamilies, headersSaidElsewhere, openApiParameters } from './openapi-parameters.ts'
import { openApiResponses, type ResponseSource, type Responses } from './openapi-responses.ts'

/** An operation object with what this project adds to it; all of it is an `x-` field that tools let pass. */
export interface DocumentedOperation extends OpenAPIV3_1.OperationObject {
  operationId: string
  summary: string
  tags: string[]
  security: OpenAPIV3_1.SecurityRequirementObject[]
  parameters: OpenAPIV3_1.ParameterObject[]
  requestBody?: OpenAPIV3_1.RequestBodyObject
  responses: Responses & OpenAPIV3_1.ResponsesObject
  'x-clause': string
  'x-operations': OperationEntry[]
  'x-header-families'?: HeaderOutside[]
  'x-headers-said-elsewhere'?: HeaderOutside[]
  'x-codeSamples'?: { lang: string; label: string; source: string }[]
}

/** One documented operation behind an operation object, and which of its parts are that operation's. */
export interface OperationEntry {
  id: string
  title: string
  clause: string
  discriminator?: Operation['discriminator']
  /** `query limit`, `header X-Newest`, … */
  parameters: string[]
  responses: string[]
  errata?: string[]
}

/** The middle of an operation's id, e.g. `containers`. */
export function tagOf(operation: Operation): string {
  return operation.id.split('.')[1] ?? operation.id
}

/** The operation object of one documented operation. */
export function documentedOperation(operation: Operation, source: ResponseSource): DocumentedOperation {
  const families = headerFamilies(operation.parameters)
  const elsewhere = headersSaidElsewhere(operation.parameters)
  const responses = openApiResponses(operation, source)
  const curl = source.samples.requests(operation.id, 'curl')
  return {
    operationId: operation.id,
    summary: operation.title,
    tags: [tagOf(operation)],
    security: securityOf(operation),
    parameters: openApiParameters(operation),
    ...requestBody(operation, source),
    responses: responses as DocumentedOperation['responses'],
    'x-clause': formatClause(operation.clause),
    'x-operations': [entryOf(operation, Object.keys(responses), source.errata.get(operation.id) ?? [])],
    ...(families.length === 0 ? {} : { 'x-header-families': families }),
    ...(elsewhere.length === 0 ? {} : { 'x-headers-said-elsewhere': elsewhere }),
    ...(curl.length === 0
      ? {}
      : { 'x-codeSamples': curl.map(one => ({ lang: 'Shell', label: sampleName(one), source: one.text })) }),
  }
}

function entryOf(operation: Operation, responses: string[], errata: readonly string[]): OperationEntry {
  return {
    id: operation.id,
    title: operation.title,
    clause: formatClause(operation.clause),
    ...(operation.discriminator === undefined ? {} : { discriminator: operation.discriminator }),
    parameters: operation.parameters.map(({ in: place, name }) => `${place} ${name}`),
    responses,
    ...(errata.length === 0 ? {} : { errata: [...errata] }),
  }
}

/** A token; a temporary URL where its two parameters are documented; nothing where the token is documented as optional. */
function securityOf({ parameters }: Operation): OpenAPIV3_1.SecurityRequirementObject[] {
  const has = (name: string) => parameters.some(parameter => parameter.in === 'query' && parameter.name === name)
  const token = parameters.find(({ name }) => name.toLowerCase() === 'x-auth-token')
  return [
    { token: [] },
    ...(has('signature') && has('expires') ? [{ temporaryUrlSignature: [], temporaryUrlExpires: [] }] : []),
    ...(token?.cardinality?.min === 0 ? [{}] : []),
  ]
}

function requestBody(
  operation: Operation,
  { samples }: ResponseSource,
): { requestBody?: OpenAPIV3_1.RequestBodyObject } {
  if (operation.discriminator?.name === 'bulk-delete') {
    const examples = examplesOf(samples.requests(operation.id, 'text'), text => text)
    return { requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' }, ...examples } } } }
  }
  // The content of an object is bytes of any type: OpenAPI 3.1 needs no schema for binary.
  return operation.method === 'PUT' && operation.path.endsWith('/{object}')
    ? { requestBody: { content: { '*/*': {} } } }
    : {}
}
