import type { ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { contractChecks } from '../contract/contract-checks.ts'
import { behaviour } from './behaviour.ts'
import { exemplars, guardedRequests, unknownIds } from './exemplars.ts'
import { notEvaluated } from './not-evaluated.ts'
import { cleanup, creates, find, identifies, removes, standing } from './resources.ts'
import { undocumented } from './undocumented.ts'

/** Every check on resources of stacks (§1.5.5.1, §1.5.5.2), with the stacks that it makes and how they are removed. */
export function orchestrationSuite({ catalog }: SpecOfService): ServiceSuite {
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
    undocumented,
    notEvaluated: notEvaluated(catalog, checks),
  }
}
