import type { TableDetector } from '../../errata/table-detectors.ts'
import { importExportIds } from '../operation-ids.ts'
import { rowDetectors } from './row-detectors.ts'
import { acrossOperations, sectionDetectors } from './section-detectors.ts'

const ids = new Set(Object.values(importExportIds))

/** The detectors of the chapter on virtual server import and export. */
export const importExportDetectors: readonly TableDetector[] = [
  ({ operations }) => {
    const own = operations.filter(({ operation }) => ids.has(operation.id))
    return [
      ...own.flatMap(reading => rowDetectors.flatMap(detect => detect(reading))),
      ...own.flatMap(reading => sectionDetectors.flatMap(detect => detect(reading))),
      ...(own.length === 0 ? [] : acrossOperations(own)),
    ]
  },
]
