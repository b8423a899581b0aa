import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody, jsonOf, textAt } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { type Asker, deleteServer, showServer } from '../requests.ts'
import { bootFields, settledServer } from '../servers/own-server.ts'

/** The sections that describe the creation of servers; method, path and nearly all rows are the same in each. */
export const creations = [
  'create',
  'create-with-scheduler-hints',
  'create-multiple',
  'create-with-disk-config',
  'create-with-config-drive',
  'create-with-mac-address',
  'create-with-block-devices',
] as const

export type Creation = (typeof creations)[number]

/**
 * Ids of rows that stand in all of these sections: what one request exercises of one, it exercises of all
 * (erratum compute.servers.create.nothing-tells-apart).
 */
export function inEach(...names: string[]): string[] {
  return creations.flatMap(creation => names.map(name => `compute.servers.${creation}#${name}`))
}

/** A server whose creation was asked for by one of the sections, and what it looked like when it was settled. */
export interface Made {
  id: string
  name: string
  created: TargetReply
  shown: TargetReply
}

/** Asks for a server as one of the sections says; `beside` stands beside the server in the body. */
export function sendCreation(
  t: CheckContext,
  creation: Creation,
  server: object,
  { beside = {}, asker = {} }: { beside?: object; asker?: Asker } = {},
): Promise<TargetReply> {
  return t.call(`compute.servers.${creation}`, { ...jsonBody({ server, ...beside }), ...asker })
}

/**
 * All that a server of this target needs, and a name of the run.
 * @param fields what is sent besides, or instead; what is undefined is not sent.
 */
export async function completeServer(t: CheckContext, fields: object = {}): Promise<{ name: string } & object> {
  return { ...(await bootFields(t)), name: t.name('creation'), ...fields }
}

/** Asks for a server and waits until it is settled, whatever comes of it. */
export async function makeServer(
  t: CheckContext,
  creation: Creation,
  fields: object,
  beside: object = {},
): Promise<Made> {
  const server = await completeServer(t, fields)
  const created = await sendCreation(t, creation, server, { beside })
  const id = textAt(jsonOf(created), 'server', 'id')
  return { id, name: server.name, created, shown: id === '' ? created : await settledServer(t, id) }
}

/** The same as a preparation: it is there, and at work. */
export async function madeServer(t: CheckContext, creation: Creation, fields: object, beside?: object): Promise<Made> {
  const made = await makeServer(t, creation, fields, beside)
  t.prepared(made.created, 202)
  const status = statusOf(made)
  return status === 'ACTIVE' ? made : t.notRun(`a server is ${status}, not ACTIVE`)
}

export function statusOf({ shown }: Made): string {
  return textAt(jsonOf(shown), 'server', 'status') || `answered ${shown.status}`
}

/** Deletes a server, and waits until it is gone. */
export async function removeServer(t: CheckContext, id: string): Promise<void> {
  t.prepared(await deleteServer(t, id), 204)
  await untilGone(t, () => showServer(t, id))
}
