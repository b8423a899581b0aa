import { fault } from '../rest/fault.ts'
import { wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { findServer } from './find-server.ts'
import { readMetadata, requireFewItems } from './server-fields.ts'
import type { ServerParts } from './server-parts.ts'
import type { Server } from './server-store.ts'

/**
 * Metadata of servers: adding items (§1.2.6.58), and what the manual lacks and clients of Nova use: reading and
 * replacing all, and one item by itself.
 */
export function serverMetadataRoutes({ servers, life }: Pick<ServerParts, 'servers' | 'life'>): RestRoutes {
  const serverOf = ({ caller, parameters: [id = ''] }: RestRequest): Server => findServer(servers, caller.projectId, id)
  const shown = ({ metadata }: Server): object => ({ metadata: Object.fromEntries(metadata) })

  function set(server: Server, metadata: Map<string, string>): void {
    requireFewItems(metadata)
    Object.assign(server, { metadata, updated: life.now })
  }

  /** @throws {Problem} 404 */
  function itemOf(server: Server, key: string): object {
    if (!server.metadata.has(key)) throw fault(404, 'Metadata item was not found')
    return { meta: { [key]: server.metadata.get(key) } }
  }

  return {
    '/servers/{server}/metadata': {
      GET: request => ({ status: 200, body: shown(serverOf(request)) }),
      POST: async request => {
        const added = readMetadata(wrapped(await request.body(), 'metadata', fault))
        const server = serverOf(request)
        set(server, new Map([...server.metadata, ...added]))
        // The manual says 202 here, and that items not named stay; the answer has all.
        return { status: 202, body: shown(server) }
      },
      PUT: async request => {
        const metadata = readMetadata(wrapped(await request.body(), 'metadata', fault))
        const server = serverOf(request)
        set(server, metadata)
        return { status: 200, body: shown(server) }
      },
    },
    '/servers/{server}/metadata/{key}': {
      GET: request => ({ status: 200, body: itemOf(serverOf(request), request.parameters[1] ?? '') }),
      PUT: async request => {
        const [, key = ''] = request.parameters
        const given = readMetadata(wrapped(await request.body(), 'meta', fault))
        if (given.size !== 1 || !given.has(key)) throw fault(400, 'Request body and URI mismatch')
        const server = serverOf(request)
        set(server, new Map([...server.metadata, ...given]))
        return { status: 200, body: itemOf(server, key) }
      },
      DELETE: request => {
        const server = serverOf(request)
        const [, key = ''] = request.parameters
        itemOf(server, key)
        set(server, new Map([...server.metadata].filter(([name]) => name !== key)))
        return { status: 204 }
      },
    },
  }
}
