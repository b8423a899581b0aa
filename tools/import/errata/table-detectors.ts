import type { ServiceCatalog } from '../../model/catalog.ts'
import { factsDetectors } from '../facts/errata/detectors.ts'
import { foundationDetectors } from '../foundation/errata/detectors.ts'
import { importExportDetectors } from '../import-export/errata/detectors.ts'
import type { OperationReading } from '../reading.ts'
import type { RstTable } from '../rst/assign-rows.ts'
import { rstDetectors } from '../rst/errata/detectors.ts'
import { sampleDetectors } from '../samples/json/errata/sample-detectors.ts'
import { sapDetectors } from '../sap/errata/detectors.ts'
import { comparisonDetectors } from './comparisons/comparison-detectors.ts'
import type { Finding } from './finding.ts'

/** Everything that detectors compare of one service of the chapters that are written in tables. */
export interface TableEvidence {
  service: string
  catalog: ServiceCatalog
  operations: readonly OperationReading[]
  /** The operations of every service. */
  all: readonly OperationReading[]
  rst: readonly RstTable[]
}

/** Looks for one kind of contradiction, damage or omission. */
export type TableDetector = (evidence: TableEvidence) => Finding[]

/** The detectors, in a fixed order. */
export const tableDetectors: readonly TableDetector[] = [
  ...foundationDetectors,
  ...importExportDetectors,
  ...sapDetectors,
  ...sampleDetectors,
  ...factsDetectors,
  ...rstDetectors,
  ...comparisonDetectors,
]
