import type { TableDetector } from '../table-detectors.ts'
import { detectDetails } from './details.ts'
import { detectLinkPaths } from './links.ts'
import { detectOmittedRows } from './omitted.ts'
import { detectCodesOfServices, detectMembersOfServices, detectValuesOfServices } from './other-services.ts'
import { detectAnswerOfSameApi, detectNothingTellsApart, detectQueryOfSameApi } from './same-api.ts'
import { detectMemberTypes, detectMomentForms, detectMomentsOfTables, detectValueSpellings } from './spellings.ts'

/** What is compared across the whole of a service: tables with samples, samples with each other, operations of one API. */
export const comparisonDetectors: readonly TableDetector[] = [
  detectOmittedRows,
  detectNothingTellsApart,
  detectQueryOfSameApi,
  detectAnswerOfSameApi,
  detectCodesOfServices,
  detectMembersOfServices,
  detectValuesOfServices,
  detectDetails,
  detectMemberTypes,
  detectValueSpellings,
  detectMomentForms,
  detectMomentsOfTables,
  detectLinkPaths,
]
