import type { ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { bodyChecks } from '../contract/bodies.ts'
import { refusalChecks } from '../contract/refusals.ts'
import { statusChecks } from '../contract/status-and-headers.ts'
import { unknownIdChecks } from '../contract/unknown-ids.ts'
import { probeOf } from '../openstack/probe.ts'
import { badRequestChecks } from './bad-requests.ts'
import { behaviour } from './behaviour.ts'
import { exemplars, guardedRequests, unknownIds } from './exemplars.ts'
import { notEvaluated } from './not-evaluated.ts'
import { cleanup, creates, find, removes } from './resources.ts'

/** Every check on schedules (§1.5.5.3 to 5), with those that it registers and how they are removed. */
export function autoscaleSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks = [
    ...statusChecks(catalog, exemplars, { errata: () => [] }),
    ...bodyChecks(catalog, exemplars),
    ...refusalChecks(catalog, guardedRequests),
    ...unknownIdChecks(catalog, unknownIds),
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
