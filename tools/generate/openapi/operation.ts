import type { OpenAPIV3_1 } from 'openapi-types'
import { chapterOf, type DetailedError, type Operation, type RolePermission } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'
import { schemaFileName } from '../bodies/schema-files.ts'
import { sampleName } from './examples.ts'
import { type HeaderOutside, headerFamilies, headersSaidElsewhere, openApiParameters } from './parameters.ts'
import { requestBodyOf } from './request-body.ts'
import { openApiResponses } from './responses.ts'
import type { Responses, ServiceSource } from './service-source.ts'

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
  /** Where its variables have other names than those of the path it stands under. */
  path?: string
  discriminator?: Operation['discriminator']
  variantOf?: string
  /** `query limit`, `header X-Newest`, … */
  parameters: string[]
  responses: string[]
  /** Files of the schemas of its bodies, relative to the document. */
  schemas?: string[]
  /** Ids of its samples. */
  samples?: string[]
  errors?: Omit<DetailedError, 'clause'>[]
  roles?: Pick<RolePermission, 'role' | 'allowed'>[]
  sameAs?: Counterpart[]
  errata?: string[]
}

/** The same API in another document: its OpenAPI document and the schemas of its bodies, relative to this document. */
export interface Counterpart {
  document: string
  operation: string
  openapi: string
  schemas: string[]
}

/** The middle of an operation's id, e.g. `containers`. */
export function tagOf(operation: Operation): string {
  return operation.id.split('.')[1] ?? operation.id
}

/**
 * The operation object of one documented operation.
 * @param template the path that it stands under
 */
export function documentedOperation(
  operation: Operation,
  source: ServiceSource,
  template: string,
): DocumentedOperation {
  const families = headerFamilies(operation.parameters)
  const elsewhere = headersSaidElsewhere(operation.parameters, chapterOf(source.catalog, operation))
  const responses = openApiResponses(operation, source)
  const requestBody = requestBodyOf(operation, source)
  const curl = source.samples.requests(operation, 'curl')
  return {
    operationId: operation.id,
    summary: operation.title,
    tags: [tagOf(operation)],
    security: securityOf(operation),
    parameters: openApiParameters(operation, template),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: responses as DocumentedOperation['responses'],
    'x-clause': formatClause(operation.clause),
    'x-operations': [entryOf(operation, template, Object.keys(responses), source)],
    ...(families.length === 0 ? {} : { 'x-header-families': families }),
    ...(elsewhere.length === 0 ? {} : { 'x-headers-said-elsewhere': elsewhere }),
    ...(curl.length === 0
      ? {}
      : { 'x-codeSamples': curl.map(one => ({ lang: 'Shell', label: sampleName(one), source: one.text })) }),
  }
}

function entryOf(operation: Operation, template: string, responses: string[], source: ServiceSource): OperationEntry {
  const errata = source.errata.get(operation.id) ?? []
  const { id, title, path, discriminator, variantOf, samples, errors = [], roles = [], sameAs = [] } = operation
  const schemas = (source.bodies.get(id) ?? []).map(
    body => `../schemas/${source.catalog.service}/${schemaFileName(body)}`,
  )
  return {
    id,
    title,
    clause: formatClause(operation.clause),
    ...(path === template ? {} : { path }),
    ...(discriminator === undefined ? {} : { discriminator }),
    ...(variantOf === undefined ? {} : { variantOf }),
    parameters: operation.parameters.map(({ in: place, name }) => `${place} ${name}`),
    responses,
    ...(schemas.length === 0 || source.isGeneric ? {} : { schemas }),
    ...(samples.length === 0 ? {} : { samples }),
    ...(errors.length === 0 ? {} : { errors: errors.map(({ clause: _clause, ...error }) => error) }),
    ...(roles.length === 0 ? {} : { roles: roles.map(({ role, allowed }) => ({ role, allowed })) }),
    ...(sameAs.length === 0 ? {} : { sameAs: sameAs.map(one => counterpart(one, source.schemasElsewhere)) }),
    ...(errata.length === 0 ? {} : { errata: [...errata] }),
  }
}

/** @param sameAs document and id, as `Operation.sameAs` */
function counterpart(sameAs: string, schemas: ServiceSource['schemasElsewhere']): Counterpart {
  const [document = '', operation = ''] = sameAs.split(' ')
  const openapi = `../${operation.split('.')[0]}.json`
  return { document, operation, openapi, schemas: (schemas.get(operation) ?? []).map(file => `../../${file}`) }
}

/** A token; a temporary URL where its two parameters are documented; nothing where the token is documented as optional. */
function securityOf({ parameters }: Operation): OpenAPIV3_1.SecurityRequirementObject[] {
  const has = (name: string) => parameters.some(parameter => parameter.in === 'query' && parameter.name === name)
  const token = parameters.find(({ name }) => name.toLowerCase() === 'x-auth-token')
  const isOptional = token?.presence === 'optional' || token?.cardinality?.min === 0
  return [
    { token: [] },
    ...(has('signature') && has('expires') ? [{ temporaryUrlSignature: [], temporaryUrlExpires: [] }] : []),
    ...(isOptional ? [{}] : []),
  ]
}
