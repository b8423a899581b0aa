import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Exemplar } from '../../contract/exemplar.ts'
import { jsonBody } from '../../openstack/json.ts'
import type { Part } from '../part.ts'
import { theServer } from '../servers/own-server.ts'
import { type Creation, completeServer, creations } from './create.ts'
import { deviceChecks } from './device-checks.ts'
import { deviceServer } from './devices.ts'
import { fullServer, hintOf } from './full-server.ts'
import { fullServerChecks } from './full-server-checks.ts'
import { hintChecks } from './hints.ts'
import { isolationChecks } from './isolation.ts'
import { referenceChecks } from './references.ts'
import { refusalChecksOfCreation } from './refusals.ts'
import { severalChecks } from './several.ts'

/** The plain server has what the samples of four sections send, and that of all rows has hints and a count. */
const servers: Record<Creation, (t: CheckContext) => Promise<{ created: TargetReply }>> = {
  create: fullServer,
  'create-with-scheduler-hints': fullServer,
  'create-multiple': fullServer,
  'create-with-disk-config': theServer,
  'create-with-config-drive': theServer,
  'create-with-mac-address': theServer,
  'create-with-block-devices': deviceServer,
}

const errata = ['compute.servers.create.answers-differ', 'compute.servers.create.nothing-tells-apart']

const exemplars = creations.map(
  (creation): Exemplar => ({
    operation: `compute.servers.${creation}`,
    variant: 'server',
    effect: 'create',
    statuses: [202],
    body: 'json',
    likeSample: true,
    errata: creation === 'create-multiple' ? ['compute.servers.create-multiple.reservation'] : errata,
    send: async t => (await servers[creation](t)).created,
  }),
)

async function intruding(t: CheckContext, creation: Creation): Promise<CallOptions> {
  const more = creation === 'create-multiple' ? { min_count: 1 } : {}
  const server = await completeServer(t, { name: t.name('intruder'), ...more })
  return jsonBody({ server, ...(creation === 'create-with-scheduler-hints' ? hintOf(t.unknownId()) : {}) })
}

const inside = 'it is seen within the server only, where no request of these documents reaches'
const slow = 'a client cannot make the volume of a server take longer than the target waits'

/** The seven descriptions of how servers are created (§1.2.6.2, 20, 21, 27, 32, 35, 38). */
export const creationPart: Part = {
  exemplars,
  guardedRequests: creations.map(creation => ({
    operation: `compute.servers.${creation}`,
    effect: 'create' as const,
    options: t => intruding(t, creation),
    // The chapter does not say which of its codes stands for another project's path.
    otherProject: [403, 400, 404],
    rules: { alternate: ['#path.tenant_id'] },
  })),
  unknownIds: [],
  behaviour: [
    ...fullServerChecks,
    ...referenceChecks,
    ...hintChecks,
    ...severalChecks,
    ...deviceChecks,
    ...refusalChecksOfCreation,
    ...isolationChecks,
  ],
  fixtures: {
    'server of all rows': { servers: 1 },
    'server of devices': { servers: 1, volumes: 2, gigabytes: 2 },
  },
  notEvaluated: {
    'compute.servers.create-with-mac-address#body.os-ext-ips-mac:mac_addr':
      'the row has no place in a request, as an erratum says: what the attribute is told of is judged',
    'rule:compute.servers.create.host-name-from-name': inside,
    'rule:compute.servers.create.password-from-metadata': inside,
    'rule:compute.servers.create.metadata-service-reachable': inside,
    'rule:compute.servers.create.router-for-guest': inside,
    ...Object.fromEntries(
      (['create', 'create-with-disk-config', 'create-with-config-drive', 'create-with-mac-address'] as const).map(
        creation => [`rule:compute.servers.${creation}.volume-not-ready-in-time`, slow],
      ),
    ),
    'rule:compute.servers.create.failover-by-metadata': 'a host cannot be made to fail by a conforming request',
    'rule:compute.servers.create.failover-exceptions': 'a host cannot be made to fail by a conforming request',
    'rule:compute.servers.create-with-scheduler-hints.dedicated':
      'a host of the project’s own would have to be rented for it',
    'rule:compute.servers.create-multiple.error-below-min-count':
      'the quota would have to be used up, with many servers',
  },
}
