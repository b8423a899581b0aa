import type { Part } from '../part.ts'
import { agreementChecks } from './agreement.ts'
import { attributeChecks } from './attributes.ts'
import { badRequestChecks } from './bad-requests.ts'
import { changingKey } from './changes.ts'
import { readingExemplars } from './exemplars.ts'
import { filterChecks } from './filters.ts'
import { guardedRequests, unknownIdRequests } from './guarded-requests.ts'
import { isolationChecks } from './isolation.ts'
import { metadataChecks } from './metadata.ts'
import { pagingChecks, twinsKey } from './paging.ts'
import { updateChecks } from './update.ts'

/** Looking at servers in lists and alone, updating them and their metadata (§1.1, §1.2.6.1, .3, .4, .58, §1.3). */
export const readingPart: Part = {
  exemplars: readingExemplars,
  guardedRequests,
  unknownIds: unknownIdRequests,
  behaviour: [
    ...agreementChecks,
    ...attributeChecks,
    ...filterChecks,
    ...pagingChecks,
    ...updateChecks,
    ...metadataChecks,
    ...badRequestChecks,
    ...isolationChecks,
  ],
  fixtures: {
    [changingKey]: { servers: 1 },
    [twinsKey]: { servers: 1 },
  },
}
