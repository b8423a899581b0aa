import type { TableDetector } from '../../errata/table-detectors.ts'
import { sapIds } from '../operation-ids.ts'
import { bodyDetectors } from './body-detectors.ts'
import { listedDetectors } from './listed-detectors.ts'
import { sectionDetectors } from './section-detectors.ts'

const ids = new Set(Object.values(sapIds))

/** The detectors of the chapter on virtual servers for SAP. */
export const sapDetectors: readonly TableDetector[] = [
  ({ operations }) => {
    const own = operations.filter(({ operation }) => ids.has(operation.id))
    return own.flatMap(reading => [
      ...listedDetectors.flatMap(detect => detect(reading)),
      ...sectionDetectors.flatMap(detect => detect(reading, own)),
      ...bodyDetectors.flatMap(detect => detect(reading)),
    ])
  },
]
