import { fault } from '../rest/fault.ts'
import { wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { findServer } from './find-server.ts'
import { resourceLinks } from './resource-links.ts'
import { runAction } from './server-actions.ts'
import { createServers } from './server-creation.ts'
import { briefServer, fullServer } from './server-document.ts'
import { readAccessAddresses, readDiskConfig, readName } from './server-fields.ts'
import { selectServers } from './server-filters.ts'
import { serverMetadataRoutes } from './server-metadata.ts'
import type { ServerParts } from './server-parts.ts'
import { sealPassword } from './server-passwords.ts'
import { readServerRequest } from './server-request.ts'
import type { Server } from './server-store.ts'

/** Servers: what they are, what is done with them, their metadata and password (§1.1, 1.2, 1.3, 1.8). */
export function serverRoutes(parts: ServerParts): RestRoutes {
  const { baseUrl, servers, life } = parts
  const serverOf = ({ caller, parameters: [id = ''] }: RestRequest): Server => findServer(servers, caller.projectId, id)

  const list =
    (describe: (server: Server) => object, path: string) =>
    ({ caller: { projectId }, query }: RestRequest) => {
      const page = selectServers(servers, projectId, query)
      const body = { servers: page.servers.map(describe) }
      if (page.next === undefined) return { status: 200, body }
      const href = `${baseUrl}/v2/${projectId}${path}?${page.next}`
      return { status: 200, body: { ...body, servers_links: [{ rel: 'next', href }] } }
    }

  return {
    '/servers': {
      GET: list(server => briefServer(server, baseUrl), '/servers'),
      POST: async request => {
        const wanted = readServerRequest(parts, request.caller, await request.body())
        const [first] = createServers(parts, request.caller, wanted)
        if (first === undefined) throw fault(500, 'No server was made.')
        if (wanted.wantsReservation) return { status: 202, body: { reservation_id: first.reservationId } }
        return { status: 202, body: { server: createdServer(first, baseUrl) } }
      },
    },
    '/servers/detail': { GET: list(server => fullServer(server, parts), '/servers/detail') },
    '/servers/{server}': {
      GET: request => ({ status: 200, body: { server: fullServer(serverOf(request), parts) } }),
      PUT: async request => {
        const given = wrapped(await request.body(), 'server', fault)
        const server = serverOf(request)
        const name = given.name === undefined ? server.name : readName(given.name)
        const diskConfig = readDiskConfig(given['OS-DCF:diskConfig']) ?? server.diskConfig
        Object.assign(server, readAccessAddresses(given), { name, diskConfig, updated: life.now })
        return { status: 200, body: { server: fullServer(server, parts) } }
      },
      DELETE: request => {
        life.delete(serverOf(request))
        return { status: 204 }
      },
    },
    '/servers/{server}/action': {
      POST: async request => {
        const body = await request.body()
        return runAction(parts, serverOf(request), body)
      },
    },
    ...serverMetadataRoutes(parts),
    '/servers/{server}/os-server-password': {
      GET: request => ({ status: 200, body: { password: passwordOf(serverOf(request)) } }),
    },
  }
}

/** What a request that creates a server is answered; the only place that tells its password (§1.2.6.2). */
function createdServer(server: Server, baseUrl: string): object {
  return {
    id: server.id,
    links: resourceLinks(baseUrl, server.projectId, 'servers', server.id),
    adminPass: server.adminPass,
    'OS-DCF:diskConfig': server.diskConfig,
    security_groups: server.securityGroups.map(name => ({ name })),
  }
}

/** Empty until the server has started, and without a key to encrypt with (§1.8.6.8). */
function passwordOf(server: Server): string {
  if (server.publicKey === undefined || server.vmState === 'building') return ''
  server.sealedPassword ??= sealPassword(server.adminPass, server.publicKey)
  return server.sealedPassword
}
