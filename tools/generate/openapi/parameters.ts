import type { OpenAPIV3_1 } from 'openapi-types'
import type { CatalogChapter, DataType, HeaderField, Operation, Parameter } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'
import { conditionText } from '../json/conditions.ts'
import { factOf } from '../json/documented-node.ts'
import type { JsonType } from '../json/json-schema.ts'
import { asType, scalarSchema } from '../json/scalar.ts'
import { variablesOf } from './path-templates.ts'

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

/**
 * Path, query and header parameters, but for header families and what OpenAPI says elsewhere. Variables of the path that
 * no table describes are parameters all the same; what a table calls part of the path and is not, is none.
 * @param template the path under which the operation stands; its variables may have other names
 */
export function openApiParameters(operation: Operation, template = operation.path): OpenAPIV3_1.ParameterObject[] {
  const own = variablesOf(operation.path)
  const documented = operation.parameters
  const variables = variablesOf(template).map((name, index) => {
    const parameter = documented.find(one => one.in === 'path' && one.name === own[index])
    return parameter === undefined ? pathVariable(name, operation) : { ...openApiParameter(parameter, operation), name }
  })
  const others = documented
    .filter(parameter => !parameter.family && !isSaidElsewhere(parameter))
    .filter(({ in: place }) => place === 'query' || place === 'header')
    .map(parameter => openApiParameter(parameter, operation))
  const seen = new Set<string>()
  const isFirst = ({ in: place, name }: { in: string; name: string }) => {
    const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`
    return !seen.has(key) && seen.add(key) !== undefined
  }
  return [...variables, ...others.filter(isFirst)]
}

function pathVariable(name: string, { clause }: Operation): OpenAPIV3_1.ParameterObject {
  return { name, in: 'path', required: true, schema: { type: 'string' }, ...{ 'x-clause': formatClause(clause) } }
}

function openApiParameter(parameter: Parameter, { discriminator }: Operation): OpenAPIV3_1.ParameterObject {
  const { in: place, name } = parameter
  // Without its flag it would be another operation.
  const flag = discriminator?.in === place && discriminator.name === name
  const required = place === 'path' || flag || isRequired(parameter)
  const conditions = (parameter.conditions ?? []).map(conditionText)
  return {
    name,
    in: place,
    ...(required ? { required: true } : {}),
    ...(flag && discriminator.value === undefined ? { allowEmptyValue: true } : {}),
    schema: schemaOf(parameter) as OpenAPIV3_1.SchemaObject & OpenAPIV3_1.ReferenceObject,
    ...(conditions.length === 0 ? {} : { 'x-conditions': conditions }),
    ...{ 'x-clause': formatClause(parameter.clause) },
  }
}

/** What OpenAPI cannot name: a family of headers such as `X-Object-Meta-{name}`. */
export function headerFamilies(fields: readonly (Parameter | HeaderField)[]): HeaderOutside[] {
  return fields.filter(field => field.family).map(outside)
}

/** Headers that OpenAPI would ignore as parameters, since it says them as media types and security: the operation's and its chapter's. */
export function headersSaidElsewhere(parameters: readonly Parameter[], chapter: CatalogChapter): HeaderOutside[] {
  const own = parameters.filter(isSaidElsewhere).map(outside)
  const named = new Set(own.map(({ name }) => name.toLowerCase()))
  const inherited = (chapter.requestHeaders ?? [])
    .filter(({ name }) => !named.has(name.toLowerCase()))
    .map(({ name, value, clause }): HeaderOutside => {
      const schema: Schema = value === undefined ? { type: 'string' } : { type: 'string', enum: value.split(/\s*,\s*/) }
      return { name, schema, 'x-clause': formatClause(clause) }
    })
  return [...own, ...inherited]
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

function isRequired({ cardinality, presence }: Parameter | HeaderField): boolean {
  return presence === 'required' || (presence === undefined && (cardinality?.min ?? 0) > 0)
}

function isSaidElsewhere(parameter: Parameter): boolean {
  return parameter.in === 'header' && saidElsewhere.includes(parameter.name.toLowerCase())
}

function schemaOf(field: Parameter | HeaderField): Schema {
  if ('in' in field && field.in !== 'header') return urlSchema(field)
  const schema = headerSchema(field.type)
  const typed = (text: string) => asType(text, schema.type as JsonType)
  if ('values' in field && field.values !== undefined) schema.enum = field.values.flatMap(typed)
  if ('default' in field && field.default !== undefined) [schema.default] = typed(field.default)
  return schema
}

/** What stands in a URL: text, numbers and truth values with what tables say of them. */
function urlSchema(parameter: Parameter): Schema {
  const types: Partial<Record<DataType, JsonType>> = { integer: 'integer', number: 'number', boolean: 'boolean' }
  const type = (parameter.type && types[parameter.type]) ?? 'string'
  return scalarSchema(new Set([type]), [], factOf(parameter)) as Schema
}

/** Headers carry text: dates are HTTP-dates (RFC 9110 §5.6.7), a "Uuid" is a transaction id in every sample. */
function headerSchema(type: DataType | undefined): Schema {
  if (type === 'integer' || type === 'boolean') return { type }
  if (type === 'char') return { type: 'string', minLength: 1, maxLength: 1 }
  return { type: 'string' }
}
