import type { OpenAPIV3_1 } from 'openapi-types'
import type { DocumentedBody } from '../bodies/bodies.ts'
import { isJson, isXml } from '../bodies/media.ts'
import { bodyName } from '../bodies/schema-files.ts'
import type { JsonSchema } from '../json/json-schema.ts'
import type { ElementNode } from '../xml/element-node.ts'
import { examplesOf } from './examples.ts'
import type { Content } from './service-source.ts'

type SchemaObject = OpenAPIV3_1.SchemaObject
type Media = OpenAPIV3_1.MediaTypeObject

/**
 * A body under each of its media types, with its schema by reference and its samples as examples.
 * @param mediaTypes those that the document names; only those of the body's form are taken, and custom's where it names none
 */
export function contentOf(body: DocumentedBody, mediaTypes: readonly string[]): Content {
  const schema = { $ref: `#/components/schemas/${bodyName(body)}` }
  if (body.form === 'form') return { 'application/x-www-form-urlencoded': { schema } }
  const isOfForm = body.form === 'json' ? isJson : isXml
  const read = body.form === 'json' ? (text: string) => JSON.parse(text) as unknown : (text: string) => text
  const media: Media = { schema, ...examplesOf(body.samples, read) }
  const stated = mediaTypes.filter(isOfForm)
  return Object.fromEntries((stated.length > 0 ? stated : [`application/${body.form}`]).map(type => [type, media]))
}

/** The schema of a body as a component: JSON Schema as it is, XML in the words of OpenAPI. */
export function componentSchema(body: DocumentedBody): SchemaObject {
  const part = typeof body.part === 'number' ? `response ${body.part}` : body.part
  const title = `${body.operation.title} (${body.operation.id}, ${part})`
  if (body.schema !== undefined) return { title, ...(body.schema as SchemaObject) }
  const roots = (body.roots ?? []).map(xmlSchema)
  return roots.length === 1 ? { title, ...roots[0] } : { title, anyOf: roots }
}

/** An element as OpenAPI says it: names by `xml`, attributes as properties, repeated elements as unwrapped arrays. */
function xmlSchema(node: ElementNode): SchemaObject {
  const xml = { name: node.name }
  if (node.children.length === 0 && node.attributes.length === 0) return { ...plain(node.text), xml }
  const properties = Object.fromEntries([
    ...node.attributes.map(({ name, text }) => [name, { ...plain(text), xml: { name, attribute: true } }]),
    ...node.children.map(child => [
      child.name,
      child.max === null ? { type: 'array', items: xmlSchema(child) } : xmlSchema(child),
    ]),
  ]) as Record<string, SchemaObject>
  const required = [
    ...node.attributes.filter(attribute => attribute.required).map(({ name }) => name),
    ...node.children.filter(child => child.min > 0 && child.max !== null).map(child => child.name),
  ]
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), xml }
}

function plain(text: JsonSchema): SchemaObject {
  return text as SchemaObject
}
