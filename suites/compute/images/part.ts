import type { Part } from '../part.ts'
import { deletionChecks } from './deletion.ts'
import { exemplars } from './exemplars.ts'
import { filterChecks } from './filters.ts'
import { imageChecks } from './images.ts'
import { guardedRequests, isolationChecks, unknownIds } from './isolation.ts'
import { listingChecks } from './listing.ts'
import { metadataChecks } from './metadata.ts'
import { oddMetadataChecks } from './odd-metadata.ts'
import { refusedMetadataChecks } from './refused-metadata.ts'

/** Images as compute shows them, and their metadata (§1.2.6.11 to §1.2.6.19, §1.2.6.30, 31, §1.8.6.6, 7). */
export const imagesPart: Part = {
  exemplars,
  guardedRequests,
  unknownIds,
  behaviour: [
    ...listingChecks,
    ...filterChecks,
    ...imageChecks,
    ...deletionChecks,
    ...metadataChecks,
    ...oddMetadataChecks,
    ...refusedMetadataChecks,
    ...isolationChecks,
  ],
  notEvaluated: {
    'rule:compute.images.delete.changed-password':
      'the password of the user who registered an image would have to be changed',
  },
}
