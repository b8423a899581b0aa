import type { Check, ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { bodyChecks } from '../contract/bodies.ts'
import { refusalChecks } from '../contract/refusals.ts'
import { statusChecks } from '../contract/status-and-headers.ts'
import { unknownIdChecks } from '../contract/unknown-ids.ts'
import { administratorHeaderChecks } from './administrator-headers.ts'
import { elementChecks } from './elements.ts'
import { exemplars } from './exemplars.ts'
import { faultsPart } from './faults/part.ts'
import { serverFixtures } from './fixtures.ts'
import { formatsChecks } from './formats.ts'
import { guardedRequests } from './guarded-requests.ts'
import { isolationChecks } from './isolation.ts'
import { livesPart } from './lives/part.ts'
import { notEvaluated } from './not-evaluated.ts'
import type { Part } from './part.ts'
import { probe } from './probe.ts'
import { resources } from './resources.ts'
import { roleChecks } from './roles.ts'
import { unknownIdRequests } from './unknown-ids.ts'

/** The themes of the service. */
const parts: readonly Part[] = [livesPart, faultsPart]

/** Every check on virtual servers for SAP (§1.7), with what its calls leave on a target and how that is removed. */
export function sapSuite({ catalog }: SpecOfService): ServiceSuite {
  const leniency = { errata: (): string[] => [] }
  const checks: Check[] = [
    ...statusChecks(catalog, [...exemplars], leniency),
    ...bodyChecks(catalog, [...exemplars]),
    ...elementChecks(catalog, exemplars),
    ...refusalChecks(catalog, guardedRequests),
    ...unknownIdChecks(catalog, unknownIdRequests),
    ...administratorHeaderChecks(catalog),
    ...roleChecks,
    ...formatsChecks,
    ...isolationChecks,
    ...parts.flatMap(part => part.behaviour),
  ]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    ...resources,
    fixtures: Object.assign({}, serverFixtures, ...parts.map(part => part.fixtures ?? {})),
    probe,
    notEvaluated: notEvaluated(catalog, checks, Object.assign({}, ...parts.map(part => part.notEvaluated ?? {}))),
  }
}
