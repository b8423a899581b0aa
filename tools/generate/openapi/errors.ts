import type { OpenAPIV3_1 } from 'openapi-types'
import type { Operation, ResponseElement, ServiceCatalog, StatusCode } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'
import { documentedErrors, faultKey } from '../bodies/faults.ts'
import { segmentsOf } from '../json/documented-node.ts'
import { examplesOf } from './examples.ts'
import type { ServiceSource } from './service-source.ts'

/** One component for each error of the service, with the body of a sample or the documented fault where there is one. */
export function errorComponents(source: ServiceSource): Record<string, OpenAPIV3_1.ResponseObject> {
  const html = htmlExamples(source)
  const hasHtml = html.size > 0
  const components: Record<string, OpenAPIV3_1.ResponseObject> = {}
  for (const error of documentedErrors(source.catalog)) {
    const fault = source.faults.get(faultKey(error))
    const asHtml = { 'text/html': { schema: { type: 'string' as const }, ...html.get(error.code) } }
    const asJson = { 'application/json': { schema: { $ref: `#/components/schemas/${fault?.name}` } } }
    components[componentName(error, source.catalog)] ??= {
      description: error.reason,
      ...(fault !== undefined ? { content: asJson } : hasHtml ? { content: asHtml } : {}),
      ...{ 'x-clause': formatClause(error.clause) },
    }
  }
  return components
}

export function errorReference(error: StatusCode, { catalog }: ServiceSource): OpenAPIV3_1.ReferenceObject {
  return { $ref: `#/components/responses/${componentName(error, catalog)}` }
}

/** `Error404`; with the section of its clause where another one of the status is documented before and reads otherwise. */
function componentName(error: StatusCode, catalog: ServiceCatalog): string {
  const first = firstOfStatus(catalog).get(error.code)
  const isSame = first !== undefined && first.reason === error.reason && faultKey(first) === faultKey(error)
  return isSame ? `Error${error.code}` : `Error${error.code}.${error.clause.section}`
}

const firsts = new WeakMap<ServiceCatalog, Map<number, StatusCode>>()

function firstOfStatus(catalog: ServiceCatalog): Map<number, StatusCode> {
  const known = firsts.get(catalog)
  if (known !== undefined) return known
  const found = new Map<number, StatusCode>()
  for (const error of documentedErrors(catalog)) if (!found.has(error.code)) found.set(error.code, error)
  firsts.set(catalog, found)
  return found
}

function htmlExamples({ catalog, samples }: ServiceSource): Map<number, ReturnType<typeof examplesOf>> {
  const examples = new Map<number, ReturnType<typeof examplesOf>>()
  for (const operation of catalog.operations)
    for (const [code, bodies] of samples.responses(operation, 'html'))
      if (!examples.has(code))
        examples.set(
          code,
          examplesOf(bodies, text => text),
        )
  return examples
}

/** The listed errors of a status as bodies: code and message where the error's elements place them. */
export function errorExamples(operation: Operation, status: number): Record<string, OpenAPIV3_1.ExampleObject> {
  const elements = operation.errorElements ?? []
  const code = elements.find(({ name }) => /code/i.test(name))
  const message = elements.find(({ name }) => /message/i.test(name))
  const listed = (operation.errors ?? []).filter(error => error.status === status)
  if (code === undefined || message === undefined) return {}
  return Object.fromEntries(
    listed.map(error => {
      const value: Record<string, unknown> = {}
      if (error.code !== undefined) place(value, code, error.code)
      place(value, message, error.message)
      return [`${operation.id} ${error.code ?? error.message}`, { value }]
    }),
  )
}

function place(body: Record<string, unknown>, element: ResponseElement, text: string): void {
  const steps = segmentsOf(element.at ?? `/${element.name}`)
  const last = steps.pop()
  if (last === undefined) return
  let inner = body
  for (const step of steps) {
    inner[step] ??= {}
    inner = inner[step] as Record<string, unknown>
  }
  inner[last] = element.type.startsWith('int') ? Number(text) : text
}
