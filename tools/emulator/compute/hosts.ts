import { fault } from '../rest/fault.ts'
import type { ServerGroup, ServerGroupStore } from './server-group-store.ts'
import type { ServerStore } from './server-store.ts'

/** As many hosts as a zone has: an anti-affinity group finds no place for a server more. */
const hostsPerZone = 3

/** The hosts of a zone, e.g. `jp-east-1a-compute-1`. */
function hostsOf(zone: string): string[] {
  return Array.from({ length: hostsPerZone }, (_, index) => `${zone}-compute-${index + 1}`)
}

/**
 * The server group that scheduler hints name.
 * @throws {Problem} 400 when the project has no such group.
 */
export function groupOfHints(
  groups: ServerGroupStore,
  projectId: string,
  hints: Readonly<Record<string, unknown>>,
): ServerGroup | undefined {
  const { group: wanted } = hints
  if (wanted === undefined || wanted === null) return undefined
  const group = groups.find(projectId, String(wanted))
  if (group === undefined) throw fault(400, `Instance group ${wanted} could not be found.`)
  return group
}

/**
 * Chooses the host with the fewest servers among those that the group's policy leaves.
 * @returns null: no host is left.
 */
export function chooseHost(servers: ServerStore, zone: string, group: ServerGroup | undefined): string | null {
  const candidates = hostsOf(zone).map(host => {
    const present = servers.onHost(host)
    const members = present.filter(({ hints }) => group !== undefined && hints.group === group.id).length
    return { host, load: present.length, members }
  })
  const allowed =
    group?.policy === 'anti-affinity'
      ? candidates.filter(({ members }) => members === 0)
      : candidates.filter(({ members }) => members > 0)
  // A group without members may begin anywhere, and so may whoever is in none.
  const choice = allowed.length === 0 && group?.policy !== 'anti-affinity' ? candidates : allowed
  return choice.sort((a, b) => a.load - b.load)[0]?.host ?? null
}
