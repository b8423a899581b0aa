import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createEmulatorServer } from '../http/server.ts'
import type { Caller } from '../http/service.ts'
import { fault } from '../rest/fault.ts'
import { projectRoutes } from '../rest/project-routes.ts'
import type { RestRoutes } from '../rest/rest-request.ts'
import { createRestService } from '../rest/rest-service.ts'

export const baseUrl = 'http://compute.test/compute'

const callers: Record<string, Caller> = Object.fromEntries(
  ['one', 'two'].map(name => [
    name,
    {
      userId: `user-${name}`,
      userName: name,
      projectId: `project-${name}`,
      projectName: name,
      domainId: 'default',
      roles: ['member'],
    },
  ]),
)

export interface Answer {
  status: number
  // A test reads whatever it expects.
  // biome-ignore lint/suspicious/noExplicitAny: a body's members are what the test is about
  body: any
  headers: Headers
}

export interface RoutesClient {
  /** Asks as the user of `project-one`, or of `project-two`; the path is the one behind `/v2/{project}`. */
  ask(method: string, path: string, body?: unknown, as?: 'one' | 'two'): Promise<Answer>
  close(): Promise<void>
}

/** Serves some of compute's routes on a socket of their own. */
export async function serveRoutes(routes: RestRoutes, settle = (): void => undefined): Promise<RoutesClient> {
  const service = createRestService({
    authenticator: { authenticate: token => callers[token] },
    mount: '/compute',
    refuse: fault,
    requestIdHeader: 'X-Compute-Request-Id',
    settle,
    routes: projectRoutes('v2', routes, fault),
  })
  const server = createEmulatorServer((request, response) => service.handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/compute/v2`
  return {
    ask: async (method, path, body, as = 'one') => {
      const answer = await fetch(`${url}/project-${as}${path}`, {
        method,
        headers: { 'X-Auth-Token': as, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text), headers: answer.headers }
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
