import type { OpenAPIV3_1 } from 'openapi-types'
import type { HttpMethod, Operation } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'
import { generatedBy } from './marks.ts'
import { headerFamilies, openApiParameters } from './openapi-parameters.ts'
import { errorComponents, openApiResponses, type ResponseSource } from './openapi-responses.ts'

/** An operation object with what this project adds to it; all of it is an `x-` field that tools let pass. */
export interface DocumentedOperation extends OpenAPIV3_1.OperationObject {
  'x-clause': string
  'x-operations': { id: string; title: string; clause: string; discriminator?: Operation['discriminator'] }[]
}

type PathItem = OpenAPIV3_1.PathItemObject<object> & { 'x-additionalOperations'?: Record<string, DocumentedOperation> }

/** Methods that an OpenAPI 3.1 path item has a field for; others go to `x-additionalOperations`, as in OpenAPI 3.2. */
const fixedFields: Partial<Record<HttpMethod, 'get' | 'head' | 'post' | 'put' | 'delete' | 'patch'>> = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  DELETE: 'delete',
  PATCH: 'patch',
}

/** The OpenAPI 3.1 document of a service; docs/openapi.md tells how it says what OpenAPI cannot. */
export function openApiDocument(source: ResponseSource): OpenAPIV3_1.Document {
  const { catalog } = source
  const paths: Record<string, PathItem> = {}
  for (const operation of catalog.operations) {
    const item: PathItem = paths[operation.path] ?? {}
    paths[operation.path] = item
    const made = documentedOperation(operation, source)
    const field = fixedFields[operation.method]
    if (field === undefined)
      item['x-additionalOperations'] = { ...item['x-additionalOperations'], [operation.method]: made }
    else {
      const neighbour = item[field] as DocumentedOperation | undefined
      Object.assign(item, { [field]: neighbour === undefined ? made : merge(neighbour, made) })
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: `${catalog.title} (${catalog.document})`, version: catalog.document, license: apache },
    servers: [{ url: 'https://{hostName}', variables: { hostName: { default: 'objectstorage.example.com' } } }],
    tags: [{ name: catalog.service }],
    security: [{ token: [] }],
    paths,
    components: {
      responses: errorComponents(source),
      securitySchemes: {
        token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
        temporaryUrl: { type: 'apiKey', in: 'query', name: 'signature' },
      },
    },
    ...{ 'x-generated': generatedBy, 'x-clause': formatClause(catalog.clause) },
  }
}

const apache = { name: 'Apache-2.0', identifier: 'Apache-2.0' }

function documentedOperation(operation: Operation, source: ResponseSource): DocumentedOperation {
  const clause = formatClause(operation.clause)
  const families = headerFamilies(operation.parameters)
  const signed = operation.parameters.some(parameter => parameter.in === 'query' && parameter.name === 'signature')
  return {
    operationId: operation.id,
    summary: operation.title,
    tags: [source.catalog.service],
    ...(signed ? { security: [{ token: [] }, { temporaryUrl: [] }] } : {}),
    parameters: openApiParameters(operation),
    ...requestBody(operation),
    responses: openApiResponses(operation, source) as OpenAPIV3_1.ResponsesObject,
    'x-clause': clause,
    ...(families.length === 0 ? {} : { 'x-header-families': families }),
    'x-operations': [
      {
        id: operation.id,
        title: operation.title,
        clause,
        ...(operation.discriminator === undefined ? {} : { discriminator: operation.discriminator }),
      },
    ],
  }
}

function requestBody(operation: Operation): { requestBody?: OpenAPIV3_1.RequestBodyObject } {
  if (operation.discriminator?.name === 'bulk-delete')
    return { requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } } }
  return operation.method === 'PUT' && operation.path.endsWith('/{object}')
    ? { requestBody: { content: { '*/*': {} } } }
    : {}
}

/** Two operations of one method and path as one: what either takes and what either answers; both stay listed. */
function merge(one: DocumentedOperation, other: DocumentedOperation): DocumentedOperation {
  const parameters = [...(one.parameters ?? [])] as OpenAPIV3_1.ParameterObject[]
  for (const parameter of (other.parameters ?? []) as OpenAPIV3_1.ParameterObject[])
    if (!parameters.some(({ name, in: place }) => name === parameter.name && place === parameter.in))
      parameters.push(parameter)
  return {
    ...one,
    parameters,
    ...(other.requestBody === undefined ? {} : { requestBody: one.requestBody ?? other.requestBody }),
    responses: Object.fromEntries(
      Object.entries({ ...other.responses, ...one.responses }).sort(([a], [b]) => Number(a) - Number(b)),
    ) as OpenAPIV3_1.ResponsesObject,
    'x-operations': [...one['x-operations'], ...other['x-operations']],
  }
}
