import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'

/** Who asks, and in which project; by default the run itself in its own. */
export type Asker = Pick<CallOptions, 'identity' | 'account'>

/** The user of the other project in that project: what a neighbour in the same cloud can send. */
export const neighbour: Asker = { identity: 'alternate', account: 'alternate' }

const wanted = { headers: { Accept: 'application/json' } }

/** Path of a server, with JSON as what is wanted back and, where there is one, what is sent. */
export function ofServer(id: string, body?: unknown): CallOptions {
  return { path: { server_id: id }, ...(body === undefined ? wanted : jsonBody(body)) }
}

/** Asks a list of the service: its operation without `compute.`. */
export function list(
  t: CheckContext,
  operation: string,
  query?: CallOptions['query'],
  asker: Asker = {},
): Promise<TargetReply> {
  return t.call(`compute.${operation}`, { ...wanted, ...(query === undefined ? {} : { query }), ...asker })
}

export function createServer(t: CheckContext, server: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.servers.create', { ...jsonBody({ server }), ...asker })
}

export function showServer(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.servers.show', { ...ofServer(id), ...asker })
}

export function deleteServer(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.servers.delete', { ...ofServer(id), ...asker })
}

/** Sends an action (`reboot`, `resize`, …) with its body, e.g. `{ reboot: { type: 'SOFT' } }`. */
export function act(
  t: CheckContext,
  action: string,
  id: string,
  body: object,
  asker: Asker = {},
): Promise<TargetReply> {
  return t.call(`compute.servers.${action}`, { ...ofServer(id, body), ...asker })
}
