import type { OpenAPIV3_1 } from 'openapi-types'
import { chapterOf, type HttpMethod, type ServiceCatalog } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'
import { bodyName } from '../bodies/schema-files.ts'
import { generatedBy } from '../marks.ts'
import { componentSchema } from './content.ts'
import { errorComponents } from './errors.ts'
import { mergeOperations } from './merge.ts'
import { type DocumentedOperation, documentedOperation, tagOf } from './operation.ts'
import { byTemplate } from './path-templates.ts'
import type { ServiceSource } from './service-source.ts'

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
export function openApiDocument(source: ServiceSource): OpenAPIV3_1.Document {
  const { catalog } = source
  const paths = pathsOf(source)
  const schemes = securitySchemes(paths)
  return {
    openapi: '3.1.0',
    info: { title: `${catalog.title} (${catalog.document})`, version: catalog.document, license: apache },
    servers: [
      { url: 'https://{hostName}', variables: { hostName: { default: `${catalog.serviceType}.example.com` } } },
    ],
    tags: tagsOf(catalog),
    security: [{ token: [] }],
    paths,
    components: {
      schemas: schemaComponents(source),
      responses: usedErrors(source, paths),
      securitySchemes: schemes,
    },
    ...{
      'x-generated': generatedBy,
      'x-clause': formatClause(catalog.clause),
      'x-service-type': catalog.serviceType,
      'x-chapters': catalog.chapters.map(({ section, title, pathPrefix }) => ({ section, title, pathPrefix })),
    },
  }
}

/** Tags in document order, each with the sections that describe its operations. */
function tagsOf(catalog: ServiceCatalog): OpenAPIV3_1.TagObject[] {
  const chapters = new Map<string, Set<string>>()
  for (const operation of catalog.operations) {
    const tag = tagOf(operation)
    const own = chapters.get(tag) ?? new Set()
    chapters.set(tag, own.add(chapterOf(catalog, operation).section))
  }
  return [...chapters].map(([name, sections]) => ({
    name,
    description: `${catalog.document} ${[...sections].map(section => `§${section}`).join(', ')}`,
  }))
}

function pathsOf(source: ServiceSource): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {}
  for (const [path, operations] of byTemplate(source.catalog.operations)) {
    const item: PathItem = {}
    for (const [method, group] of byMethod(
      operations.map(one => [one.method, documentedOperation(one, source, path)]),
    )) {
      const merged = mergeOperations(group)
      const field = fixedFields[method]
      if (field !== undefined) Object.assign(item, { [field]: merged })
      else item['x-additionalOperations'] = { ...item['x-additionalOperations'], [method]: merged }
    }
    paths[path] = item
  }
  return paths
}

function byMethod(made: readonly [HttpMethod, DocumentedOperation][]): Map<HttpMethod, DocumentedOperation[]> {
  const groups = new Map<HttpMethod, DocumentedOperation[]>()
  for (const [method, operation] of made) {
    const group = groups.get(method)
    if (group === undefined) groups.set(method, [operation])
    else group.push(operation)
  }
  return groups
}

function schemaComponents({ bodies, faults }: ServiceSource): Record<string, OpenAPIV3_1.SchemaObject> {
  const own = [...bodies.values()].flat().map(body => [bodyName(body), componentSchema(body)] as const)
  const shared = [...faults.values()].map(({ name, code, schema }) => {
    return [name, { title: `Fault with ${code}`, ...(schema as OpenAPIV3_1.SchemaObject) }] as const
  })
  return Object.fromEntries([...own, ...shared])
}

/** Errors that have a body of their own in every operation need no component. */
function usedErrors(
  source: ServiceSource,
  paths: Record<string, PathItem>,
): Record<string, OpenAPIV3_1.ResponseObject> {
  const used = new Set(JSON.stringify(paths).match(/#\/components\/responses\/[A-Za-z0-9._-]+/g))
  const all = Object.entries(errorComponents(source))
  return Object.fromEntries(all.filter(([name]) => used.has(`#/components/responses/${name}`)))
}

function securitySchemes(paths: object): Record<string, OpenAPIV3_1.SecuritySchemeObject> {
  const temporaryUrl = JSON.stringify(paths).includes('"temporaryUrlSignature"')
  return {
    token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
    ...(temporaryUrl
      ? {
          temporaryUrlSignature: { type: 'apiKey', in: 'query', name: 'signature' },
          temporaryUrlExpires: { type: 'apiKey', in: 'query', name: 'expires' },
        }
      : {}),
  }
}
