import { expect, test } from 'vitest'
import type { ServiceCatalog } from '../model/catalog.ts'
import { loadSpec } from '../shared/load-spec.ts'
import type { RegisteredSuite } from './registry.ts'
import { countUnchecked, operationsWithoutChecks, refuseUnchecked } from './without-checks.ts'

const spec: ServiceCatalog[] = [loadSpec('compute').catalog, loadSpec('image').catalog]
const keyPairs = 'compute.key-pairs.create'

/** Compute with checks for one of its operations only. */
const registry = [{ suite: { checks: [{ operation: keyPairs }] }, catalog: spec[0] }] as unknown as RegisteredSuite[]

test('counts the operations without checks of a service that has some', () => {
  const unchecked = operationsWithoutChecks(registry, spec)
  const [compute, image] = spec.map(({ operations }) => operations.length)
  expect(unchecked.map(({ id }) => id)).not.toContain(keyPairs)
  expect(countUnchecked(unchecked, spec).services.map(({ id, operations }) => [id, operations])).toEqual([
    ['compute', Number(compute) - 1],
    ['image', image],
  ])
})

test('refuses what no check is for, though its service has checks', () => {
  const unchecked = operationsWithoutChecks(registry, spec)
  expect(() => refuseUnchecked(['compute.servers.*'], registry, unchecked)).toThrow('there are no checks yet')
  expect(() => refuseUnchecked(['compute.*'], registry, unchecked)).not.toThrow()
})
