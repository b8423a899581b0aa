import { objectStorageSuite } from '../../suites/object-storage/suite.ts'
import { loadSpec } from '../shared/load-spec.ts'
import type { RegisteredSuite } from './registry.ts'

/** Every suite of the project with its committed spec, in the order of the manual. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  const spec = loadSpec('object-storage')
  return [{ suite: objectStorageSuite(spec), catalog: spec.catalog, errata: spec.errata }]
}
