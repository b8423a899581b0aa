import type { Check, ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { contractChecks } from '../contract/contract-checks.ts'
import { probeOf } from '../openstack/probe.ts'
import { exemplars } from './exemplars.ts'
import { filterChecks } from './filters.ts'
import { guardedRequests, unknownIds } from './guarded-requests.ts'
import { imageChecks } from './images.ts'
import { listingChecks } from './listing.ts'
import { notEvaluated } from './not-evaluated.ts'
import { cleanup, creates, find, identifies, removes, standing } from './resources.ts'
import { sharingChecks } from './sharing.ts'
import { sortingChecks } from './sorting.ts'
import { undocumented } from './undocumented.ts'
import { updateChecks } from './update.ts'

/** Checks written by hand from the rules, in the order of the chapter. */
const behaviour: Check[] = [
  ...updateChecks,
  ...listingChecks,
  ...filterChecks,
  ...sortingChecks,
  ...imageChecks,
  ...sharingChecks,
]

/** Every check on the image service (§1.8.6.9-17), with what its calls leave on a target and how that is removed. */
export function imageSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks = [...contractChecks(catalog, { exemplars, guardedRequests, unknownIds }), ...behaviour]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    creates,
    standing,
    identifies,
    removes,
    cleanup,
    find,
    // Only where a target has no other way to make images.
    fixtures: { 'volume of images': { volumes: 1, gigabytes: 1 } },
    probe: probeOf('image.images.list'),
    undocumented,
    notEvaluated: notEvaluated(catalog, checks),
  }
}
