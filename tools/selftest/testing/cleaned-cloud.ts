import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ResolvedTarget } from '../../target/resolved-target.ts'
import type { CleanUpCase, Scene } from '../clean-up-cases.ts'

export interface CleanedCloud {
  target: ResolvedTarget
  scene: Scene
  /** `METHOD /path` of each request that may change something. */
  changes: string[]
  /** What reached the host that only an answer names. */
  astray: string[]
  close(): Promise<void>
}

/** Starts a cloud with one server or container of the run and one of somebody else's, and the host of no name beside it. */
export async function startCleanedCloud(name: string, { answer }: CleanUpCase): Promise<CleanedCloud> {
  const changes: string[] = []
  const astray: string[] = []
  const elsewhere = await listening((request, response) => {
    astray.push(`${request.method} ${request.url}`)
    response.writeHead(204).end()
  })
  const scene: Scene = {
    own: { name, id: '11111111-0000-4000-8000-000000000001', there: true },
    foreign: { name: 'production', id: '99999999-0000-4000-8000-000000000009' },
    elsewhere: elsewhere.origin,
    answers: 0,
  }
  const main = await listening((request, response) => {
    request.resume()
    if (!['GET', 'HEAD'].includes(request.method ?? '')) changes.push(`${request.method} ${request.url}`)
    scene.answers += 1
    if (!answer(request, response, scene)) healthy(request, response, scene)
  })
  return {
    target: {
      name: 'hostile',
      kind: 'cloud',
      default: {
        credentials: { kind: 'token', token: 'a-token-of-the-cleaned-cloud' },
        endpoints: { compute: main.origin, 'object-store': main.origin },
        interface: 'public',
      },
      tls: { insecure: false },
    },
    scene,
    changes,
    astray,
    close: async () => {
      await Promise.all([main.close(), elsewhere.close()])
    },
  }
}

/** As a small cloud of servers and containers answers; somebody else's are shown to whoever asks for them. */
function healthy(
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
  { own, foreign }: Scene,
): ServerResponse {
  const { pathname, searchParams } = new URL(url, 'http://cloud')
  const all = [...(own.there ? [own] : []), foreign]
  const json = (status: number, value: object): ServerResponse =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
  if (pathname === '/servers') return json(200, { servers: searchParams.has('marker') ? [] : all })
  const one = all.find(({ id, name }) => pathname === `/servers/${id}` || pathname === `/${name}`)
  if (one === undefined) return json(404, {})
  if (method === 'DELETE' && one === own) own.there = false
  if (method === 'GET' && pathname.startsWith('/servers/')) return json(200, { server: one })
  return response.writeHead(204).end()
}

async function listening(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
