import type { OpenAPIV3_1 } from 'openapi-types'
import type { DataType, HeaderField, Operation, Parameter } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'

/** OpenAPI 3.1 §4.8.12.2: these header parameters shall be ignored; the token is the security scheme. */
const saidElsewhere = ['accept', 'content-type', 'authorization', 'x-auth-token']

/** What OpenAPI cannot name: a family of headers such as `X-Object-Meta-{name}`. */
export interface HeaderFamily {
  name: string
  schema: OpenAPIV3_1.NonArraySchemaObject
  'x-clause': string
}

/** Path, query and header parameters; header families are apart (`headerFamilies`). */
export function openApiParameters(operation: Operation): OpenAPIV3_1.ParameterObject[] {
  return operation.parameters
    .filter(parameter => !parameter.family && !isSaidElsewhere(parameter))
    .filter(({ in: place }) => place === 'path' || place === 'query' || place === 'header')
    .map(parameter => openApiParameter(parameter, operation))
}

/** Every `{variable}` of the path is declared, also one that the document's table forgot. */
function openApiParameter(parameter: Parameter, operation: Operation): OpenAPIV3_1.ParameterObject {
  const flag = operation.discriminator?.in === 'query' && operation.discriminator.name === parameter.name
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.in === 'path' ? { required: true } : {}),
    // A flag of one operation is optional where it shares its path with another that has none.
    ...(parameter.in !== 'path' && !flag && (parameter.cardinality?.min ?? 0) > 0 ? { required: true } : {}),
    ...(flag ? { allowEmptyValue: true } : {}),
    schema: parameterSchema(parameter) as OpenAPIV3_1.SchemaObject & OpenAPIV3_1.ReferenceObject,
    ...{ 'x-clause': formatClause(parameter.clause) },
  }
}

function parameterSchema({ type, values, default: fallback }: Parameter): OpenAPIV3_1.NonArraySchemaObject {
  const schema = schemaOf(type)
  if (values !== undefined) schema.enum = values
  if (fallback !== undefined) schema.default = fallback
  return schema
}

export function headerFamilies(fields: readonly (Parameter | HeaderField)[]): HeaderFamily[] {
  return fields
    .filter(field => field.family)
    .map(field => ({ name: field.name, schema: schemaOf(field.type), 'x-clause': formatClause(field.clause) }))
}

/** Response headers by name; required where the table says 1..1 and no sample lacks it. */
export function openApiHeaders(
  fields: readonly HeaderField[],
  lacking: (header: string) => boolean,
): Record<string, OpenAPIV3_1.HeaderObject> {
  return Object.fromEntries(
    fields
      // OpenAPI 3.1 §4.8.17.1: a response header named Content-Type shall be ignored.
      .filter(field => !field.family && field.name.toLowerCase() !== 'content-type')
      .map(field => [
        field.name,
        {
          ...((field.cardinality?.min ?? 0) > 0 && !lacking(field.name) ? { required: true } : {}),
          schema: schemaOf(field.type),
          ...{ 'x-clause': formatClause(field.clause) },
        } as OpenAPIV3_1.HeaderObject,
      ]),
  )
}

/** Headers carry text: dates are HTTP-dates (RFC 9110 §5.6.7), a "Uuid" is a transaction id in every sample. */
function schemaOf(type: DataType | undefined): OpenAPIV3_1.NonArraySchemaObject {
  if (type === 'integer' || type === 'boolean') return { type }
  if (type === 'char') return { type: 'string', minLength: 1, maxLength: 1 }
  return { type: 'string' }
}

function isSaidElsewhere(parameter: Parameter): boolean {
  return parameter.in === 'header' && saidElsewhere.includes(parameter.name.toLowerCase())
}
