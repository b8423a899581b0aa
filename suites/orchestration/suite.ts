import type { ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { bodyChecks } from '../contract/bodies.ts'
import { refusalChecks } from '../contract/refusals.ts'
import { statusChecks } from '../contract/status-and-headers.ts'
import { unknownIdChecks } from '../contract/unknown-ids.ts'
import { behaviour } from './behaviour.ts'
import { exemplars, guardedRequests, unknownIds } from './exemplars.ts'
import { notEvaluated } from './not-evaluated.ts'
import { cleanup, creates, find, identifies, removes } from './resources.ts'
import { undocumented } from './undocumented.ts'

/** Every check on resources of stacks (§1.5.5.1, §1.5.5.2), with the stacks that it makes and how they are removed. */
export function orchestrationSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks = [
    ...statusChecks(catalog, exemplars, { errata: () => [] }),
    ...bodyChecks(catalog, exemplars),
    ...refusalChecks(catalog, guardedRequests),
    ...unknownIdChecks(catalog, unknownIds),
    ...behaviour,
  ]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    creates,
    identifies,
    removes,
    cleanup,
    find,
    undocumented,
    notEvaluated: notEvaluated(catalog, checks),
  }
}
