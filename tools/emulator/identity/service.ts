import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import type { EmulatedService } from '../http/service.ts'
import type { Identity, IdentityRequest } from './identity-request.ts'
import { identityProblem } from './problems.ts'
import { readJson } from './read-json.ts'
import { findRoute } from './routes.ts'

/** Identity v3 below `/v3`, and the list of versions at `/`. */
export function createIdentityService(identity: Identity): EmulatedService {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Vary', 'X-Auth-Token')
    response.setHeader('X-Openstack-Request-Id', `req-${randomUUID()}`)
    try {
      const { status, body, headers } = await answer(request, response)
      const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
      sendReply(response, status, { ...type, ...headers }, body === undefined ? '' : JSON.stringify(body))
    } catch (error) {
      refuse(request, response, error)
    }
  }

  function answer(request: IncomingMessage, response: ServerResponse) {
    const [path, query] = splitUrl(request.url ?? '/')
    const { handler, parameters } = findRoute(request.method ?? 'GET', path)
    const opened: IdentityRequest = {
      identity,
      parameters,
      query: new URLSearchParams(query),
      header: name => request.headers[name] as string | undefined,
      body: () => readJson(request, response),
    }
    return handler(opened)
  }

  function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent || response.destroyed) {
      response.destroy()
      return
    }
    const problem = error instanceof Problem ? error : identityProblem(500, 'An unexpected error occurred.')
    const challenge = problem.status === 401 ? { 'WWW-Authenticate': `Keystone uri="${identity.authUrl}"` } : {}
    // A client that waits for `100 Continue` and gets an error must not send its body on this connection.
    const unread = request.headers.expect !== undefined && !request.complete ? { Connection: 'close' } : {}
    sendReply(response, problem.status, { ...problem.headers, ...challenge, ...unread }, problem.body)
  }

  return { handle, close: async () => {} }
}

function splitUrl(url: string): [path: string, query: string] {
  const mark = url.indexOf('?')
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
}
