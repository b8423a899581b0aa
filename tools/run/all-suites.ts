import { autoscaleSuite } from '../../suites/autoscale/suite.ts'
import { blockStorageSuite } from '../../suites/block-storage/suite.ts'
import { computeSuite } from '../../suites/compute/suite.ts'
import { imageSuite } from '../../suites/image/suite.ts'
import { importExportSuite } from '../../suites/import-export/suite.ts'
import { objectStorageSuite } from '../../suites/object-storage/suite.ts'
import { orchestrationSuite } from '../../suites/orchestration/suite.ts'
import { sapSuite } from '../../suites/sap/suite.ts'
import type { ServiceSuite, SpecOfService } from '../model/check.ts'
import { loadSpec } from '../shared/load-spec.ts'
import type { RegisteredSuite } from './registry.ts'

const suites: Readonly<Record<string, (spec: SpecOfService) => ServiceSuite>> = {
  compute: computeSuite,
  orchestration: orchestrationSuite,
  autoscale: autoscaleSuite,
  image: imageSuite,
  sap: sapSuite,
  'block-storage': blockStorageSuite,
  'import-export': importExportSuite,
  'object-storage': objectStorageSuite,
}

/** Every suite of the project with its committed spec, in the order of the manual. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  return Object.entries(suites).map(([service, suiteOf]) => {
    const spec = loadSpec(service)
    return { suite: suiteOf(spec), catalog: spec.catalog, errata: spec.errata }
  })
}
