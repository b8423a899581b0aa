import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ResolvedTarget } from '../../target/resolved-target.ts'

interface Server {
  id: string
  name: string
}

/** A compute service with servers of somebody else, that can be made to lie about ids. */
export interface LyingCloud {
  readonly target: ResolvedTarget
  readonly servers: Map<string, Server>
  /** `METHOD /path body` of each request that is no GET, in order. */
  readonly changes: string[]
  /** Paths of the GETs, in order. */
  readonly looks: string[]
  /** Rows of a page of the list. */
  pageSize: number
  /** What the list is answered with instead of 200. */
  listStatus: number
  /** Called before a create is answered. */
  onCreate: () => void
  /** Id that a create is answered with; by default that of what was made. */
  told: string | undefined
  /** A create makes nothing, and is answered all the same. */
  makesNothing: boolean
  /** Answers a create with this redirect. */
  redirect: string | undefined
  /** How the list tells of a server, and how it is shown. */
  listedAs: (row: Server) => Server
  shownAs: (row: Server) => Server
  close(): Promise<void>
}

/** Starts it on 127.0.0.1; its token is any. */
export async function startLyingCloud(): Promise<LyingCloud> {
  let made = 0
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): ServerResponse => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://cloud')
    const json = (status: number, value: unknown): ServerResponse =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    if (request.method === 'GET') cloud.looks.push(request.url ?? '')
    else cloud.changes.push(`${request.method} ${request.url} ${body}`.trim())
    if (pathname === '/os-volumes') return json(200, { volumes: [] })
    if (pathname === '/servers' && request.method === 'POST') {
      cloud.onCreate()
      if (cloud.redirect !== undefined) return response.writeHead(302, { Location: cloud.redirect }).end()
      made += 1
      const id = `99999999-0000-4000-8000-${String(made).padStart(12, '0')}`
      const { name = 'nameless' } = JSON.parse(body).server
      if (!cloud.makesNothing) cloud.servers.set(id, { id, name })
      return json(202, { server: { id: cloud.told ?? id } })
    }
    if (pathname === '/servers') {
      const all = [...cloud.servers.values()].map(cloud.listedAs)
      const begin = all.findIndex(({ id }) => id === searchParams.get('marker')) + 1
      return json(cloud.listStatus, { servers: all.slice(begin, begin + cloud.pageSize) })
    }
    const server = cloud.servers.get(decodeURIComponent(pathname.split('/')[2] ?? ''))
    if (server === undefined) return json(404, { itemNotFound: { code: 404, message: 'not found' } })
    if (request.method === 'GET') return json(200, { server: cloud.shownAs(server) })
    if (request.method === 'DELETE') cloud.servers.delete(server.id)
    return response.writeHead(request.method === 'DELETE' ? 204 : 202).end()
  }
  const http = createServer((request, response) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', data => {
        body += data
      })
      .on('end', () => answer(request, response, body))
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  const cloud: LyingCloud = {
    target: {
      name: 'lying',
      kind: 'cloud',
      default: {
        credentials: { kind: 'token', token: 'a-token-of-the-lying-cloud' },
        endpoints: { compute: `http://127.0.0.1:${port}` },
        interface: 'public',
      },
      tls: { insecure: false },
    },
    servers: new Map(),
    changes: [],
    looks: [],
    pageSize: 1000,
    listStatus: 200,
    onCreate: () => {},
    told: undefined,
    makesNothing: false,
    redirect: undefined,
    listedAs: row => row,
    shownAs: row => row,
    close: async () => {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
  return cloud
}
