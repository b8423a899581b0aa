import type { Operation, ServiceCatalog } from '../../tools/model/catalog.ts'
import { factsOf } from '../../tools/model/facts.ts'

/**
 * Those of these facts that the catalog has of the operation: services document different headers and variables, and
 * a check covers only what is documented. Rules are kept.
 */
export function knownFacts(catalog: ServiceCatalog, operation: Operation, covers: readonly string[]): string[] {
  const known = factIdsOf(catalog)
  return covers.filter(covered => !covered.startsWith('#') || known.has(operation.id + covered))
}

const factIds = new WeakMap<ServiceCatalog, Set<string>>()

function factIdsOf(catalog: ServiceCatalog): Set<string> {
  let known = factIds.get(catalog)
  if (known === undefined) {
    known = new Set(factsOf(catalog).map(({ id }) => id))
    factIds.set(catalog, known)
  }
  return known
}
