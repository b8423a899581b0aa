import type { ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { contractChecks } from '../contract/contract-checks.ts'
import { probeOf } from '../openstack/probe.ts'
import { badRequestChecks } from './bad-requests.ts'
import { behaviour } from './behaviour.ts'
import { exemplars, guardedRequests, unknownIds } from './exemplars.ts'
import { notEvaluated } from './not-evaluated.ts'
import { cleanup, creates, find, removes } from './resources.ts'

/** Every check on schedules (§1.5.5.3 to 5), with those that it registers and how they are removed. */
export function autoscaleSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks = [
    ...contractChecks(catalog, { exemplars, guardedRequests, unknownIds }),
    ...badRequestChecks,
    ...behaviour,
  ]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    creates,
    removes,
    cleanup,
    find,
    probe: probeOf('autoscale.schedules.list', {}),
    notEvaluated: notEvaluated(catalog, checks),
  }
}
