import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import { Redactor } from '../shared/redact.ts'
import { type ConnectedClient, type ConnectOptions, connect } from './client.ts'
import type { ResolvedTarget } from './resolved-target.ts'

/** An HTTP server on loopback that ends with the test. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await listen(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return urlOf(server)
}

/** A TCP server that says what it is told to, valid HTTP or not. */
export async function serveRaw(onRequest: (socket: Socket, request: string) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createNetServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', data => onRequest(socket, data.toString('latin1')))
  })
  await listen(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return urlOf(server)
}

/** A loopback port that nothing listens on. */
export async function closedPort(): Promise<string> {
  const server = createNetServer()
  await listen(server)
  const url = urlOf(server)
  await new Promise(resolve => server.close(resolve))
  return url
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

export function target(endpoint: string, token = 'given-token'): ResolvedTarget {
  return {
    name: 'loopback',
    kind: 'cloud',
    default: { credentials: { kind: 'token', token }, endpoints: { 'object-store': endpoint }, interface: 'public' },
    tls: { insecure: false },
  }
}

/** A client for a target, closed with the test, and what it recorded. */
export async function connected(
  to: ResolvedTarget,
  options: Partial<ConnectOptions> = {},
): Promise<{ client: ConnectedClient; exchanges: Exchange[]; redactor: Redactor }> {
  const exchanges: Exchange[] = []
  const redactor = new Redactor()
  const client = await connect(to, { redactor, onExchange: exchange => exchanges.push(exchange), ...options })
  onTestFinished(() => client.close())
  return { client, exchanges, redactor }
}

export interface KeystoneScript {
  /** Endpoints by type; default an object-store on the same server. */
  catalog?: (base: string) => object[]
  expiresInMs?: number
  /** Status of `DELETE /v3/auth/tokens`. */
  revokes?: number
  onToken?: (body: string, request: IncomingMessage) => void
  onStorage?: (request: IncomingMessage, response: ServerResponse) => void
}

/** As much of Keystone as is needed: every password but `wrong-password` is right, and tokens count upwards. */
export async function serveKeystone(script: KeystoneScript = {}): Promise<{ base: string; issued: string[] }> {
  const issued: string[] = []
  const base: string = await serve(async (request, response) => {
    if (!request.url?.startsWith('/v3/auth/tokens')) {
      if (script.onStorage !== undefined) script.onStorage(request, response)
      else response.writeHead(204).end()
      return
    }
    const body = await bodyOf(request)
    script.onToken?.(body, request)
    if (request.method === 'DELETE') return void response.writeHead(script.revokes ?? 204).end()
    if (body.includes('wrong-password')) return void response.writeHead(401).end('{"error":{"code":401}}')
    const project = /"project":\{"name":"([^"]+)"/.exec(body)?.[1] ?? 'demo'
    const token = `issued-token-${issued.push('') - 1}`
    issued[issued.length - 1] = token
    const expiry = new Date(Date.now() + (script.expiresInMs ?? 3_600_000)).toISOString()
    const catalog = script.catalog?.(base) ?? [storage(`${base}/v1/AUTH_${project}`)]
    response.writeHead(request.method === 'GET' ? 200 : 201, {
      'X-Subject-Token': token,
      'Content-Type': 'application/json',
    })
    response.end(JSON.stringify({ token: { expires_at: expiry, project: { id: `id-of-${project}` }, catalog } }))
  })
  return { base, issued }
}

export function storage(url: string, more: object = {}): object {
  return { type: 'object-store', endpoints: [{ interface: 'public', region: 'one', url, ...more }] }
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
