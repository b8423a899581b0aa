import { detectBodyElements } from './body-elements.ts'
import { detectBodyLengths } from './body-lengths.ts'
import { detectCardinalities } from './cardinalities.ts'
import { detectCommunityTables } from './community-tables.ts'
import { detectElements } from './elements.ts'
import type { Evidence, Finding } from './finding.ts'
import { detectParameters } from './parameters.ts'
import { detectResponseHeaders } from './response-headers.ts'
import { detectSampleHeads } from './sample-heads.ts'
import { detectStatuses } from './statuses.ts'
import { detectTitles } from './titles.ts'

/** Every finding of every detector, in a fixed order. */
export function detectFindings(evidence: Evidence): Finding[] {
  return [
    detectStatuses,
    detectParameters,
    detectCardinalities,
    detectResponseHeaders,
    detectTitles,
    detectSampleHeads,
    detectElements,
    detectBodyLengths,
    detectBodyElements,
    detectCommunityTables,
  ].flatMap(detect => detect(evidence))
}
