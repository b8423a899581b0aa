import type { CallOptions } from '../../tools/model/check.ts'
import type { Uses } from '../../tools/model/uses.ts'
import { member, sentJson } from '../openstack/json.ts'

/** What a request to compute would take of a project: servers, and volumes with their gigabytes (§1.2.6.2, §2.1.6.9). */
export function takes(operation: string, options: CallOptions): Uses {
  if (operation.startsWith('compute.servers.create')) return ofServers(member(sentJson(options), 'server'))
  if (operation === 'compute.volumes.create')
    return { volumes: 1, gigabytes: numberOr(member(sentJson(options), 'volume', 'size'), 0) }
  return {}
}

function ofServers(server: unknown): Uses {
  const least = numberOr(member(server, 'min_count'), 1)
  const count = Math.max(least, numberOr(member(server, 'max_count'), least))
  const devices = member(server, 'block_device_mapping_v2')
  // The system volume that is made with a server and goes with it counts with the server, whatever its size.
  const made = (Array.isArray(devices) ? devices : []).filter(
    device =>
      member(device, 'source_type') !== 'volume' &&
      !(
        String(member(device, 'boot_index')) === '0' && /^true$/i.test(String(member(device, 'delete_on_termination')))
      ),
  )
  const gigabytes = made.reduce<number>((sum, device) => sum + numberOr(member(device, 'volume_size'), 0), 0)
  return { servers: count, volumes: count * made.length, gigabytes: count * gigabytes }
}

/** Numbers may be written as texts; what is none counts as the default. */
function numberOr(value: unknown, otherwise: number): number {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) && number > 0 ? number : otherwise
}
