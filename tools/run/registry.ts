import type { Operation, ServiceCatalog } from '../model/catalog.ts'
import type { ServiceSuite } from '../model/check.ts'
import type { Erratum } from '../model/erratum.ts'
import { ConformanceError } from '../shared/errors.ts'
import { programUrl } from '../shared/program-file.ts'

/** A suite with what it was built from. */
export interface RegisteredSuite {
  suite: ServiceSuite
  catalog: ServiceCatalog
  errata: Erratum[]
}

/** What a registry module exports; `registryUrl` names the project's own one, tests name smaller ones. */
export interface RegistryModule {
  loadRegistry(): Promise<RegisteredSuite[]>
}

/** URL of the registry of every committed suite; `.ts` when run from source, `.js` when built. */
export const registryUrl = programUrl('tools/run/all-suites.ts')

/**
 * Imports a registry module. Main and worker thread both do, since functions cannot be passed between them.
 * @throws {ConformanceError} `SPEC_*` of what is missing or broken in the committed spec.
 */
export async function importRegistry(url: string): Promise<RegisteredSuite[]> {
  const { loadRegistry } = (await import(url)) as RegistryModule
  return loadRegistry()
}

/**
 * The suite that an operation belongs to, by the first part of its id.
 * @throws {ConformanceError} `SUITE_UNKNOWN_OPERATION`.
 */
export function suiteOf(registry: readonly RegisteredSuite[], operation: string): RegisteredSuite {
  const service = operation.split('.', 1)[0]
  const found = registry.find(({ suite }) => suite.service === service)
  if (found !== undefined) return found
  throw new ConformanceError('SUITE_UNKNOWN_OPERATION', `no suite has the operation "${operation}"`, {
    next: 'k5-conformance list shows the operations',
  })
}

/**
 * An operation that may be called: one of the catalog, or one that the suite's fixtures need besides.
 * @throws {ConformanceError} `SUITE_UNKNOWN_OPERATION`.
 */
export function callableOf({ suite, catalog }: RegisteredSuite, id: string): Operation {
  return suite.undocumented?.find(operation => operation.id === id) ?? operationOf(catalog, id)
}

/**
 * An operation by its id or a former one.
 * @throws {ConformanceError} `SUITE_UNKNOWN_OPERATION`.
 */
function operationOf(catalog: ServiceCatalog, id: string): Operation {
  const found = catalog.operations.find(operation => operation.id === id || operation.aliases?.includes(id))
  if (found !== undefined) return found
  throw new ConformanceError('SUITE_UNKNOWN_OPERATION', `the catalog has no operation "${id}"`)
}
