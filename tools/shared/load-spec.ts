import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceCatalog } from '../model/catalog.ts'
import type { SpecOfService } from '../model/check.ts'
import type { DocumentId } from '../model/clause.ts'
import type { Erratum } from '../model/erratum.ts'
import { ConformanceError } from './errors.ts'
import { packageRoot } from './package-root.ts'

export const specFolder = join(packageRoot, 'spec')

/** Services that a document's committed catalog describes, by name. */
export function servicesOf(document: DocumentId = 'k5-foundation-1.12', folder = specFolder): string[] {
  const catalogs = join(folder, 'catalog', document)
  if (!existsSync(catalogs)) throw missing(catalogs)
  return readdirSync(catalogs)
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .sort()
}

/**
 * What a document says about every service that it describes, by the services' names.
 * @throws {ConformanceError} `SPEC_MISSING`, `SPEC_INVALID`.
 */
export function loadCatalogs(document: DocumentId = 'k5-foundation-1.12', folder = specFolder): ServiceCatalog[] {
  return servicesOf(document, folder).map(service => loadCatalog(service, document, folder))
}

/**
 * What one document says about a service.
 * @throws {ConformanceError} `SPEC_MISSING`, `SPEC_INVALID`.
 */
export function loadCatalog(service: string, document: DocumentId, folder = specFolder): ServiceCatalog {
  return readSpecFile(join(folder, 'catalog', document, `${service}.json`), JSON.parse) as ServiceCatalog
}

/**
 * What suites are built from: the committed catalog and errata of a service.
 * @throws {ConformanceError} `SPEC_MISSING`, `SPEC_INVALID`.
 */
export function loadSpec(
  service: string,
  document: DocumentId = 'k5-foundation-1.12',
  folder = specFolder,
): SpecOfService {
  const errata = readSpecFile(join(folder, 'errata', `${service}.json`), JSON.parse) as
    | { errata: Erratum[] }
    | Erratum[]
  return {
    catalog: loadCatalog(service, document, folder),
    errata: Array.isArray(errata) ? errata : errata.errata,
  }
}

/**
 * Reads one file of the spec.
 * @throws {ConformanceError} `SPEC_MISSING`, `SPEC_INVALID`.
 */
export function readSpecFile(file: string, parseText: (text: string) => unknown): unknown {
  if (!existsSync(file)) throw missing(file)
  try {
    return parseText(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConformanceError('SPEC_INVALID', `the spec cannot be read: ${(error as Error).message}`, {
      where: file,
      next: 'restore the file from the repository',
      cause: error,
    })
  }
}

function missing(file: string): ConformanceError {
  return new ConformanceError('SPEC_MISSING', 'a part of the spec is missing', {
    where: file,
    next: 'install the package again, or run k5-conformance import and generate',
  })
}
