import type { OpenAPIV3_1 } from 'openapi-types'
import type { DataType, HeaderField, Operation, Parameter } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'

/** OpenAPI 3.1 §4.8.12.2: these header parameters shall be ignored; the token is the security scheme. */
const saidElsewhere = ['accept', 'content-type', 'authorization', 'x-auth-token']

type Schema = OpenAPIV3_1.NonArraySchemaObject

/** A documented header that cannot stand among the parameters or headers of OpenAPI, with the same fields. */
export interface HeaderOutside {
  name: string
  required?: true
  schema: Schema
  'x-clause': string
}

/** Path, query and header parameters, but for header families and what OpenAPI says elsewhere. */
export function openApiParameters(operation: Operation): OpenAPIV3_1.ParameterObject[] {
  return operation.parameters
    .filter(parameter => !parameter.family && !isSaidElsewhere(parameter))
    .filter(({ in: place }) => place === 'path' || place === 'query' || place === 'header')
    .map(parameter => openApiParameter(parameter, operation))
}

function openApiParameter(parameter: Parameter, { discriminator }: Operation): OpenAPIV3_1.ParameterObject {
  const { in: place, name } = parameter
  // Without its flag it would be another operation.
  const flag = discriminator?.in === place && discriminator.name === name
  const required = place === 'path' || flag || isRequired(parameter)
  return {
    name,
    in: place,
    ...(required ? { required: true } : {}),
    ...(flag ? { allowEmptyValue: true } : {}),
    schema: schemaOf(parameter) as OpenAPIV3_1.SchemaObject & OpenAPIV3_1.ReferenceObject,
    ...{ 'x-clause': formatClause(parameter.clause) },
  }
}

/** What OpenAPI cannot name: a family of headers such as `X-Object-Meta-{name}`. */
export function headerFamilies(fields: readonly (Parameter | HeaderField)[]): HeaderOutside[] {
  return fields.filter(field => field.family).map(outside)
}

/** Headers that OpenAPI would ignore as parameters, since it says them as media types and security. */
export function headersSaidElsewhere(parameters: readonly Parameter[]): HeaderOutside[] {
  return parameters.filter(isSaidElsewhere).map(outside)
}

function outside(field: Parameter | HeaderField): HeaderOutside {
  const clause = formatClause(field.clause)
  const required = isRequired(field) && !field.family
  return { name: field.name, ...(required ? { required: true } : {}), schema: schemaOf(field), 'x-clause': clause }
}

/**
 * Response headers by name, with an example where a sample has one.
 * @param examples values by lower-case name
 */
export function openApiHeaders(
  fields: readonly HeaderField[],
  examples: ReadonlyMap<string, string>,
): Record<string, OpenAPIV3_1.HeaderObject> {
  const headers: Record<string, OpenAPIV3_1.HeaderObject> = {}
  for (const field of fields) {
    // OpenAPI 3.1 §4.8.17.1: a response header named Content-Type shall be ignored.
    if (field.family || field.name.toLowerCase() === 'content-type') continue
    const schema = schemaOf(field)
    const example = examples.get(field.name.toLowerCase())
    headers[field.name] = {
      ...(isRequired(field) ? { required: true } : {}),
      schema: schema as OpenAPIV3_1.SchemaObject & OpenAPIV3_1.ReferenceObject,
      ...(example === undefined ? {} : { example: schema.type === 'integer' ? Number(example) : example }),
      ...{ 'x-clause': formatClause(field.clause) },
    }
  }
  return headers
}

function isRequired({ cardinality }: Parameter | HeaderField): boolean {
  return (cardinality?.min ?? 0) > 0
}

function isSaidElsewhere(parameter: Parameter): boolean {
  return parameter.in === 'header' && saidElsewhere.includes(parameter.name.toLowerCase())
}

function schemaOf(field: Parameter | HeaderField): Schema {
  const schema = typeSchema(field.type)
  if ('values' in field && field.values !== undefined) schema.enum = field.values
  if ('default' in field && field.default !== undefined) schema.default = field.default
  return schema
}

/** Headers carry text: dates are HTTP-dates (RFC 9110 §5.6.7), a "Uuid" is a transaction id in every sample. */
function typeSchema(type: DataType | undefined): Schema {
  if (type === 'integer' || type === 'boolean') return { type }
  if (type === 'char') return { type: 'string', minLength: 1, maxLength: 1 }
  return { type: 'string' }
}
