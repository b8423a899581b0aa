import type { ServiceCatalog } from '../model/catalog.ts'
import { formatJson } from '../shared/write-json.ts'
import type { SampleText } from './body-samples.ts'
import { openApiDocument } from './openapi.ts'
import { responseSchemas, schemaFiles } from './schemas.ts'

/** Files to be written, by path below the package's root. */
export type GeneratedFiles = ReadonlyMap<string, string>

/** All that is generated for one service, made from its committed catalog and samples alone; the same input gives the same bytes. */
export function generate(catalog: ServiceCatalog, samples: readonly SampleText[]): GeneratedFiles {
  const schemas = responseSchemas(catalog, samples)
  return new Map([
    [`spec/openapi/${catalog.service}.json`, formatJson(openApiDocument({ catalog, samples, schemas }))],
    ...schemaFiles(catalog, schemas),
  ])
}
