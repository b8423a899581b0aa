import type { OpenAPIV3_1 } from 'openapi-types'
import type { DocumentedOperation } from './openapi-operation.ts'
import type { Responses } from './openapi-responses.ts'

type Content = Record<string, OpenAPIV3_1.MediaTypeObject>

/**
 * Two documented operations of one method and path as one operation object, under the first one's id: it takes what
 * either takes, demands what both demand, and answers what either answers. `x-operations` keeps both apart.
 */
export function mergeOperations(one: DocumentedOperation, other: DocumentedOperation): DocumentedOperation {
  const requestBody = mergeRequestBodies(one.requestBody, other.requestBody)
  return {
    ...one,
    summary: `${one.summary}, or: ${other.summary}`,
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
  const demanded = (list: typeof one) => new Set(list.filter(({ required }) => required).map(key))
  const [byOne, byOther] = [demanded(one), demanded(other)]
  return uniqueBy([...one, ...other], key).map(parameter => {
    const { required, ...rest } = parameter
    return byOne.has(key(parameter)) && byOther.has(key(parameter)) ? parameter : rest
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
    const schemas = uniqueBy([first?.schema, media.schema], value => JSON.stringify(value))
    merged[type] =
      first === undefined || schemas.length === 1
        ? { ...media, ...first }
        : {
            schema: { anyOf: schemas.map(schema => schema ?? {}) },
            ...(first.examples || media.examples ? { examples: { ...first.examples, ...media.examples } } : {}),
          }
  }
  return merged
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
