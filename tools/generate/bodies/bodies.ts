import {
  errorCodesOf,
  type Operation,
  type Parameter,
  type ResponseElement,
  type ServiceCatalog,
} from '../../model/catalog.ts'
import { documentedTree } from '../json/documented-node.ts'
import type { JsonSchema } from '../json/json-schema.ts'
import type { ElementNode } from '../xml/element-node.ts'
import { elementTree } from '../xml/element-tree.ts'
import { placedTrees } from '../xml/placed-tree.ts'
import { readXml } from '../xml/read-xml.ts'
import { hasBody, type SampleIndex, type SampleText } from './body-samples.ts'
import { discriminated } from './discriminated.ts'
import { jsonBodySchema } from './json-body.ts'
import { mediaTypesOf, placedForm } from './media.ts'

/** The forms of bodies that schemas are made for. */
export type BodyForm = 'json' | 'xml' | 'form'

export type BodyPart = 'request' | 'error' | number

/** A documented body: what the schema files and the OpenAPI document are both written from. */
export interface DocumentedBody {
  operation: Operation
  /** A request, the response with a status, or that with any error that no sample shows. */
  part: BodyPart
  form: BodyForm
  /** Of a body in JSON or of a form. */
  schema?: JsonSchema
  /** Of a body in XML: what its root may be. */
  roots?: ElementNode[]
  samples: SampleText[]
}

/**
 * Every body of an operation that a sample or a table gives a structure: requests first, then by status.
 * @param neighbours operations of the same method and path: their samples tell what is no plain text, though a table says so
 */
export function bodiesOf(
  catalog: ServiceCatalog,
  operation: Operation,
  samples: SampleIndex,
  neighbours: readonly Operation[] = [],
): DocumentedBody[] {
  const related: Related = role =>
    neighbours.flatMap(one => (one === operation ? [] : samples.sound(one, role, 'json')))
  return [
    ...requestBodies(catalog, operation, samples, related),
    ...responseBodies(catalog, operation, samples, related),
  ]
}

/** JSON samples of other operations with the same method and path. */
type Related = (role: 'request' | 'response') => SampleText[]

function requestBodies(
  catalog: ServiceCatalog,
  operation: Operation,
  samples: SampleIndex,
  related: Related,
): DocumentedBody[] {
  const fields = operation.parameters.filter(parameter => parameter.in === 'body')
  const formFields = operation.parameters.filter(parameter => parameter.in === 'form')
  const placed = placedForm(mediaTypesOf(catalog, operation, 'request'))
  const found: DocumentedBody[] = []
  for (const form of ['json', 'xml'] as const) {
    const own = samples.requests(operation, form)
    const isStated = form === placed && (fields.some(isPlaced) || operation.discriminator?.in === 'body')
    const body = isStated || own.length > 0 ? bodyOf(operation, form, fields, own, related('request')) : undefined
    if (body !== undefined)
      found.push({
        ...body,
        ...(body.schema === undefined ? {} : { schema: discriminated(body.schema, operation, own.map(parsed)) }),
        part: 'request',
      })
  }
  if (formFields.length > 0) {
    // An argument is text unless a table says otherwise.
    const tree = documentedTree(formFields.map(field => ({ type: 'string', ...field, at: `/${field.name}` })))
    const schema = discriminated(jsonBodySchema(operation, [], tree), operation, [])
    found.push({ operation, part: 'request', form: 'form', schema, samples: [] })
  }
  return found
}

function responseBodies(
  catalog: ServiceCatalog,
  operation: Operation,
  samples: SampleIndex,
  related: Related,
): DocumentedBody[] {
  if (operation.method === 'HEAD') return []
  const placed = placedForm(mediaTypesOf(catalog, operation, 'response'))
  return (['json', 'xml'] as const).flatMap(form => {
    const shown = shownBodies(operation, form, samples)
    const stated = form === placed ? statedParts(catalog, operation) : []
    return [...new Set([...shown.keys(), ...stated])].sort(byStatus).flatMap(part => {
      const isError = part === 'error' || (part as number) >= 400
      const fields = isError ? (operation.errorElements ?? []) : operation.responseElements
      const own = shown.get(part) ?? []
      const proofs = part === 'error' && own.length === 0 ? errorsShown(catalog, operation, form, samples) : own
      const body = bodyOf(operation, form, fields, proofs, isError ? [] : related('response'))
      return body === undefined ? [] : [{ ...body, part, samples: own }]
    })
  })
}

/** The responses whose body a table describes. */
function statedParts(catalog: ServiceCatalog, operation: Operation): BodyPart[] {
  const normal = operation.normalCodes.map(({ code }) => code).filter(hasBody)
  const hasErrors = errorCodesOf(catalog, operation).length > 0 && (operation.errorElements ?? []).some(isPlaced)
  return [...(operation.responseElements.some(isPlaced) ? normal : []), ...(hasErrors ? (['error'] as const) : [])]
}

/** The errors that a chapter shows once for all of its operations: the samples of any one with the very same elements. */
function errorsShown(
  { operations }: ServiceCatalog,
  { errorElements = [] }: Operation,
  form: 'json' | 'xml',
  samples: SampleIndex,
): SampleText[] {
  if (errorElements.length === 0) return []
  const same = JSON.stringify(errorElements)
  return operations
    .filter(other => JSON.stringify(other.errorElements ?? []) === same)
    .flatMap(other => shownBodies(other, form, samples).get('error') ?? [])
}

/** Samples by status; of those that show none, the ones of an error are told by their root. */
function shownBodies(operation: Operation, form: 'json' | 'xml', samples: SampleIndex): Map<BodyPart, SampleText[]> {
  const errorRoots = new Set((operation.errorElements ?? []).flatMap(({ at }) => at?.split('/')[1] ?? []))
  const shown = new Map<BodyPart, SampleText[]>()
  for (const [status, own] of samples.responses(operation, form))
    for (const one of own) {
      const isError = form === 'xml' && one.sample.status === undefined && errorRoots.has(rootOf(one.text))
      const part = isError ? 'error' : status
      const list = shown.get(part) ?? []
      if (!list.includes(one)) shown.set(part, [...list, one])
    }
  return shown
}

function rootOf(text: string): string {
  return readXml(text)[0]?.name ?? ''
}

function byStatus(one: BodyPart, other: BodyPart): number {
  const rank = (part: BodyPart) => (typeof part === 'number' ? part : part === 'request' ? 0 : 1000)
  return rank(one) - rank(other)
}

function bodyOf(
  operation: Operation,
  form: 'json' | 'xml',
  fields: readonly (Parameter | ResponseElement)[],
  samples: SampleText[],
  related: readonly SampleText[],
): Omit<DocumentedBody, 'part'> | undefined {
  if (form === 'json')
    return { operation, form, schema: jsonBodySchema(operation, samples, documentedTree(fields), related), samples }
  const texts = samples.map(({ text }) => text)
  // A table that names parents and children gives no places; it has one root.
  const isNested = fields.some(field => 'children' in field && field.children.length > 0) && !fields.some(isPlaced)
  const roots = isNested
    ? [elementTree(fields as ResponseElement[], texts)].filter(root => root !== undefined)
    : placedTrees(documentedTree(fields), texts)
  return roots.length === 0 ? undefined : { operation, form, roots, samples }
}

function parsed({ text }: SampleText): unknown {
  return JSON.parse(text) as unknown
}

function isPlaced({ at }: { at?: string }): boolean {
  return at !== undefined
}
