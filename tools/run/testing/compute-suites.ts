import { computeSuite } from '../../../suites/compute/suite.ts'
import { loadSpec } from '../../shared/load-spec.ts'
import type { RegisteredSuite } from '../registry.ts'

const spec = loadSpec('compute')
const compute = { suite: computeSuite(spec), catalog: spec.catalog, errata: spec.errata }

/** The suite of compute alone, built once. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  return [compute]
}
