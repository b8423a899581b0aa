import picomatch from 'picomatch'
import type { ServiceCatalog } from '../model/catalog.ts'
import type { WithoutChecks } from '../model/record.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { RegisteredSuite } from './registry.ts'

/** An operation of the spec that no check of any suite is for. */
interface UncheckedOperation {
  id: string
  service: string
}

/** Those of every service, in the order of the spec. */
export function operationsWithoutChecks(
  registry: readonly RegisteredSuite[],
  spec: readonly ServiceCatalog[],
): UncheckedOperation[] {
  const checked = new Set(registry.flatMap(({ suite }) => suite.checks.map(check => check.operation)))
  return spec.flatMap(({ service, operations }) =>
    operations.filter(({ id }) => !checked.has(id)).map(({ id }) => ({ id, service })),
  )
}

/** How many there are, by service. */
export function countUnchecked(
  unchecked: readonly UncheckedOperation[],
  spec: readonly ServiceCatalog[],
): WithoutChecks {
  const services = spec.map(({ service, title }) => ({
    id: service,
    title,
    operations: unchecked.filter(operation => operation.service === service).length,
  }))
  return {
    operations: unchecked.length,
    of: spec.reduce((sum, { operations }) => sum + operations.length, 0),
    services: services.filter(({ operations }) => operations > 0),
  }
}

/**
 * Who asks for operations that nothing judges yet must not be told that the target conforms.
 * @throws {ConformanceError} `SELECT_NO_CHECKS` when a pattern matches such operations and no others.
 */
export function refuseUnchecked(
  patterns: readonly string[],
  registry: readonly RegisteredSuite[],
  unchecked: readonly UncheckedOperation[],
): void {
  const without = new Set(unchecked.map(({ id }) => id))
  const others = registry.flatMap(({ catalog }) => catalog.operations.filter(({ id }) => !without.has(id)))
  for (const pattern of patterns) {
    const matches = picomatch(pattern)
    const own = unchecked.filter(({ id }) => matches(id))
    if (own.length === 0 || others.some(({ id }) => matches(id))) continue
    const services = [...new Set(own.map(({ service }) => service))].join(', ')
    throw new ConformanceError(
      'SELECT_NO_CHECKS',
      `there are no checks yet for what "${pattern}" matches: ${own.length} operations of ${services}`,
      {
        where: '--api',
        next: `nothing was judged; k5-conformance list --api '${pattern}' shows what the spec says of them`,
      },
    )
  }
}
