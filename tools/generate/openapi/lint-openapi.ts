import type { OpenAPIV3_1 } from 'openapi-types'

const schemaTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null']
const methods = ['get', 'head', 'post', 'put', 'delete', 'patch', 'options', 'trace'] as const

/**
 * What `@apidevtools/swagger-parser` lets pass in OpenAPI 3.1 and no reader should meet: an operationId used twice,
 * a path variable that is not declared or not in the path, a path template written twice, an unknown schema type.
 * @returns one line for each finding
 */
export function lintOpenApi(document: OpenAPIV3_1.Document): string[] {
  return [...duplicateTemplates(document), ...operationFindings(document), ...unknownTypes(document, '#')]
}

function duplicateTemplates(document: OpenAPIV3_1.Document): string[] {
  const seen = new Map<string, string>()
  const findings: string[] = []
  for (const path of Object.keys(document.paths ?? {})) {
    const template = path.replace(/\{[^}]+\}/g, '{}')
    const first = seen.get(template)
    if (first === undefined) seen.set(template, path)
    else findings.push(`${path}: the same template as ${first}`)
  }
  return findings
}

function operationFindings(document: OpenAPIV3_1.Document): string[] {
  const findings: string[] = []
  const ids = new Set<string>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (item === undefined) continue
    const further = (item as Record<string, unknown>)['x-additionalOperations'] as
      | Record<string, OpenAPIV3_1.OperationObject>
      | undefined
    for (const operation of [...methods.map(method => item[method]), ...Object.values(further ?? {})]) {
      if (operation === undefined) continue
      const where = `${path} ${operation.operationId}`
      if (operation.operationId === undefined || ids.has(operation.operationId))
        findings.push(`${where}: operationId missing or used twice`)
      else ids.add(operation.operationId)
      findings.push(...pathVariables(path, operation).map(finding => `${where}: ${finding}`))
    }
  }
  return findings
}

function pathVariables(path: string, operation: OpenAPIV3_1.OperationObject): string[] {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(match => match[1])
  const declared = ((operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[])
    .filter(parameter => parameter.in === 'path')
    .map(parameter => parameter.name)
  return [
    ...inPath.filter(name => !declared.includes(name ?? '')).map(name => `{${name}} is not declared`),
    ...declared.filter(name => !inPath.includes(name)).map(name => `${name} is not in the path`),
  ]
}

function unknownTypes(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${at}/${key}`
    // Examples hold other people's data, and `properties` may name a member "type".
    if (key === 'example' || key === 'examples') return []
    const isType = key === 'type' && typeof inner === 'string' && !at.endsWith('/properties')
    const known = schemaTypes.includes(inner as string) || at.includes('/securitySchemes/')
    return isType && !known ? [`${here}: unknown type "${inner}"`] : unknownTypes(inner, here)
  })
}
