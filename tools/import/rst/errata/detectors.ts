import type { TableDetector } from '../../errata/table-detectors.ts'
import { detectRstRequests } from './requests.ts'
import { detectRstRows } from './rows.ts'
import { detectRstSamples } from './samples.ts'

/** What the community tables say against the manual, and against each other. */
export const rstDetectors: readonly TableDetector[] = [detectRstRequests, detectRstRows, detectRstSamples]
