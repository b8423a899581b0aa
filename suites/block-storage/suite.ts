import type { Check, ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { attachmentFixtures } from '../compute/attachments/life.ts'
import { contractChecks } from '../contract/contract-checks.ts'
import { probeOf } from '../openstack/probe.ts'
import { attachedChecks } from './attached.ts'
import { badRequestChecks } from './bad-requests.ts'
import { sharedVolumes } from './cost.ts'
import { exemplars } from './exemplars.ts'
import { faultChecks } from './faults.ts'
import { guardedRequests } from './guarded-requests.ts'
import { isolationChecks } from './isolation.ts'
import { listingChecks } from './listing.ts'
import { notEvaluated } from './not-evaluated.ts'
import { resources } from './resources.ts'
import { restoreChecks } from './restore.ts'
import { snapshotLifeChecks } from './snapshot-life.ts'
import { unknownIdRequests } from './unknown-ids.ts'
import { uploadImageChecks } from './upload-image.ts'
import { volumeFactChecks } from './volume-facts.ts'
import { volumeLifeChecks } from './volume-life.ts'
import { volumeSourceChecks } from './volume-sources.ts'
import { volumeTypeChecks } from './volume-types.ts'

/** Checks written by hand from the tables and the rules, in the order of the chapters. */
const behaviour: Check[] = [
  ...volumeTypeChecks,
  ...listingChecks,
  ...volumeFactChecks,
  ...volumeLifeChecks,
  ...volumeSourceChecks,
  ...uploadImageChecks,
  ...snapshotLifeChecks,
  ...restoreChecks,
  ...badRequestChecks,
  ...faultChecks,
  ...attachedChecks,
  ...isolationChecks,
]

/** Every check on volumes and snapshots (§2.1, §2.4), with what its calls leave on a target and how that is removed. */
export function blockStorageSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks = [
    ...contractChecks(catalog, { exemplars, guardedRequests, unknownIds: unknownIdRequests }),
    ...behaviour,
  ]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    ...resources,
    fixtures: { ...sharedVolumes, ...attachmentFixtures },
    probe: probeOf('block-storage.volumes.list'),
    notEvaluated: notEvaluated(catalog, checks),
  }
}
