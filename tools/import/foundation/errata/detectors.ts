import type { TableDetector } from '../../errata/table-detectors.ts'
import { apiListDetectors } from './api-list-detectors.ts'
import { chapterCodeDetectors } from './chapter-codes.ts'
import { rowDetectors } from './row-detectors.ts'
import { sectionDetectors } from './section-detectors.ts'

/** The detectors of the chapters written in the form "Name, Type, Description". */
export const foundationDetectors: readonly TableDetector[] = [
  ...apiListDetectors,
  ...rowDetectors,
  ...sectionDetectors,
  ...chapterCodeDetectors,
]
