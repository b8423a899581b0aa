import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ResolvedTarget } from '../../target/resolved-target.ts'

/** A service that keeps things by name, for tests of the runner: no part of any contract. */
export interface TinyTarget {
  readonly target: ResolvedTarget
  readonly things: Map<string, string>
  /** `METHOD /path` of each request, in order. */
  readonly log: string[]
  /** Called before a PUT is answered. */
  onPut: (path: string) => void
  /** How often a DELETE of a thing is answered 409 before it succeeds. */
  conflicts: number
  /** How many requests are answered 429 before any is served. */
  busy: number
  /** Whether a PUT is answered as if the service were away, after it was done, and then refused as done already. */
  losesPuts: boolean
  close(): Promise<void>
}

export const tinyToken = 'tiny-token-that-is-a-secret'

/** Starts it on 127.0.0.1; a GET of a thing whose name holds `slow` takes 300 ms, and there is no room for one of `beyond-quota`. */
export async function startTinyTarget(): Promise<TinyTarget> {
  const conflicts = new Map<string, number>()
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/'
    tiny.log.push(`${request.method} ${path}`)
    tiny.busy -= 1
    if (tiny.busy >= 0) return void response.writeHead(429).end()
    if (request.headers['x-auth-token'] !== tinyToken) return void response.writeHead(401).end()
    if (request.method === 'PUT') {
      tiny.onPut(path)
      if (tiny.losesPuts && tiny.things.has(path)) return void response.writeHead(409).end()
      if (path.includes('beyond-quota')) return void response.writeHead(403).end('Quota exceeded for things')
      const status = tiny.things.has(path) ? 202 : 201
      tiny.things.set(path, 'here'.repeat(500))
      if (tiny.losesPuts) return void response.writeHead(503, { 'Retry-After': '0' }).end()
      return void response.writeHead(status).end()
    }
    const found = tiny.things.get(path)
    if (found === undefined) return void response.writeHead(404).end()
    if (request.method !== 'DELETE')
      return void setTimeout(() => response.writeHead(200).end(found), path.includes('slow') ? 300 : 0)
    const refused = conflicts.get(path) ?? 0
    conflicts.set(path, refused + 1)
    if (refused < tiny.conflicts) return void response.writeHead(409).end()
    tiny.things.delete(path)
    response.writeHead(204).end()
  }
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const tiny: TinyTarget = {
    target: {
      name: 'tiny',
      kind: 'cloud',
      default: {
        credentials: { kind: 'token', token: tinyToken },
        endpoints: { tiny: `http://127.0.0.1:${port}` },
        interface: 'public',
      },
      tls: { insecure: false },
    },
    things: new Map(),
    log: [],
    onPut: () => {},
    conflicts: 0,
    busy: 0,
    losesPuts: false,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return tiny
}
