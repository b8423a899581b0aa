import type { Problem } from '../http/problem.ts'
import { type PlannedFault, unknownFault } from '../planned-fault.ts'
import { messages, zoneMessages } from './messages.ts'
import type { SapRequest } from './operation.ts'
import { refuse, refuseByStatus, refuseInZones } from './refusals.ts'
import { zones } from './zones.ts'

/** How an operation shall fail: by a refusal, or by its task. */
export type SapFault = { refusal(where: FaultPlace): Problem } | { outcome: NonNullable<SapRequest['outcome']> }

export interface FaultPlace {
  projectId: string
  networkEndpoint: string
}

const region = 'jp-east-1'

const refusals: Readonly<Record<string, (where: FaultPlace) => Problem>> = {
  'configuration-file': () => refuse(messages.configurationFile, 'etc/region-manager.xml'),
  'no-zone': () => refuse(messages.zoneNotFound, 'no availability zone is defined'),
  'connection-refused': () => refuse(messages.connectionRefused),
  certificate: () => refuse(messages.certificate),
  unreachable: () => refuse({ status: 409, text: 'execution expired' }),
  region: () => refuse(messages.configuration, region),
  'vm-pool': () => refuse(messages.invalidFormat, 'TemplateLink,name'),
  'image-pool': ({ projectId }) => refuse(messages.poolNotFound, projectId, 'collecting image'),
  'image-storage': () => refuse(messages.poolNotFound, region, 'Collecting image'),
  'endpoint-unauthorized': where => lost(where, 'endpoint does not authorize user'),
  'endpoint-invalid': where =>
    lost(where, `"keystone endpoint", endpoint(${where.networkEndpoint}) is not valid value`),
  'endpoint-foreign': where =>
    lost(where, `response from endpoint(${where.networkEndpoint}) may be not keystone's one`),
  'network-missing': where => lost(where, 'network with specified subnet uuid is not found'),
  'subnet-unlinked': () =>
    refuse(messages.networkCreateFailed, 'not for linked subnet, resource_id: 00000000-0000-4000-8000-000000000000'),
  zones: ({ projectId }) =>
    refuseInZones(
      zones.map(zone => ({
        zone,
        message: zoneMessages.failed,
        args: [projectId],
        cause: { product: 'hypervisor', resourceName: projectId, request: zone, message: 'a fault was provoked' },
      })),
    ),
}

const outcomes: Readonly<Record<string, SapRequest['outcome']>> = {
  'task-error': 'error',
  'task-cancelled': 'cancelled',
}

/**
 * What the planned faults mean here, by operation.
 * @throws {ConformanceError} `EMULATOR_FAULT` for an operation or a fault that there is not.
 */
export function sapFaults(planned: readonly PlannedFault[], operations: readonly string[]): Map<string, SapFault> {
  return new Map(
    planned.map(({ service, operation, what }) => {
      const text = `${service}:${operation}=${what}`
      if (service !== 'sap') throw unknownFault(text, 'faults are planned for the service sap only')
      if (operation !== '*' && !operations.includes(operation))
        throw unknownFault(text, `operations are ${operations.join(', ')}`)
      return [operation, meaningOf(what, text)]
    }),
  )
}

function meaningOf(what: string, text: string): SapFault {
  const outcome = outcomes[what]
  if (outcome !== undefined) return { outcome }
  const refusal = refusals[what]
  if (refusal !== undefined) return { refusal }
  if (/^[45]\d\d$/.test(what)) return { refusal: () => refuseByStatus(Number(what)) }
  const names = [...Object.keys(refusals), ...Object.keys(outcomes)]
  throw unknownFault(text, `a fault is a status from 400 to 599, or one of ${names.join(', ')}`)
}

function lost({ networkEndpoint }: FaultPlace, reason: string): Problem {
  return refuse(messages.networkNotFound, networkEndpoint, `${zones[0]}:${reason}`)
}
