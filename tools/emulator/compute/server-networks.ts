import { isIPv4 } from 'node:net'
import { fault } from '../rest/fault.ts'
import { isObject } from '../rest/json-members.ts'
import type { Network, NetworkStore, Port } from './network-store.ts'

/** A network card that a request wants: at a port that exists, or at a new one on a network. */
export type WantedPort = { port: Port } | { network: Network; fixedIp?: string }

/**
 * The network cards of a request; all networks of the project where it names none (§1.2.6.2).
 * @throws {Problem} 400 for what is malformed, unknown or cannot be had, 409 for a port in use.
 */
export function readNetworks(store: NetworkStore, projectId: string, value: unknown): WantedPort[] {
  if (value === undefined || value === null) return store.list(projectId).map(network => ({ network }))
  if (!Array.isArray(value)) throw fault(400, 'Unable to parse networks: a list is expected')
  const wanted = value.map(given => readOne(store, projectId, given))
  const ports = wanted.flatMap(item => ('port' in item ? [item.port] : []))
  if (new Set(ports).size < ports.length) throw fault(400, 'Duplicate ports are not allowed')
  return wanted.length === 0 ? readNetworks(store, projectId, undefined) : wanted
}

function readOne(store: NetworkStore, projectId: string, given: unknown): WantedPort {
  if (!isObject(given)) throw fault(400, 'Bad networks format')
  const { uuid, port: portId, fixed_ip: fixedIp } = given
  if (portId !== undefined && portId !== null) {
    const port = store.findPort(projectId, String(portId))
    if (port === undefined) throw fault(400, `Port id ${portId} could not be found.`)
    if (port.deviceId !== null) throw fault(409, `Port ${port.id} is still in use.`)
    return { port }
  }
  if (uuid === undefined || uuid === null) throw fault(400, "Bad networks format: missing 'uuid' or 'port'")
  const network = store.find(projectId, String(uuid))
  if (network === undefined) throw fault(400, `Network ${uuid} could not be found.`)
  if (fixedIp === undefined || fixedIp === null) return { network }
  if (typeof fixedIp !== 'string' || !isIPv4(fixedIp)) throw fault(400, `Invalid fixed IP address (${fixedIp})`)
  return { network, fixedIp }
}

/** Whether only one server can have it. */
export function isSingular(wanted: WantedPort): boolean {
  return 'port' in wanted || wanted.fixedIp !== undefined
}

/**
 * Gives a server its network cards, or none of them.
 * @throws {Problem} 400 when an address is in use or none is left.
 */
export function plugIn(store: NetworkStore, serverId: string, wanted: readonly WantedPort[]): void {
  try {
    for (const item of wanted) {
      if ('port' in item) store.attachPort(item.port, serverId)
      else {
        const { fixedIp } = item
        store.createPort(item.network, { serverId, ...(fixedIp === undefined ? {} : { fixedIp }) })
      }
    }
  } catch (error) {
    for (const port of store.portsOf(serverId)) store.releasePort(port)
    throw error
  }
}
