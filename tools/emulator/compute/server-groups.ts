import { randomUUID } from 'node:crypto'
import { fault } from '../rest/fault.ts'
import { wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { chooseZone } from './availability-zones.ts'
import type { GroupPolicy, ServerGroup, ServerGroupStore } from './server-group-store.ts'

/** Of one project. */
export const maximumGroups = 50

export interface ServerGroupOptions {
  groups: ServerGroupStore
  /** Ids of the servers that exist in a group. */
  membersOf: (group: ServerGroup) => string[]
}

/** Server groups (§1.2.6.52 to 55). */
export function serverGroupRoutes({ groups, membersOf }: ServerGroupOptions): RestRoutes {
  const describe = (group: ServerGroup): object => ({
    id: group.id,
    name: group.name,
    policies: [group.policy],
    members: membersOf(group),
    metadata: {},
  })

  function findGroup({ caller, parameters: [id = ''] }: RestRequest): ServerGroup {
    const group = groups.find(caller.projectId, id)
    if (group === undefined) throw fault(404, `Instance group ${id} could not be found.`)
    return group
  }

  return {
    '/os-server-groups': {
      GET: ({ caller }) => ({
        status: 200,
        body: { server_groups: groups.list(caller.projectId).map(describe) },
      }),
      POST: async request => {
        const { projectId } = request.caller
        const given = wrapped(await request.body(), 'server_group', fault)
        const name = checkName(given.name)
        const policy = checkPolicies(given.policies)
        const availabilityZone = chooseZone(given.availability_zone)
        if (groups.list(projectId).length >= maximumGroups)
          throw fault(413, 'Quota exceeded, too many server groups.', { 'Retry-After': '0' })
        const group = groups.add({ id: randomUUID(), projectId, name, policy, availabilityZone })
        return { status: 200, body: { server_group: describe(group) } }
      },
    },
    '/os-server-groups/{group}': {
      GET: request => {
        const group = findGroup(request)
        // The zone stands beside the group, not in it, as in §1.2.6.54.
        return { status: 200, body: { server_group: describe(group), availability_zone: group.availabilityZone } }
      },
      DELETE: request => {
        groups.remove(findGroup(request))
        return { status: 204 }
      },
    },
  }
}

/** @throws {Problem} 400 */
function checkName(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > 255 || value !== value.trim())
    throw fault(400, 'Invalid format for name: 1 to 255 characters without leading or trailing spaces are expected')
  return value
}

/** The policy of a list that may name one only, since the two exclude each other. @throws {Problem} 400 */
function checkPolicies(value: unknown): GroupPolicy {
  if (!Array.isArray(value) || value.length === 0)
    throw fault(400, 'Invalid format for policies: a list of at least one name is expected')
  const [first, ...more] = value
  if (first !== 'affinity' && first !== 'anti-affinity') throw fault(400, `Invalid policies: '${String(first)}'`)
  if (more.length > 0) throw fault(400, 'Conflicting or repeated policies configured!')
  return first
}
