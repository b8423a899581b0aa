import { randomBytes } from 'node:crypto'
import { mayDo } from './access.ts'
import { formats, largestNicNumber } from './formats.ts'
import { messages, zoneMessages } from './messages.ts'
import { assign, covers, freeAddress, isAssigned, release, type SapNetwork } from './network-store.ts'
import type { SapOperation, SapProject } from './operation.ts'
import { invalid, noSuch, refuse, refuseInZone } from './refusals.ts'
import { requireIdle, requireServer, type SapCloud, startOnServer } from './sap-cloud.ts'
import type { SapNic, SapServer } from './server-store.ts'
import { acceptTask } from './task-documents.ts'

/** §1.7.5.12 and 1.7.5.13 */
export function nicOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'servers.attach-nic',
      method: 'PUT',
      path: '/l_servers/{server}/attach',
      type: 'nic',
      body: 'form',
      roles: mayDo.change,
      run: request => {
        const server = requireServer(cloud, request.project, request.id)
        const networkId = request.form.required('network_rid')
        const address = request.form.optional('ip_address', formats.ipAddress)
        const network = requireNetwork(cloud, request.project, networkId, server.zone)
        requireIdle(server)
        requireNoSnapshots(server)
        const nic = plugNic(server, freeNumber(server), network, address, 'ip_address')
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => undefined,
          undone: () => unplugNic(server, nic),
        })
        return acceptTask(task)
      },
    },
    {
      id: 'servers.detach-nic',
      method: 'PUT',
      path: '/l_servers/{server}/detach',
      type: 'nic',
      body: 'form',
      roles: mayDo.change,
      run: request => {
        const server = requireServer(cloud, request.project, request.id)
        const index = request.form.required('index', formats.nicNumber)
        const nic = server.nics.find(candidate => candidate.index === Number(index))
        if (nic === undefined) throw noSuch('NIC', index)
        requireIdle(server)
        requireNoSnapshots(server)
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => {
            unplugNic(server, nic)
            return undefined
          },
        })
        return acceptTask(task)
      },
    },
  ]
}

/** A network of the project in the server's zone. @throws {Problem} 404 */
export function requireNetwork(cloud: SapCloud, project: SapProject, id: string, zone: string): SapNetwork {
  const network = cloud.networks.find(project.id, id)
  if (network?.subnet.zone !== zone)
    throw refuse(messages.networkNotFound, cloud.networkEndpoint, 'specified resource (network) not found')
  return network
}

/**
 * Gives a server an interface with an address of the network.
 * @param address absent: the lowest that is free.
 * @param parameter what the address is called in the request.
 * @throws {Problem} 412 when the address is none of the network's, 409 when it is in use or none is left.
 */
export function plugNic(
  server: SapServer,
  index: number,
  network: SapNetwork,
  address: string | undefined,
  parameter: string,
): SapNic {
  if (address !== undefined && !covers(network, address)) throw invalid(parameter)
  const chosen = address ?? freeAddress(network)
  if (chosen === undefined) throw refuseInZone(server.zone, zoneMessages.outOfRange, network.addressSetName)
  if (isAssigned(network, chosen)) throw refuseInZone(server.zone, zoneMessages.exists, chosen)
  assign(network, chosen)
  const nic = { index, macAddress: newMacAddress(), network, address: chosen, auto: address === undefined }
  server.nics = [...server.nics, nic].sort((a, b) => a.index - b.index)
  return nic
}

/** Takes an interface from a server; its address is free again. */
export function unplugNic(server: SapServer, nic: SapNic): void {
  release(nic.network, nic.address)
  server.nics = server.nics.filter(other => other !== nic)
}

/** @throws {Problem} 409: snapshots have to be deleted first. */
function requireNoSnapshots(server: SapServer): void {
  if (server.snapshots.length > 0) throw refuseInZone(server.zone, zoneMessages.contains, server.name, 'snapshots')
}

/** The lowest number that no interface has. @throws {Problem} 409 when all have one. */
function freeNumber({ nics, zone }: SapServer): number {
  const used = new Set(nics.map(({ index }) => index))
  for (let number = 0; number <= largestNicNumber; number += 1) if (!used.has(number)) return number
  throw refuseInZone(zone, zoneMessages.outOfRange, `NIC ${largestNicNumber + 1}`)
}

/** Of the range that VMware gives to its machines; in the form of §1.7.5.4. */
function newMacAddress(): string {
  const bytes = randomBytes(3)
  const parts = [0x00, 0x50, 0x56, (bytes[0] ?? 0) & 0x3f, bytes[1] ?? 0, bytes[2] ?? 0]
  return parts.map(part => part.toString(16).toUpperCase().padStart(2, '0')).join(':')
}
