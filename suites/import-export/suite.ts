import type { Check, CheckContext, ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { contractChecks } from '../contract/contract-checks.ts'
import { jsonOf, textAt } from '../openstack/json.ts'
import { probeOf } from '../openstack/probe.ts'
import { cancelChecks } from './cancel.ts'
import { exemplars } from './exemplars.ts'
import { exportRefusalChecks } from './export-refusals.ts'
import { exportChecks } from './exports.ts'
import { guardedRequests, unknownIds } from './guarded-requests.ts'
import { importRefusalChecks } from './import-refusals.ts'
import { importChecks } from './imports.ts'
import { isolationChecks } from './isolation.ts'
import { listingChecks } from './listing.ts'
import { notEvaluated } from './not-evaluated.ts'
import { protocolChecks } from './protocol.ts'
import { cleanup, creates, find, identifies, removes, standing, stores } from './resources.ts'
import { roleChecks } from './roles.ts'
import { undocumented } from './undocumented.ts'

/** Checks written by hand from the tables and the rules. */
const behaviour: Check[] = [
  ...importChecks,
  ...importRefusalChecks,
  ...exportChecks,
  ...exportRefusalChecks,
  ...cancelChecks,
  ...listingChecks,
  ...isolationChecks,
  ...protocolChecks,
  ...roleChecks,
]

/** Every check on imports and exports (§1.6), with what its calls leave on a target and how that is removed. */
export function importExportSuite({ catalog }: SpecOfService): ServiceSuite {
  const checks = [...contractChecks(catalog, { exemplars, guardedRequests, unknownIds }), ...behaviour]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    creates,
    stores,
    standing,
    identifies,
    removes,
    cleanup,
    // Each waits for a job of its own; what an export still reads is refused until that has ended, and asked again.
    cleanupGroup: ({ kind }) => kind,
    find,
    undocumented,
    // Where a target lets nobody upload an image, those that are exported come from a volume.
    fixtures: { 'volume of images': { volumes: 1, gigabytes: 1 } },
    probe,
    notEvaluated,
  }
}

const probeList = probeOf('import-export.imports.list')

/** A service that says by its own code that it is in trouble is the service, and the checks look at how it says so. */
function probe(send: CheckContext['call']): Promise<string | undefined> {
  let inTrouble = false
  const told = probeList(async (operation, options) => {
    const reply = await send(operation, options)
    inTrouble = reply.status >= 500 && textAt(jsonOf(reply), 'error_code').startsWith('5')
    return reply
  })
  return told.then(why => (inTrouble ? undefined : why))
}
