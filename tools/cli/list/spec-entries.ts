import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import { type Clause, type DocumentId, documentIds } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { LinkedOperation } from '../../model/linked-operation.ts'
import type { Sample } from '../../model/sample.ts'
import type { PlannedCheck } from '../../run/plan.ts'
import { groupBy } from '../../shared/group-by.ts'
import { loadCatalogs } from '../../shared/load-spec.ts'
import { clausesIn } from './clauses.ts'

/** An operation of the spec with everything that leads to it and that it leads to. */
export interface SpecEntry extends LinkedOperation {
  checks: PlannedCheck[]
  /** Every clause that its facts, its chapter's, its samples, errata and checks cite. */
  clauses: Clause[]
}

/** What leads from one part of the spec to another. */
interface SpecLinks {
  root: string
  samples: ReadonlyMap<string, Sample[]>
  errata: ReadonlyMap<string, Erratum[]>
  checks: ReadonlyMap<string, PlannedCheck[]>
  /** Where a chapter without operations points to this one. */
  pointers: ReadonlyMap<string, Clause[]>
  /** Places that describe an operation; what else cites one of these leads to no other operation. */
  described: ReadonlySet<string>
}

/**
 * The operations of the documents, each id once: the manual's first, then what only a community table has. What Jio
 * documents is a contract of its own and stands apart.
 * @param root the package's root
 */
export function specEntries(root: string, checks: readonly PlannedCheck[], document?: DocumentId): SpecEntry[] {
  const documents = document === undefined ? documentIds.filter(id => id !== 'jio-api') : [document]
  const spec = join(root, 'spec')
  const catalogs = documents.flatMap(id => (existsSync(join(spec, 'catalog', id)) ? loadCatalogs(id, spec) : []))
  const links: SpecLinks = {
    root,
    samples: groupBy((readJson(join(root, 'samples/index.json')) as { samples: Sample[] }).samples, of => of.operation),
    errata: byOperation(readErrata(spec), erratum => erratum),
    checks: groupBy(checks, ({ check }) => check.operation),
    pointers: byOperation(readPointers(spec), ({ saidIn }) => saidIn),
    described: new Set(catalogs.flatMap(({ operations }) => operations.map(({ clause }) => placeOf(clause)))),
  }
  const entries = new Map<string, SpecEntry>()
  for (const catalog of catalogs)
    for (const operation of catalog.operations) {
      const known = entries.get(operation.id)
      if (known === undefined) entries.set(operation.id, entryOf(catalog, operation, links))
      else {
        known.alsoIn.push(operation.clause)
        known.clauses.push(...clausesIn(operation))
      }
    }
  return [...entries.values()]
}

function entryOf({ document, service, chapters }: ServiceCatalog, operation: Operation, links: SpecLinks): SpecEntry {
  const isManual = document === 'k5-foundation-1.12'
  const samples = isManual ? (links.samples.get(operation.id) ?? []) : []
  const checks = isManual ? (links.checks.get(operation.id) ?? []) : []
  const errata = links.errata.get(operation.id) ?? []
  const chapter = chapters.find(({ section }) => `${operation.clause.section}.`.startsWith(`${section}.`))
  const openapi = `spec/openapi/${document === 'jio-api' ? 'jio-api/' : ''}${service}.json`
  // What is said of several operations cites each of them: it leads to none of the others.
  const shared = clausesIn([chapter, errata]).filter(
    clause => !links.described.has(placeOf(clause)) || placeOf(clause) === placeOf(operation.clause),
  )
  return {
    document,
    service,
    operation,
    alsoIn: [],
    samples,
    errata,
    checks,
    schemas: isManual ? schemasOf(operation, service, namesIn(join(links.root, 'spec/schemas', service))) : [],
    ...(existsSync(join(links.root, openapi)) ? { openapi } : {}),
    clauses: [...clausesIn([operation, samples, checks, links.pointers.get(operation.id)]), ...shared],
  }
}

/** Schema files are called by the operation without its service, the part of the exchange and the form. */
function schemasOf({ id }: Operation, service: string, names: readonly string[]): string[] {
  const own = id.slice(service.length + 1)
  return names.filter(name => name.startsWith(`${own}.`)).map(name => `spec/schemas/${service}/${name}`)
}

function placeOf({ document, section }: Clause): string {
  return `${document} ${section}`
}

/** What each operation is named by. */
function byOperation<T extends { operations: string[] }, V>(all: readonly T[], of: (one: T) => V): Map<string, V[]> {
  const named = all.flatMap(one => one.operations.map(operation => ({ operation, value: of(one) })))
  const groups = groupBy(named, ({ operation }) => operation)
  return new Map([...groups].map(([operation, group]) => [operation, group.map(({ value }) => value)]))
}

function readErrata(spec: string): Erratum[] {
  return namesIn(join(spec, 'errata'))
    .filter(name => name.endsWith('.json'))
    .flatMap(name => (readJson(join(spec, 'errata', name)) as { errata: Erratum[] }).errata)
}

/** Places where a chapter of the manual that has no operations points to those of another. */
function readPointers(spec: string): { saidIn: Clause; operations: string[] }[] {
  const file = readJson(join(spec, 'catalog/k5-foundation-1.12.chapters.json'))
  const { chapters } = file as { chapters: { pointsTo?: { saidIn: Clause; operations: string[] }[] }[] }
  return chapters.flatMap(({ pointsTo = [] }) => pointsTo)
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
