import { randomBytes, randomUUID } from 'node:crypto'
import type { Caller } from '../http/service.ts'
import { chooseHost } from './hosts.ts'
import { allowedCount } from './quota.ts'
import { plugIn } from './server-networks.ts'
import type { ServerParts } from './server-parts.ts'
import type { ServerRequest } from './server-request.ts'
import type { Server } from './server-store.ts'

/**
 * Makes the servers of a request, in BUILD: as many as it wants at most, and fewer where the quota says so.
 * @throws {Problem} 400 when an address cannot be had, 413 for fewer servers than the request needs.
 */
export function createServers(parts: ServerParts, caller: Caller, request: ServerRequest): Server[] {
  const count = allowedCount(parts, caller.projectId, request.flavor, request.count)
  const reservationId = `r-${randomBytes(4).toString('hex')}`
  // Servers that were asked for together are told apart by a number.
  const nameOf = (index: number): string =>
    request.count.maximum === 1 ? request.name : `${request.name}-${index + 1}`
  const made: Server[] = []
  try {
    for (let index = 0; index < count; index += 1) {
      const server = createServer(parts, caller, request, { name: nameOf(index), reservationId })
      made.push(server)
    }
  } catch (error) {
    for (const server of made) parts.life.delete(server)
    throw error
  }
  for (const server of made) parts.life.build(server)
  return made
}

function createServer(
  parts: ServerParts,
  caller: Caller,
  request: ServerRequest,
  { name, reservationId }: { name: string; reservationId: string },
): Server {
  const { servers, networks, volumes, life } = parts
  const id = randomUUID()
  plugIn(networks, id, request.ports)
  const server: Server = {
    id,
    projectId: caller.projectId,
    userId: caller.userId,
    reservationId,
    name,
    vmState: 'building',
    taskState: 'scheduling',
    powerState: 0,
    turn: 0,
    flavorId: request.flavor.id,
    imageId: request.image?.id ?? null,
    metadata: new Map(request.metadata),
    securityGroups: request.securityGroups,
    attachments: [],
    keyName: request.keyPair?.name ?? null,
    // No server has a configuration drive (§1.2.6.33).
    configDrive: '',
    diskConfig: request.diskConfig,
    availabilityZone: request.zone,
    hints: request.hints,
    host: chooseHost(servers, request.zone, request.group),
    instanceName: servers.nextInstanceName(),
    accessIPv4: '',
    accessIPv6: '',
    ...request.access,
    adminPass: request.adminPass,
    progress: 0,
    created: life.now,
    updated: life.now,
    ...(request.keyPair === undefined ? {} : { publicKey: request.keyPair.publicKey }),
  }
  try {
    volumes.claim(server, request.devices)
  } catch (error) {
    for (const port of networks.portsOf(id)) networks.releasePort(port)
    throw error
  }
  return servers.add(server)
}
