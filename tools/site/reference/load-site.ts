import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapterOf, errorCodesOf, type ServiceCatalog } from '../../model/catalog.ts'
import { type DocumentId, documentIds } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { NotEvaluated } from '../../model/record.ts'
import type { Rule } from '../../model/rule.ts'
import { groupBy } from '../../shared/group-by.ts'
import { loadRules } from '../../shared/load-rules.ts'
import { loadCatalogs } from '../../shared/load-spec.ts'
import { packageVersion } from '../../shared/package-version.ts'
import { specHash } from '../../shared/spec-hash.ts'
import type { InputEntry, SiteInput } from '../site-input.ts'
import { readBodySchemas } from './body-schemas.ts'
import { linkEntries } from './link-entries.ts'
import { readSamples } from './sample-texts.ts'
import type { Edition, EditionId, OperationEntry, ServiceEntry, Site } from './site.ts'

const titles: Record<EditionId, string> = { k5: 'K5', jio: 'Jio' }

/**
 * Reads what is not in the input and links everything, once.
 * @throws {ConformanceError} `SPEC_MISSING`, `SPEC_INVALID`.
 */
export function loadSite(input: SiteInput): Site {
  const spec = join(input.root, 'spec')
  const notEvaluated = groupBy(input.notEvaluated, ({ operation }) => operation)
  const editions = {
    k5: makeEdition('k5', input.k5, input.root, notEvaluated),
    jio: makeEdition('jio', input.jio, input.root, new Map()),
  }
  const operations = [editions.k5, editions.jio].flatMap(({ services }) => services.flatMap(one => one.operations))
  linkEntries(editions)
  return {
    root: input.root,
    version: packageVersion(),
    specHash: specHash(spec),
    ...(input.base === undefined ? {} : { base: input.base }),
    editions,
    operations,
    errata: readErrata(join(spec, 'errata')),
    notEvaluated: input.notEvaluated,
    runs: input.runs,
    chapters: readChapters(spec),
    tables: documentIds
      .filter(id => id.startsWith('k5-rst-') && existsSync(join(spec, 'catalog', id)))
      .flatMap(id => loadCatalogs(id, spec)),
  }
}

function makeEdition(
  id: EditionId,
  inputs: readonly InputEntry[],
  root: string,
  notEvaluated: ReadonlyMap<string, NotEvaluated[]>,
): Edition {
  const catalogs = catalogsOf(inputs, join(root, 'spec'))
  const services = [...groupBy(inputs, ({ service }) => service)].map(([service, own]) => {
    const catalog = catalogs.find(one => one.service === service) as ServiceCatalog
    const rules = id === 'k5' ? groupBy(loadRules(service, join(root, 'spec')), rule => rule.operation) : new Map()
    const entry: ServiceEntry = {
      edition: id,
      id: service,
      title: catalog.title,
      serviceType: catalog.serviceType,
      catalog,
      resources: [],
      operations: [],
      ...(own[0]?.openapi === undefined ? {} : { openapi: own[0].openapi }),
    }
    entry.operations = own.map(one => makeEntry(one, entry, catalogs, { rules, notEvaluated, root }))
    const resources = groupBy(entry.operations, ({ operation }) => operation.id.split('.')[1] ?? '')
    entry.resources = [...resources].map(([resource, operations]) => ({ id: resource, operations }))
    return entry
  })
  return { id, title: titles[id], services: services.sort(inDocumentOrder) }
}

interface Sources {
  root: string
  rules: ReadonlyMap<string, Rule[]>
  notEvaluated: ReadonlyMap<string, NotEvaluated[]>
}

function makeEntry(
  { document, operation, ...input }: InputEntry,
  service: ServiceEntry,
  catalogs: readonly ServiceCatalog[],
  sources: Sources,
): OperationEntry {
  // What only a community table lists is in that table's catalog.
  const catalog = catalogs.find(one => one.document === document && one.service === service.id) ?? service.catalog
  const chapter = chapterOf(catalog, operation)
  return {
    edition: service.edition,
    service,
    chapter,
    operation,
    alsoIn: input.alsoIn,
    samples: readSamples(sources.root, input.samples),
    bodies: readBodySchemas(sources.root, input.schemas),
    errorCodes: errorCodesOf(catalog, operation),
    errors: [...(operation.errors ?? []), ...(chapter.errors ?? [])],
    rules: sources.rules.get(operation.id) ?? [],
    errata: input.errata,
    checks: input.checks,
    notEvaluated: sources.notEvaluated.get(operation.id) ?? [],
    samePath: [],
    variants: [],
    otherEdition: [],
  }
}

function catalogsOf(inputs: readonly InputEntry[], spec: string): ServiceCatalog[] {
  const documents = [...new Set(inputs.map(({ document }) => document))].sort(manualFirst)
  return documents.flatMap(document => loadCatalogs(document, spec))
}

function manualFirst(a: DocumentId, b: DocumentId): number {
  return Number(b === 'k5-foundation-1.12') - Number(a === 'k5-foundation-1.12')
}

function inDocumentOrder(a: ServiceEntry, b: ServiceEntry): number {
  return (a.catalog.clause.page ?? 0) - (b.catalog.clause.page ?? 0)
}

function readChapters(spec: string): Site['chapters'] {
  const file = join(spec, 'catalog/k5-foundation-1.12.chapters.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { chapters: Site['chapters'] }).chapters
}

function readErrata(folder: string): Site['errata'] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      const { errata } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { errata: Erratum[] }
      return { service: name.slice(0, -'.json'.length), errata }
    })
}
