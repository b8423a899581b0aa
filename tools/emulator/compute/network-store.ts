import { randomBytes, randomUUID } from 'node:crypto'
import { fault } from '../rest/fault.ts'
import { AddressPool } from './address-pool.ts'

export interface Subnet {
  id: string
  cidr: string
  gateway: string
  pool: AddressPool
}

export interface Network {
  id: string
  projectId: string
  /** The label under which a server's addresses are listed. */
  name: string
  /** A `/24` each; addresses are taken from the first that has one. */
  subnets: Subnet[]
}

export interface Port {
  id: string
  projectId: string
  network: Network
  macAddress: string
  fixedIps: { subnetId: string; ipAddress: string }[]
  /** Id of the server that uses it; null: free. */
  deviceId: string | null
  /** Made for a server and removed with it or by detaching it; a port that was there before becomes free again. */
  transient: boolean
}

/** The networks of all projects and their ports. The emulator has no network service: they are seeded. */
export class NetworkStore {
  readonly #networks = new Map<string, Network>()
  readonly #ports = new Map<string, Port>()

  /** @param prefix the first three parts of the addresses of its one subnet. */
  addNetwork(projectId: string, name: string, prefix: string): Network {
    const pool = new AddressPool(prefix)
    const subnet = { id: randomUUID(), cidr: `${prefix}.0/24`, gateway: pool.gateway, pool }
    const network = { id: randomUUID(), projectId, name, subnets: [subnet] }
    this.#networks.set(network.id, network)
    return network
  }

  list(projectId: string): Network[] {
    return [...this.#networks.values()].filter(network => network.projectId === projectId)
  }

  find(projectId: string, id: string): Network | undefined {
    const network = this.#networks.get(id)
    return network?.projectId === projectId ? network : undefined
  }

  findPort(projectId: string, id: string): Port | undefined {
    const port = this.#ports.get(id)
    return port?.projectId === projectId ? port : undefined
  }

  /** The ports of a project that no server has. */
  freePorts(projectId: string): Port[] {
    return [...this.#ports.values()].filter(port => port.projectId === projectId && port.deviceId === null)
  }

  /** In the order they were attached. */
  portsOf(serverId: string): Port[] {
    return [...this.#ports.values()].filter(port => port.deviceId === serverId)
  }

  /**
   * Makes a port and gives it an address.
   * @param fixedIp the address it shall have; absent: any.
   * @param serverId the server it is made for; absent: a port that stands by itself.
   * @throws {Problem} 400 when the address is not the network's or in use, or when none is left.
   */
  createPort(network: Network, { fixedIp, serverId }: { fixedIp?: string; serverId?: string } = {}): Port {
    const port: Port = {
      id: randomUUID(),
      projectId: network.projectId,
      network,
      macAddress: newMacAddress(),
      fixedIps: [takeAddress(network, fixedIp)],
      deviceId: serverId ?? null,
      transient: serverId !== undefined,
    }
    this.#ports.set(port.id, port)
    return port
  }

  /**
   * Gives a port that stands by itself to a server.
   * @throws {Problem} 400 when a server has it already.
   */
  attachPort(port: Port, serverId: string): void {
    if (port.deviceId !== null) throw fault(400, `Port ${port.id} is still in use.`)
    port.deviceId = serverId
    // Listed last among the server's ports.
    this.#ports.delete(port.id)
    this.#ports.set(port.id, port)
  }

  /** Takes a port from its server: it goes when it was made for the server, else it is free again. */
  releasePort(port: Port): void {
    port.deviceId = null
    if (!port.transient) return
    this.#ports.delete(port.id)
    for (const { subnetId, ipAddress } of port.fixedIps)
      port.network.subnets.find(({ id }) => id === subnetId)?.pool.free(ipAddress)
  }
}

function takeAddress(network: Network, fixedIp: string | undefined): Port['fixedIps'][number] {
  const usable = network.subnets.filter(({ pool }) => fixedIp === undefined || pool.covers(fixedIp))
  if (usable.length === 0) throw fault(400, `Fixed IP ${fixedIp} is not a valid ip address for network ${network.id}.`)
  for (const { id, pool } of usable) {
    const ipAddress = fixedIp === undefined ? pool.takeAny() : pool.takeOne(fixedIp)
    if (ipAddress !== undefined) return { subnetId: id, ipAddress }
  }
  if (fixedIp !== undefined) throw fault(400, `Fixed IP address ${fixedIp} is already in use.`)
  throw fault(400, `No more IP addresses available on network ${network.id}.`)
}

/** With the prefix that OpenStack gives to its ports. */
function newMacAddress(): string {
  return ['fa', '16', '3e', ...Array.from(randomBytes(3), byte => byte.toString(16).padStart(2, '0'))].join(':')
}

/** One network of its own for each project, with two ports that no server has. */
export function seedNetworks(projects: readonly { id: string; name: string }[]): NetworkStore {
  const store = new NetworkStore()
  for (const [index, { id, name }] of projects.entries()) {
    const network = store.addNetwork(id, `${name}-network`, `192.168.${10 + index}`)
    for (let count = 0; count < 2; count += 1) store.createPort(network)
  }
  return store
}
