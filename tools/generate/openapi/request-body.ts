import type { OpenAPIV3_1 } from 'openapi-types'
import type { Operation } from '../../model/catalog.ts'
import { isJson, isXml, mediaTypesOf } from '../bodies/media.ts'
import { contentOf } from './content.ts'
import { examplesOf } from './examples.ts'
import type { Content, ServiceSource } from './service-source.ts'

/** The body that an operation takes; undefined where the document says that there is none, or nothing of one. */
export function requestBodyOf(operation: Operation, source: ServiceSource): OpenAPIV3_1.RequestBodyObject | undefined {
  const mediaTypes = mediaTypesOf(source.catalog, operation, 'request') ?? []
  const bodies = (source.bodies.get(operation.id) ?? []).filter(({ part }) => part === 'request')
  const content: Content = Object.assign({}, ...bodies.map(body => contentOf(body, mediaTypes)))
  const texts = source.samples.requests(operation, 'text')
  if (texts.length > 0) content['text/plain'] = { schema: { type: 'string' }, ...examplesOf(texts, text => text) }
  // What an operation itself says to take without saying more; what its chapter says is for those that take anything.
  for (const type of operation.consumes ?? []) content[type] ??= isJson(type) || isXml(type) ? {} : unstructured(type)
  // The content of an object is bytes of any type: OpenAPI 3.1 needs no schema for binary.
  if (operation.method === 'PUT' && operation.path.endsWith('/{object}')) content['*/*'] = {}
  if (Object.keys(content).length === 0) return undefined
  const isDemanded =
    operation.discriminator !== undefined ||
    bodies.some(({ schema, roots }) => (schema?.required ?? []).length > 0 || roots !== undefined)
  return { ...(isDemanded ? { required: true } : {}), content }
}

function unstructured(type: string): OpenAPIV3_1.MediaTypeObject {
  return /^text\//.test(type) ? { schema: { type: 'string' } } : {}
}
