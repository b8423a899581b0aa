import type { CatalogChapter, Operation, ServiceCatalog, StatusCode } from '../../model/catalog.ts'
import { generatedNotice } from '../read-service.ts'
import { shapeOf } from '../rst/assign-rows.ts'
import { readFacts, readFaults } from './introduction.ts'
import type { JioPartReading } from './operations.ts'

/**
 * One catalog for each part of the document.
 * @param operations those of the readings, as decided.
 */
export function jioCatalogs(parts: readonly JioPartReading[], operations: readonly Operation[]): ServiceCatalog[] {
  const byId = new Map(operations.map(operation => [operation.id, operation]))
  return parts.map(({ part, service: { service, prefixes }, clause, groups }) => {
    const facts = readFacts(part.introduction, clause)
    const errorCodes: StatusCode[] = readFaults(part.introduction, clause)
    const own = groups.map(group => ({
      ...group,
      operations: group.readings.map(({ operation }) => byId.get(operation.id) as Operation),
    }))
    return {
      generated: generatedNotice,
      document: 'jio-api',
      service,
      // The document names no types; see `CatalogChapter`.
      serviceType: service,
      title: part.title,
      clause,
      chapters: own.map(
        (group): CatalogChapter => ({
          section: group.section,
          title: group.group.title,
          clause: group.clause,
          pathPrefix: prefixOf(group.operations, prefixes),
          errorCodes,
          ...(facts.length === 0 ? {} : { facts }),
        }),
      ),
      operations: own.flatMap(group => group.operations),
    }
  })
}

function prefixOf(operations: readonly Operation[], prefixes: readonly string[]): string {
  return prefixes.find(prefix => operations.every(({ path }) => `${path}/`.startsWith(`${prefix}/`))) ?? ''
}

/** Operations that ask the same as an earlier one get its id: nothing in a request tells the two apart. */
export function withVariants(operations: readonly Operation[]): Operation[] {
  const first = new Map<string, string>()
  return operations.map(operation => {
    const { id, method, path, discriminator, ...rest } = operation
    const request = `${method} ${path} ${discriminator?.name}`
    const earlier = first.get(request)
    if (earlier === undefined) {
      first.set(request, id)
      return operation
    }
    const { title, ...others } = rest
    const told = discriminator === undefined ? {} : { discriminator }
    return { id, title, method, path, ...told, variantOf: earlier, ...others }
  })
}

/**
 * Notes the operations of other documents that have the same id: ids are given so. A variant that only this document
 * has is the same as the operation that it describes again.
 */
export function withSameAs(operations: readonly Operation[], others: readonly ServiceCatalog[]): Operation[] {
  const documents = new Map<string, string[]>()
  for (const { document, operations: described } of others)
    for (const { id } of described) documents.set(id, [...(documents.get(id) ?? []), document])
  return operations.map(operation => {
    const id = documents.has(operation.id) ? operation.id : (operation.variantOf ?? operation.id)
    // The community tables copy the manual: they are named only where it has no such operation.
    const found = documents.get(id) ?? []
    const named = found.includes('k5-foundation-1.12') ? ['k5-foundation-1.12'] : found
    return named.length === 0 ? operation : { ...operation, sameAs: named.map(document => `${document} ${id}`) }
  })
}

/** Whether two operations send their requests to the same place. */
export function sameRequest(a: Operation, b: Operation): boolean {
  return a.method === b.method && shapeOf(a.path) === shapeOf(b.path)
}
