import type { Check, ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { contractChecks } from '../contract/contract-checks.ts'
import { probeOf } from '../openstack/probe.ts'
import { actionsPart } from './actions/part.ts'
import { attachmentsPart } from './attachments/part.ts'
import { creationPart } from './creation/part.ts'
import { flavorsPart } from './flavors/part.ts'
import { imagesPart } from './images/part.ts'
import { interfacesPart } from './interfaces/part.ts'
import { keyPairsPart } from './key-pairs/part.ts'
import { notEvaluated } from './not-evaluated.ts'
import type { Part } from './part.ts'
import { readingPart } from './reading/part.ts'
import { resources } from './resources.ts'
import { serverGroupsPart } from './server-groups/part.ts'
import { serverFixtures } from './servers/own-server.ts'
import { volumesPart } from './volumes/part.ts'

/** The themes of the service, in the order of the chapters. */
const parts: readonly Part[] = [
  readingPart,
  creationPart,
  actionsPart,
  imagesPart,
  flavorsPart,
  keyPairsPart,
  volumesPart,
  attachmentsPart,
  interfacesPart,
  serverGroupsPart,
]

/** Every check on compute (§1.1 to 1.3, 1.8, 2.1), with what its calls leave on a target and how that is removed. */
export function computeSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks: Check[] = [
    ...contractChecks(catalog, {
      exemplars: parts.flatMap(part => part.exemplars),
      guardedRequests: parts.flatMap(part => part.guardedRequests),
      unknownIds: parts.flatMap(part => part.unknownIds),
    }),
    ...parts.flatMap(part => part.behaviour),
  ]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    ...resources,
    fixtures: Object.assign({}, serverFixtures, ...parts.map(part => part.fixtures ?? {})),
    probe: probeOf('compute.servers.list'),
    notEvaluated: notEvaluated(catalog, checks, Object.assign({}, ...parts.map(part => part.notEvaluated ?? {}))),
  }
}
