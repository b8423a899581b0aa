import type { OpenAPIV3_1 } from 'openapi-types'
import type { DocumentedOperation, OperationEntry } from './operation.ts'
import type { Content, Responses } from './service-source.ts'

type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject

/**
 * Documented operations of one method and path as one operation object, under the first one's id: it takes what any of
 * them takes, demands what all demand, and answers what any answers. `x-operations` keeps them apart.
 * @param group at least one
 */
export function mergeOperations(group: readonly DocumentedOperation[]): DocumentedOperation {
  const merged = group.reduce(mergeTwo)
  const entries = merged['x-operations']
  const titles = [...new Set(entries.map(({ title }) => title))]
  const summary = titles.join(', or: ')
  if (merged.requestBody === undefined || !areApart(entries)) return { ...merged, summary }
  return { ...merged, summary, requestBody: { ...merged.requestBody, content: exclusive(merged.requestBody.content) } }
}

/** Whether a body can be of one only: each has an action of its own, or another value of one argument. */
function areApart(entries: readonly OperationEntry[]): boolean {
  const all = entries.flatMap(({ discriminator }) => discriminator ?? [])
  const [first] = all
  if (all.length < entries.length || entries.length < 2 || first === undefined) return false
  const [names, values] = [new Set(all.map(({ name }) => name)), new Set(all.map(({ value }) => value))]
  if (all.every(one => one.in === 'body' && one.value === undefined)) return names.size === all.length
  return names.size === 1 && values.size === all.length && !values.has(undefined)
}

function exclusive(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema, ...media }]) => {
      const { anyOf, ...rest } = (schema ?? {}) as OpenAPIV3_1.SchemaObject
      return [type, { schema: anyOf === undefined ? rest : { ...rest, oneOf: anyOf }, ...media }]
    }),
  )
}

function mergeTwo(one: DocumentedOperation, other: DocumentedOperation): DocumentedOperation {
  const requestBody = mergeRequestBodies(one.requestBody, other.requestBody)
  return {
    ...one,
    tags: [...new Set([...one.tags, ...other.tags])],
    security: uniqueBy([...one.security, ...other.security], value => JSON.stringify(value)),
    parameters: mergeParameters(one.parameters, other.parameters),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: mergeResponses(one.responses, other.responses) as DocumentedOperation['responses'],
    'x-operations': [...one['x-operations'], ...other['x-operations']],
    ...mergeLists(one, other),
  }
}

function mergeParameters(
  one: readonly OpenAPIV3_1.ParameterObject[],
  other: readonly OpenAPIV3_1.ParameterObject[],
): OpenAPIV3_1.ParameterObject[] {
  const key = ({ in: place, name }: OpenAPIV3_1.ParameterObject) => `${place} ${name}`
  const [byKey, byOtherKey] = [new Map(one.map(p => [key(p), p])), new Map(other.map(p => [key(p), p]))]
  return [...new Set([...byKey.keys(), ...byOtherKey.keys()])].flatMap((name): OpenAPIV3_1.ParameterObject[] => {
    const [first, second] = [byKey.get(name), byOtherKey.get(name)]
    const either = first ?? second
    if (either === undefined) return []
    const { required: _required, ...rest } = either
    if (first === undefined || second === undefined) return [rest]
    const schemas = uniqueBy(
      [first, second].flatMap(({ schema }) => alternatives(schema as Schema)),
      value => JSON.stringify(value),
    )
    const schema = schemas.length === 1 ? schemas[0] : { anyOf: schemas }
    return [
      {
        ...rest,
        ...(first.required && second.required ? { required: true } : {}),
        schema: schema as OpenAPIV3_1.SchemaObject & OpenAPIV3_1.ReferenceObject,
      },
    ]
  })
}

function mergeRequestBodies(
  one: OpenAPIV3_1.RequestBodyObject | undefined,
  other: OpenAPIV3_1.RequestBodyObject | undefined,
): OpenAPIV3_1.RequestBodyObject | undefined {
  if (one === undefined && other === undefined) return undefined
  return {
    ...(one?.required && other?.required ? { required: true } : {}),
    content: mergeContents(one?.content ?? {}, other?.content ?? {}),
  }
}

function mergeResponses(one: Responses, other: Responses): Responses {
  const merged: Responses = { ...one }
  for (const [status, response] of Object.entries(other)) {
    const first = merged[status]
    if (first === undefined || '$ref' in first) merged[status] = first ?? response
    else if (!('$ref' in response)) merged[status] = mergeResponse(first, response)
  }
  return merged
}

function mergeResponse(one: OpenAPIV3_1.ResponseObject, other: OpenAPIV3_1.ResponseObject): OpenAPIV3_1.ResponseObject {
  const headers = { ...other.headers, ...one.headers } as Record<string, OpenAPIV3_1.HeaderObject>
  const demanded = (response: typeof one, name: string) =>
    (response.headers?.[name] as OpenAPIV3_1.HeaderObject | undefined)?.required === true
  const content = mergeContents(one.content ?? {}, other.content ?? {})
  return {
    ...one,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, { required, ...rest }]) => [
        name,
        demanded(one, name) && demanded(other, name) ? { required: true, ...rest } : rest,
      ]),
    ),
    ...(Object.keys(content).length === 0 ? {} : { content }),
  }
}

/** A media type that both have is either schema. */
function mergeContents(one: Content, other: Content): Content {
  const merged: Content = { ...one }
  for (const [type, media] of Object.entries(other)) {
    const first = merged[type]
    if (first === undefined) {
      merged[type] = media
      continue
    }
    const { schema: _one, ...rest } = { ...media, ...first }
    const examples = { ...first.examples, ...media.examples }
    // Of an operation whose body no text describes nothing is known: it may be anything.
    const both = [first.schema, media.schema].map(schema => schema ?? { title: 'A body that no text describes' })
    const schemas = uniqueBy(both.flatMap(alternatives), value => JSON.stringify(value))
    const [schema = {}] = schemas
    merged[type] = {
      ...(first.schema === undefined && media.schema === undefined
        ? {}
        : { schema: schemas.length === 1 ? schema : { anyOf: schemas } }),
      ...rest,
      ...(Object.keys(examples).length === 0 ? {} : { examples }),
    }
  }
  return merged
}

/** The schemas that an earlier merge put side by side. */
function alternatives(schema: Schema): Schema[] {
  const keys = Object.keys(schema)
  return 'anyOf' in schema && keys.length === 1 ? (schema.anyOf as Schema[]) : [schema]
}

/** Facts that stand beside the parameters, each once. */
function mergeLists(one: DocumentedOperation, other: DocumentedOperation): Partial<DocumentedOperation> {
  const named = (list: 'x-header-families' | 'x-headers-said-elsewhere') =>
    uniqueBy([...(one[list] ?? []), ...(other[list] ?? [])], ({ name }) => name.toLowerCase())
  const [families, elsewhere] = [named('x-header-families'), named('x-headers-said-elsewhere')]
  const code = [...(one['x-codeSamples'] ?? []), ...(other['x-codeSamples'] ?? [])]
  return {
    ...(families.length === 0 ? {} : { 'x-header-families': families }),
    ...(elsewhere.length === 0 ? {} : { 'x-headers-said-elsewhere': elsewhere }),
    ...(code.length === 0 ? {} : { 'x-codeSamples': code }),
  }
}

function uniqueBy<T>(list: readonly T[], key: (value: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter(value => !seen.has(key(value)) && seen.add(key(value)))
}
