import type { TableDetector } from '../../errata/table-detectors.ts'
import { detectDefaultOutsideValues } from './defaults.ts'
import { handMadeCheck } from './hand-made.ts'
import { detectNoPlace, detectSpelledOtherwise } from './places.ts'
import { detectMembersWithoutRow, detectRowsWithoutSample } from './rows-against-samples.ts'
import { detectLimitsDiffer, detectPresenceDiffers, detectTypeDiffers, detectValuesDiffer } from './same-parameter.ts'
import { detectSampleOutsideLimits, detectSampleOutsideValues } from './sample-values.ts'
import { detectTypeInSamples } from './type-in-samples.ts'
import { detectTypeOfText } from './type-of-text.ts'

/** The detectors of facts: rows against their own text, against the samples, and against rows of other sections. */
export const factsDetectors: readonly TableDetector[] = [
  handMadeCheck(),
  detectTypeOfText,
  detectTypeInSamples,
  detectTypeDiffers,
  detectPresenceDiffers,
  detectValuesDiffer,
  detectLimitsDiffer,
  detectDefaultOutsideValues,
  detectSampleOutsideValues,
  detectSampleOutsideLimits,
  detectSpelledOtherwise,
  detectNoPlace,
  detectRowsWithoutSample,
  detectMembersWithoutRow,
]
