import type { Operation, ServiceCatalog } from '../model/catalog.ts'
import { formatClause } from '../model/clause.ts'
import { formatJson } from '../shared/write-json.ts'
import { type SampleIndex, schemaFileName } from './body-samples.ts'
import { type ElementNode, elementTree } from './element-tree.ts'
import { inferSchema, type JsonSchema } from './json-schema.ts'
import { generatedBy } from './marks.ts'
import { relaxNg } from './relax-ng.ts'

/** The schemas of one documented response: what the files and the OpenAPI document are both written from. */
export interface ResponseSchemas {
  operation: Operation
  status: number
  json?: JsonSchema
  xml?: ElementNode
}

/** Every response of a service that a sample or a table gives a structured body, in document order. */
export function responseSchemas(catalog: ServiceCatalog, samples: SampleIndex): ResponseSchemas[] {
  return catalog.operations.flatMap(operation => {
    const json = samples.responses(operation.id, 'json')
    const xml = samples.responses(operation.id, 'xml')
    const statuses = [...new Set([...json.keys(), ...xml.keys()])].sort((a, b) => a - b)
    return statuses.map(status => {
      const jsonTexts = json.get(status) ?? []
      const xmlTexts = xml.get(status) ?? []
      const parsed = jsonTexts.map(({ text }) => JSON.parse(text) as unknown)
      const tree =
        xmlTexts.length === 0
          ? undefined
          : elementTree(
              operation.responseElements,
              xmlTexts.map(({ text }) => text),
            )
      return {
        operation,
        status,
        ...(parsed.length === 0 ? {} : { json: inferSchema(parsed, operation) }),
        ...(tree === undefined ? {} : { xml: tree }),
      }
    })
  })
}

/** The schema files of a service, by path below the package's root. */
export function schemaFiles(catalog: ServiceCatalog, responses: readonly ResponseSchemas[]): Map<string, string> {
  const files = new Map<string, string>()
  for (const { operation, status, json, xml } of responses) {
    const path = (form: 'json' | 'xml') =>
      `spec/schemas/${catalog.service}/${schemaFileName({ operation: operation.id, status, form })}`
    if (json !== undefined)
      files.set(
        path('json'),
        formatJson({
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          $id: `urn:k5-conformance:${operation.id}:${status}`,
          $comment: `${generatedBy} ${formatClause(operation.clause)}`,
          ...json,
        }),
      )
    if (xml !== undefined) files.set(path('xml'), relaxNg(xml, operation.clause))
  }
  return files
}
