import type { TableDetector } from '../../../errata/table-detectors.ts'
import { detectSampleAnswers } from './answers.ts'
import { detectSampleCaptions } from './captions.ts'
import { detectSampleLinks } from './links.ts'
import { detectMemberNames } from './member-names.ts'
import { detectMissingSamples } from './missing.ts'
import { detectOddValues } from './odd-values.ts'
import { detectSampleDamage } from './repairs.ts'
import { detectSameThings } from './same-thing.ts'
import { detectPlainVariants } from './variants.ts'

/** What is wrong with or between the JSON samples of a service. */
export const sampleDetectors: readonly TableDetector[] = [
  detectSampleDamage,
  detectSampleCaptions,
  detectMissingSamples,
  detectSampleLinks,
  detectSampleAnswers,
  detectSameThings,
  detectMemberNames,
  detectOddValues,
  detectPlainVariants,
]
