import type { ServiceCatalog } from '../model/catalog.ts'
import type { Erratum } from '../model/erratum.ts'
import { groupBy } from '../shared/group-by.ts'
import { formatJson } from '../shared/write-json.ts'
import { bodiesOf } from './bodies/bodies.ts'
import { SampleIndex, type SampleText } from './bodies/body-samples.ts'
import { faultBodies } from './bodies/faults.ts'
import { schemaFiles } from './bodies/schema-files.ts'
import { openApiDocument } from './openapi/document.ts'
import { byTemplate } from './openapi/path-templates.ts'

/** What of an erratum is named beside the operations that it bears on. */
type Bearing = Pick<Erratum, 'id' | 'operations'>

/** Files to be written, by path below the package's root. */
export type GeneratedFiles = ReadonlyMap<string, string>

/**
 * All that is generated for one service, made from its committed catalog and samples alone; the same input gives the
 * same bytes. Errata are named beside the operations that they bear on: what they decide stands in the catalog.
 * @param schemasElsewhere schema files of other documents' operations, for those that are the same API (`schemasByOperation`)
 */
export function generate(
  catalog: ServiceCatalog,
  samples: readonly SampleText[],
  errata: readonly Bearing[] = [],
  schemasElsewhere: ReadonlyMap<string, readonly string[]> = new Map(),
): GeneratedFiles {
  const index = new SampleIndex(samples)
  const groups = [...byTemplate(catalog.operations).values()].map(group => groupBy(group, ({ method }) => method))
  const neighbours = new Map(
    groups.flatMap(group => [...group.values()]).flatMap(group => group.map(one => [one, group])),
  )
  const bodies = new Map(catalog.operations.map(one => [one.id, bodiesOf(catalog, one, index, neighbours.get(one))]))
  const faults = faultBodies(catalog)
  const document = openApiDocument({
    catalog,
    samples: index,
    bodies,
    faults,
    errata: errataByOperation(errata),
    isGeneric: isGeneric(catalog),
    schemasElsewhere,
  })
  return new Map([
    [openApiFile(catalog), formatJson(document)],
    ...(isGeneric(catalog) ? [] : schemaFiles(catalog.service, [...bodies.values()].flat(), [...faults.values()])),
  ])
}

/** A document that describes no bodies has OpenAPI documents of its own below its name. */
function openApiFile({ document, service }: ServiceCatalog): string {
  return document === 'jio-api' ? `spec/openapi/${document}/${service}.json` : `spec/openapi/${service}.json`
}

function isGeneric({ document }: ServiceCatalog): boolean {
  return document === 'jio-api'
}

/** The schema files among generated ones, as paths below `spec`, by the operation whose bodies they describe. */
export function schemasByOperation(files: GeneratedFiles): Map<string, string[]> {
  const schemas = [...files.keys()].flatMap(file => {
    const [, below, service, name] = /^spec\/(schemas\/([^/]+)\/([^./]+\.[^./]+)\..+)$/.exec(file) ?? []
    return below === undefined ? [] : [{ below, operation: `${service}.${name}` }]
  })
  const groups = groupBy(schemas, ({ operation }) => operation)
  return new Map([...groups].map(([operation, group]) => [operation, group.map(({ below }) => below)]))
}

function errataByOperation(errata: readonly Bearing[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, operations } of errata)
    for (const operation of operations) {
      const own = found.get(operation)
      if (own === undefined) found.set(operation, [id])
      else own.push(id)
    }
  return found
}
