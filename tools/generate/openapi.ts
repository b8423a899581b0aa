import type { OpenAPIV3_1 } from 'openapi-types'
import type { HttpMethod } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'
import { generatedBy } from './marks.ts'
import { mergeOperations } from './openapi-merge.ts'
import { type DocumentedOperation, documentedOperation, tagOf } from './openapi-operation.ts'
import { errorComponents, type ResponseSource } from './openapi-responses.ts'

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

const apache = { name: 'Apache-2.0', identifier: 'Apache-2.0' }

/** The OpenAPI 3.1 document of a service; docs/openapi.md tells how it says what OpenAPI cannot. */
export function openApiDocument(source: ResponseSource): OpenAPIV3_1.Document {
  const { catalog } = source
  const tags = [...new Set(catalog.operations.map(tagOf))]
  return {
    openapi: '3.1.0',
    info: { title: `${catalog.title} (${catalog.document})`, version: catalog.document, license: apache },
    servers: [{ url: 'https://{hostName}', variables: { hostName: { default: 'objectstorage.example.com' } } }],
    tags: tags.map(name => ({ name })),
    security: [{ token: [] }],
    paths: pathsOf(source),
    components: {
      responses: errorComponents(source),
      securitySchemes: {
        token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
        temporaryUrlSignature: { type: 'apiKey', in: 'query', name: 'signature' },
        temporaryUrlExpires: { type: 'apiKey', in: 'query', name: 'expires' },
      },
    },
    ...{
      'x-generated': generatedBy,
      'x-clause': formatClause(catalog.clause),
      'x-service-type': catalog.serviceType,
      'x-path-prefix': catalog.chapters[0]?.pathPrefix,
    },
  }
}

function pathsOf(source: ResponseSource): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {}
  for (const operation of source.catalog.operations) {
    paths[operation.path] ??= {}
    const item = paths[operation.path] as PathItem
    const made = documentedOperation(operation, source)
    const field = fixedFields[operation.method]
    if (field === undefined) {
      item['x-additionalOperations'] ??= {}
      item['x-additionalOperations'][operation.method] = made
    } else {
      const neighbour = item[field] as DocumentedOperation | undefined
      Object.assign(item, { [field]: neighbour === undefined ? made : mergeOperations(neighbour, made) })
    }
  }
  return paths
}
