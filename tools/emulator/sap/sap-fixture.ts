import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createEmulatorServer } from '../http/server.ts'
import type { Caller } from '../http/service.ts'
import { presetRoles, systemAdministrator } from '../identity/preset-roles.ts'
import { readPlannedFault } from '../planned-fault.ts'
import { Timeline } from '../timeline.ts'
import { readXml } from '../xml/read-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { createSap, type SubnetInfo } from './service.ts'

/** Milliseconds that a task waits, and runs: each is half of a step of the cloud. */
export const step = 1000

export interface SapReply {
  status: number
  headers: Headers
  root: XmlElement
}

export interface AskOptions {
  /** A token; default `administrator`, of the project `one`. */
  as?: string
  form?: Record<string, string>
  xml?: string | Uint8Array
  headers?: Record<string, string>
}

/** The service on a socket of its own, with a clock that stands still until it is told. */
export interface SapFixture {
  url: string
  /** Of the project `one`. */
  subnets: SubnetInfo[]
  ask(method: string, path: string, options?: AskOptions): Promise<SapReply>
  /** Lets steps pass; default: as many as a task takes. */
  pass(steps?: number): void
  close(): Promise<void>
}

function caller(name: string, projectId: string, roles: string[], domainId = 'here'): [string, Caller] {
  return [name, { userId: `user-${name}`, userName: name, projectId, projectName: projectId, domainId, roles }]
}

/** By token: each role in project `one`; `neighbour` in `two` of the same domain, `stranger` in `far` of another. */
const callers = new Map<string, Caller>([
  ...presetRoles.map(role => caller(role, 'one', [role])),
  caller(systemAdministrator, 'system', [systemAdministrator]),
  caller('member', 'one', ['member', 'reader']),
  caller('unscoped', '', []),
  caller('neighbour', 'two', ['administrator']),
  caller('stranger', 'far', ['administrator'], 'there'),
])

export async function serveSap(options: { faults?: string[]; stallMs?: number } = {}): Promise<SapFixture> {
  let now = Date.UTC(2015, 5, 12, 0, 44, 42)
  const { service, subnetsOf } = createSap({
    authenticator: { authenticate: token => callers.get(token) },
    origin: 'http://sap.test',
    timeline: new Timeline(() => now, 2 * step),
    projects: [
      { id: 'one', domainId: 'here' },
      { id: 'two', domainId: 'here' },
      { id: 'far', domainId: 'there' },
      { id: 'system', domainId: 'here' },
    ],
    enabled: ['one', 'two', 'far'],
    faults: (options.faults ?? []).map(readPlannedFault),
    ...(options.stallMs === undefined ? {} : { stallMs: options.stallMs }),
  })
  const server = createEmulatorServer((request, response) => service.handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sap`
  return {
    url,
    subnets: subnetsOf('one'),
    ask: async (method, path, { as = 'administrator', form, xml, headers = {} } = {}) => {
      const type: Record<string, string> = xml === undefined ? {} : { 'Content-Type': 'application/xml' }
      const body = xml ?? (form === undefined ? undefined : new URLSearchParams(form))
      const token: Record<string, string> = as === '' ? {} : { 'X-Auth-Token': as }
      const init = { method, headers: { ...type, ...token, ...headers } }
      const answer = await fetch(url + path, body === undefined ? init : { ...init, body: body as string })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      return { status: answer.status, headers: answer.headers, root: readXml(bytes) }
    },
    pass: (steps = 2) => {
      now += steps * step
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
