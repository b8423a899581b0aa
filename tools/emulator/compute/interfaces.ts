import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject, wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import type { Timeline } from '../timeline.ts'
import { findServer, requireIdleIn } from './find-server.ts'
import type { Network, NetworkStore, Port } from './network-store.ts'
import type { Server, ServerStore } from './server-store.ts'

export interface InterfaceOptions {
  servers: ServerStore
  networks: NetworkStore
  timeline: Timeline
}

/** The ports of a server (§1.2.6.48 to 51); beside a port, a network and an address may be named, as in Nova. */
export function interfaceRoutes({ servers, networks, timeline }: InterfaceOptions): RestRoutes {
  const serverOf = ({ caller, parameters: [id = ''] }: RestRequest): Server => findServer(servers, caller.projectId, id)

  function findAttached(request: RestRequest): Port {
    const server = serverOf(request)
    const [, id] = request.parameters
    const port = networks.portsOf(server.id).find(candidate => candidate.id === id)
    if (port === undefined) throw fault(404, `Port ${id} is not attached to instance ${server.id}`)
    return port
  }

  function attach(server: Server, given: JsonObject): Port {
    const portId = given.port_id ?? undefined
    const networkId = given.net_id ?? undefined
    const fixedIp = readFixedIp(given.fixed_ips)
    if (portId === undefined) {
      if (fixedIp !== undefined && networkId === undefined)
        throw fault(400, 'Must input network_id when request IP address')
      const network = chooseNetwork(server.projectId, networkId)
      return networks.createPort(network, { serverId: server.id, ...(fixedIp === undefined ? {} : { fixedIp }) })
    }
    if (networkId !== undefined || fixedIp !== undefined) throw fault(400, 'Must not input both network_id and port_id')
    const port = networks.findPort(server.projectId, String(portId))
    if (port === undefined) throw fault(404, `Port id ${portId} could not be found.`)
    networks.attachPort(port, server.id)
    return port
  }

  function chooseNetwork(projectId: string, id: unknown): Network {
    const network = id === undefined ? networks.list(projectId)[0] : networks.find(projectId, String(id))
    if (network === undefined) throw fault(404, `Network ${id ?? ''} could not be found.`)
    return network
  }

  return {
    '/servers/{server}/os-interface': {
      GET: request => ({
        status: 200,
        body: { interfaceAttachments: networks.portsOf(serverOf(request).id).map(describe) },
      }),
      POST: async request => {
        const body = await request.body()
        const server = serverOf(request)
        requireIdleIn(server, 'attach_interface', ['active', 'stopped'])
        const given = body === undefined ? {} : wrapped(body, 'interfaceAttachment', fault)
        return { status: 200, body: { interfaceAttachment: describe(attach(server, given)) } }
      },
    },
    '/servers/{server}/os-interface/{port}': {
      GET: request => ({ status: 200, body: { interfaceAttachment: describe(findAttached(request)) } }),
      DELETE: request => {
        const port = findAttached(request)
        const server = serverOf(request)
        requireIdleIn(server, 'detach_interface', ['active', 'stopped'])
        // The server may be gone by then, and the port another's.
        timeline.after(1, () => {
          if (port.deviceId === server.id) networks.releasePort(port)
        })
        return { status: 202 }
      },
    },
  }
}

function describe({ id, network, macAddress, fixedIps }: Port): object {
  return {
    port_id: id,
    net_id: network.id,
    mac_addr: macAddress,
    port_state: 'ACTIVE',
    fixed_ips: fixedIps.map(({ subnetId, ipAddress }) => ({ subnet_id: subnetId, ip_address: ipAddress })),
  }
}

/** @throws {Problem} 400 unless it is a list of one address, or absent. */
function readFixedIp(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const [first, ...more]: unknown[] = Array.isArray(value) ? value : []
  if (!isObject(first) || typeof first.ip_address !== 'string' || more.length > 0)
    throw fault(400, 'Invalid fixed_ips: a list of one object with an ip_address is expected')
  return first.ip_address
}
