import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from '../../model/catalog.ts'
import { type Clause, type DocumentId, documentIds } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { Sample } from '../../model/sample.ts'
import type { PlannedCheck } from '../../run/plan.ts'
import { groupBy } from '../../shared/group-by.ts'
import { loadCatalogs } from '../../shared/load-spec.ts'
import { clausesIn } from './clauses.ts'

/** An operation of the spec with everything that leads to it and that it leads to. */
export interface SpecEntry {
  document: DocumentId
  service: string
  operation: Operation
  /** Where other documents have the same operation. */
  alsoIn: Clause[]
  samples: Sample[]
  /** Paths of the schemas of its bodies, below the package's root. */
  schemas: string[]
  /** Path of the OpenAPI document that has it; absent where none is generated. */
  openapi?: string
  errata: Erratum[]
  checks: PlannedCheck[]
  /** Every clause that its facts, its chapter's, its samples, errata and checks cite. */
  clauses: Clause[]
}

/**
 * The operations of the documents, each id once: the manual's first, then what only a community table has. What Jio
 * documents is a contract of its own and stands apart.
 * @param root the package's root
 */
export function specEntries(root: string, checks: readonly PlannedCheck[], document?: DocumentId): SpecEntry[] {
  const spec = join(root, 'spec')
  const documents = document === undefined ? documentIds.filter(id => id !== 'jio-api') : [document]
  const catalogs = documents.flatMap(id => (existsSync(join(spec, 'catalog', id)) ? loadCatalogs(id, spec) : []))
  const { samples } = JSON.parse(readFileSync(join(root, 'samples/index.json'), 'utf8')) as { samples: Sample[] }
  const samplesOf = groupBy(samples, ({ operation }) => operation)
  const errataOf = new Map<string, Erratum[]>()
  for (const erratum of readErrata(spec))
    for (const id of erratum.operations) errataOf.set(id, [...(errataOf.get(id) ?? []), erratum])
  const checksOf = groupBy(checks, ({ check }) => check.operation)
  const described = new Set(catalogs.flatMap(({ operations }) => operations.map(({ clause }) => placeOf(clause))))
  const schemaNames = new Map(
    catalogs.map(({ service }) => [service, namesIn(join(spec, 'schemas', service))] as const),
  )
  const entries = new Map<string, SpecEntry>()
  for (const catalog of catalogs)
    for (const operation of catalog.operations) {
      const known = entries.get(operation.id)
      if (known !== undefined) {
        known.alsoIn.push(operation.clause)
        known.clauses.push(...clausesIn(operation))
        continue
      }
      const { service } = catalog
      const isManual = catalog.document === 'k5-foundation-1.12'
      const own = {
        samples: isManual ? (samplesOf.get(operation.id) ?? []) : [],
        errata: errataOf.get(operation.id) ?? [],
        checks: isManual ? (checksOf.get(operation.id) ?? []) : [],
      }
      const chapter = catalog.chapters.find(({ section }) => `${operation.clause.section}.`.startsWith(`${section}.`))
      const openapi = `spec/openapi/${catalog.document === 'jio-api' ? 'jio-api/' : ''}${service}.json`
      entries.set(operation.id, {
        document: catalog.document,
        service,
        operation,
        alsoIn: [],
        ...own,
        schemas: isManual ? schemasOf(operation, service, schemaNames.get(service) ?? []) : [],
        ...(existsSync(join(root, openapi)) ? { openapi } : {}),
        clauses: [
          ...clausesIn([operation, chapter, own.samples, own.checks]),
          // An erratum of several operations cites each of them: it leads to none of the others.
          ...clausesIn(own.errata).filter(
            clause => !described.has(placeOf(clause)) || placeOf(clause) === placeOf(operation.clause),
          ),
        ],
      })
    }
  return [...entries.values()]
}

/** Schema files are called by the operation without its service, the part of the exchange and the form. */
function schemasOf({ id }: Operation, service: string, names: readonly string[]): string[] {
  const own = id.slice(service.length + 1)
  return names.filter(name => name.startsWith(`${own}.`)).map(name => `spec/schemas/${service}/${name}`)
}

function placeOf({ document, section }: Clause): string {
  return `${document} ${section}`
}

function readErrata(spec: string): Erratum[] {
  return namesIn(join(spec, 'errata'))
    .filter(name => name.endsWith('.json'))
    .flatMap(name => (JSON.parse(readFileSync(join(spec, 'errata', name), 'utf8')) as { errata: Erratum[] }).errata)
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
