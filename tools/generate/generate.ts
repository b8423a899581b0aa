import type { ServiceCatalog } from '../model/catalog.ts'
import type { Erratum } from '../model/erratum.ts'
import { formatJson } from '../shared/write-json.ts'
import { SampleIndex, type SampleText } from './body-samples.ts'
import { openApiDocument } from './openapi.ts'
import { responseKey } from './openapi-responses.ts'
import { responseSchemas, schemaFiles } from './schemas.ts'

/** Files to be written, by path below the package's root. */
export type GeneratedFiles = ReadonlyMap<string, string>

/**
 * All that is generated for one service, made from its committed catalog and samples alone; the same input gives the
 * same bytes. Errata are named beside the operations that they bear on: what they decide stands in the catalog.
 */
export function generate(
  catalog: ServiceCatalog,
  samples: readonly SampleText[],
  errata: readonly Erratum[] = [],
): GeneratedFiles {
  const index = new SampleIndex(samples)
  const responses = responseSchemas(catalog, index)
  const schemas = new Map(responses.map(one => [responseKey(one.operation.id, one.status), one]))
  const document = openApiDocument({ catalog, samples: index, schemas, errata: errataByOperation(errata) })
  return new Map([[`spec/openapi/${catalog.service}.json`, formatJson(document)], ...schemaFiles(catalog, responses)])
}

function errataByOperation(errata: readonly Erratum[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, operations } of errata)
    for (const operation of operations) {
      const own = found.get(operation)
      if (own === undefined) found.set(operation, [id])
      else own.push(id)
    }
  return found
}
