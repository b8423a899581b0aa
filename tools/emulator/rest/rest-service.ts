import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { ClientGone, Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import type { Authenticator, EmulatedService } from '../http/service.ts'
import { type Refuse, readBytes, readJsonBody } from './read-json-body.ts'
import type { RestAnswer, RestRoutes } from './rest-request.ts'
import { RouteTable } from './route-table.ts'

export interface RestServiceOptions {
  authenticator: Authenticator
  routes: RestRoutes
  /** What anyone may GET without a token, by path without a slash at its end. */
  documents?: Readonly<Record<string, RestAnswer>>
  /** What stands before the routes' paths, e.g. `/compute`; removed. */
  mount: string
  refuse: Refuse
  /** Default `application/json` alone. */
  mediaTypes?: readonly string[]
  /** Name of the header that carries the request's id, e.g. `X-Compute-Request-Id`. */
  requestIdHeader: string
  /** Called before each request: settles what is due by the clock. */
  settle: () => void
}

/** A service that takes and gives JSON and wants a token for everything but its documents. */
export function createRestService(options: RestServiceOptions): EmulatedService {
  const { authenticator, mount, refuse, requestIdHeader, settle, mediaTypes = ['application/json'] } = options
  const documents = new Map(Object.entries(options.documents ?? {}))
  const table = new RouteTable(options.routes)
  return {
    handle: async (request, response) => {
      const id = { [requestIdHeader]: `req-${randomUUID()}` }
      try {
        settle()
        const url = new URL(request.url ?? '/', 'http://localhost')
        const path = url.pathname.slice(mount.length)
        const document = request.method === 'GET' ? documents.get(path.replace(/\/$/, '')) : undefined
        if (document !== undefined) return sendAnswer(response, document, id)
        const token = request.headers['x-auth-token']
        const caller = typeof token === 'string' ? authenticator.authenticate(token) : undefined
        if (caller === undefined) throw refuse(401, 'This request requires authentication.')
        const found = table.find(request.method ?? 'GET', path)
        if (found === undefined) throw refuse(404, 'The resource could not be found.')
        if ('allowed' in found)
          throw refuse(405, 'The method is not allowed for this resource.', { Allow: found.allowed.join(', ') })
        const answer = await found.handler({
          caller,
          parameters: found.parameters,
          path: `${path}${url.search}`,
          query: url.searchParams,
          header: name => request.headers[name]?.toString(),
          body: () => readJsonBody(request, response, { mediaTypes, refuse }),
          bytes: () => readBytes(request, response, { refuse }),
        })
        sendAnswer(response, answer, id)
      } catch (error) {
        if (error instanceof ClientGone) response.destroy()
        else if (error instanceof Problem) sendReply(response, error.status, { ...id, ...error.headers }, error.body)
        else throw error
      }
    },
    close: async () => undefined,
  }
}

function sendAnswer(response: ServerResponse, { status, body, headers }: RestAnswer, id: Record<string, string>): void {
  if (body instanceof Buffer) sendReply(response, status, { ...id, ...headers }, body)
  else if (body === undefined) sendReply(response, status, { ...id, ...headers }, '')
  else sendReply(response, status, { 'Content-Type': 'application/json', ...id, ...headers }, JSON.stringify(body))
}
