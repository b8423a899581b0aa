import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { answerOf, type HostileCase, type SeenRequest } from './hostile-case.ts'

/** Secret, and long enough that no part of it turns up by chance. */
export const hostileToken = 'hostile/token+that "is" a secret-0123456789'

/** A service that is healthy but for the things that its cases are about. */
export interface HostileTarget {
  readonly target: ResolvedTarget
  /** Names of what is there. */
  readonly things: Set<string>
  /** First bytes of whatever reached the server that nothing has named. */
  readonly astray: readonly string[]
  close(): Promise<void>
}

/** Starts it on 127.0.0.1, and beside it a server to which only its answers point. */
export async function startHostileTarget(cases: readonly HostileCase[]): Promise<HostileTarget> {
  const things = new Set<string>()
  const astray: string[] = []
  const elsewhere = await listening(socket => {
    socket.on('data', data => astray.push(data.toString('latin1').slice(0, 2000)))
    socket.end(answerOf())
  })
  const main = await listening(socket =>
    readRequests(socket, {
      case: path => cases.find(({ name }) => path === `/${name}` || path.includes(`-${name}-`)),
      elsewhere: elsewhere.origin,
      healthy: request => healthyAnswer(request, things),
    }),
  )
  return {
    target: {
      name: 'hostile',
      kind: 'cloud',
      default: {
        credentials: { kind: 'token', token: hostileToken },
        endpoints: { hostile: main.origin },
        interface: 'public',
      },
      tls: { insecure: false },
    },
    things,
    astray,
    close: async () => {
      await Promise.all([main.close(), elsewhere.close()])
    },
  }
}

/** Listens on a free port of 127.0.0.1; errors of its connections are nobody's concern. */
export async function listening(
  onSocket: (socket: Socket) => void,
): Promise<{ origin: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    onSocket(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Answers {
  case(path: string, method: string): HostileCase | undefined
  elsewhere: string
  healthy(request: SeenRequest): Buffer
}

/** Reads requests from a connection, one after the other; a hostile case may do with the connection what it wants. */
export function readRequests(socket: Socket, answers: Answers): void {
  let pending: Buffer = Buffer.alloc(0)
  /** Of the request whose body is being read. */
  let current: { request: SeenRequest; hostile: HostileCase | undefined } | undefined
  socket.on('data', data => {
    pending = Buffer.concat([pending, data])
    for (;;) {
      if (current === undefined) {
        const end = pending.indexOf('\r\n\r\n')
        if (end === -1) return
        const request = parseHead(pending.subarray(0, end).toString('latin1'), answers.elsewhere)
        pending = pending.subarray(end + 4)
        const hostile = answers.case(request.path, request.method)
        if (hostile?.reads === false) return giveAway(socket, hostile, request)
        current = { request, hostile }
      }
      const rest = withoutBody(pending, current.request)
      if (rest === undefined) return
      pending = rest
      const { request, hostile } = current
      current = undefined
      if (hostile === undefined) socket.write(answers.healthy(request))
      else hostile.answer(socket, request)
    }
  })
}

/** From here on nothing more is read. */
function giveAway(socket: Socket, hostile: HostileCase, request: SeenRequest): void {
  socket.removeAllListeners('data')
  socket.pause()
  hostile.answer(socket, request)
}

function parseHead(head: string, elsewhere: string): SeenRequest {
  const [first = '', ...lines] = head.split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const headers = lines.map(line => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ])
  return { method, path, headers: Object.fromEntries(headers) as Record<string, string>, elsewhere }
}

/** What follows the body of a request; undefined while the body is not there yet. */
function withoutBody(pending: Buffer, { headers }: SeenRequest): Buffer | undefined {
  if (headers['transfer-encoding'] === 'chunked') {
    const end = pending.indexOf('0\r\n\r\n')
    return end === -1 ? undefined : pending.subarray(end + 5)
  }
  const length = headers.expect === undefined ? Number(headers['content-length'] ?? 0) : 0
  return pending.length < length ? undefined : pending.subarray(length)
}

function healthyAnswer({ method, path, headers }: SeenRequest, things: Set<string>): Buffer {
  if (headers['x-auth-token'] !== hostileToken) return answerOf({ status: '401 Unauthorized', body: '' })
  if (method === 'PUT') {
    things.add(path)
    return answerOf({ status: '201 Created', body: '' })
  }
  if (method === 'DELETE')
    return answerOf(
      things.delete(path) ? { status: '204 No Content', body: '', framing: '' } : { status: '404 Not Found' },
    )
  return answerOf(path === '/healthy' || things.has(path) ? {} : { status: '404 Not Found' })
}
