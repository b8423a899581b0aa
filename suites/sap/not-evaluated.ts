import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { unprovokedErrors } from '../contract/unprovoked-errors.ts'

const switched =
  'a client cannot provoke it; the emulator does with a fault of its own (--fault), and its tests look at the answer'

/** Why a status of the list (§1.7.6) is not provoked, where no check of an operation does. */
const unprovoked: Readonly<Record<string, string>> = {
  '400': 'nothing that is needed can be left out: without it the request is none of this operation',
  '404': 'what this operation addresses always exists for the one who may ask',
  '405': 'the method is part of the operation: one that the path does not have is no request of it',
  '406': 'the list explains HTTP in general; one operation is asked for another type than XML for all of them',
  '408': 'the manual does not say how long a request may take',
  '409': 'the documents name no request of this operation that conflicts with what is there',
  '410': 'the documents name nothing that was moved',
  '412': 'no argument of the operation has values or a form that the manual tells',
  '413': 'the manual names no limit; one operation is sent a body beyond all need for all of them',
  '414': 'the manual names no limit; one operation is sent a URL beyond all need for all of them',
  '415': 'the list explains HTTP in general; one operation is sent another type than XML for all of them',
  '416': 'no operation answers ranges',
  '417': 'no operation has expectations but those of HTTP itself, which the client\u2019s library keeps',
  '500': 'a failure inside the target cannot be provoked by a conforming request',
}

const danger =
  'were it done, it would take from the project what cannot be restored (§1.7.5.23), also what the run did not make'

/** Rules and arguments that no check exercises. */
const unlooked: Readonly<Record<string, string>> = {
  'rule:sap.servers.create.network-values': 'no operation tells the mask and the gateway that a server has inside',
  'rule:sap.servers.start.os-not-awaited': 'no operation tells whether the operating system has started',
  'rule:sap.projects.enable.one-at-a-time': 'it is a duty of the client: what a target does otherwise is not said',
  'rule:sap.projects.enable.pools': 'no operation tells the pools of a project',
  'rule:sap.projects.disable.empty-first': danger,
  'rule:sap.projects.disable.own-project': danger,
  'rule:sap.projects.disable.not-restored': danger,
  'rule:sap.projects.disable.pools': 'no operation tells the pools of a project',
  'sap.projects.disable#query.availability_zone': danger,
  'rule:sap.networks.create.custom-role': 'custom roles are made by another service, which the manual only mentions',
  'rule:sap.networks.list.all-zones':
    'no operation tells the networks of one availability zone, to compare the list with',
  'rule:sap.templates.list.says-configuration-file': switched,
  'rule:sap.templates.list.says-connection-refused': switched,
  'rule:sap.templates.list.says-certificate': switched,
  'rule:sap.templates.list.says-unreachable': switched,
  'rule:sap.templates.list.says-region': switched,
  'rule:sap.templates.list.says-internal-error': switched,
  'rule:sap.images.create.says-image-pool-missing': switched,
  'rule:sap.images.create.says-storage-pool-missing': switched,
  'rule:sap.networks.create.says-token-unsuitable': switched,
  'rule:sap.networks.create.says-endpoint-invalid': switched,
  'rule:sap.networks.create.says-endpoint-foreign': switched,
  'rule:sap.networks.create.says-network-missing': switched,
  'rule:sap.networks.create.says-subnet-unlinked': switched,
  'rule:sap.networks.create.says-subnet-in-use':
    'it needs two requests at the same moment; which of the messages the second one is answered is for the target to choose',
}

/** The reason for every fact and rule that no check exercises and that needs one; a test demands all others. */
export function notEvaluated(
  catalog: ServiceCatalog,
  checks: readonly Check[],
  ofParts: Readonly<Record<string, string>>,
): Record<string, string> {
  const covered = new Set(checks.flatMap(check => check.covers))
  const others = Object.entries({ ...unlooked, ...ofParts }).filter(([id]) => !covered.has(id))
  return { ...unprovokedErrors(catalog, checks, unprovoked), ...Object.fromEntries(others) }
}
