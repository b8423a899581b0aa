import { fault } from '../rest/fault.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import type { Network, NetworkStore } from './network-store.ts'
import { securityGroupNames } from './server-security-groups.ts'

/**
 * Networks and security groups as Nova shows them, whose clients look up ids there where the catalog has no network
 * service; no manual tells of it. A security group's id is its name.
 */
export function networkListRoutes(networks: NetworkStore): RestRoutes {
  const network = ({ id, name, subnets }: Network): object => ({
    id,
    label: name,
    cidr: subnets[0]?.cidr ?? null,
    gateway: subnets[0]?.gateway ?? null,
  })
  const group = (name: string, projectId: string): object => ({
    id: name,
    name,
    description: name,
    tenant_id: projectId,
    rules: [],
  })

  function findNetwork({ caller, parameters: [id = ''] }: RestRequest): Network {
    const found = networks.find(caller.projectId, id)
    if (found === undefined) throw fault(404, 'Network not found')
    return found
  }

  function findGroup({ parameters: [id = ''] }: RestRequest): string {
    if (!securityGroupNames.has(id)) throw fault(404, `Security group ${id} not found.`)
    return id
  }

  return {
    '/os-networks': {
      GET: ({ caller }) => ({ status: 200, body: { networks: networks.list(caller.projectId).map(network) } }),
    },
    '/os-networks/{network}': {
      GET: request => ({ status: 200, body: { network: network(findNetwork(request)) } }),
    },
    '/os-security-groups': {
      GET: ({ caller: { projectId } }) => {
        const groups = [...securityGroupNames].map(name => group(name, projectId))
        return { status: 200, body: { security_groups: groups } }
      },
    },
    '/os-security-groups/{group}': {
      GET: request => {
        const found = group(findGroup(request), request.caller.projectId)
        return { status: 200, body: { security_group: found } }
      },
    },
  }
}
