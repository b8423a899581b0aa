import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { jsonBody, jsonOf, textAt } from '../../openstack/json.ts'
import { bootFields, type OwnServer, settledServer } from '../servers/own-server.ts'
import { createGroup } from './requests.ts'

export const antiAffinity = ['anti-affinity']

/** A group that the run made, with what its creation was answered. */
export interface OwnGroup {
  id: string
  name: string
  created: TargetReply
}

/** A group as a preparation. */
export async function ownGroup(t: CheckContext, fields: object = {}, label = 'group'): Promise<OwnGroup> {
  const name = t.name(label)
  const created = t.prepared(await createGroup(t, { name, policies: antiAffinity, ...fields }), 200)
  return { id: textAt(jsonOf(created), 'server_group', 'id'), name, created }
}

/** The group that checks only look at; no server is in it. */
export function emptyGroup(t: CheckContext): Promise<OwnGroup> {
  return t.shared('server group', owner => ownGroup(owner, {}, 'empty'))
}

/** A group for those who must not touch it. */
export function guardedGroup(t: CheckContext): Promise<OwnGroup> {
  return t.shared('guarded server group', owner => ownGroup(owner, {}, 'guarded'))
}

/** A server of a group whose servers are kept apart. */
export interface GroupedServer extends OwnServer {
  group: OwnGroup
}

const groupedKey = 'server of a group'

export const groupedServerFixtures: Readonly<Record<string, Uses>> = { [groupedKey]: { servers: 1 } }

/** The one server in a group of its own. Volumes and interfaces are attached to it, and nothing else is done to it. */
export function groupedServer(t: CheckContext): Promise<GroupedServer> {
  return t.shared(groupedKey, async owner => {
    const group = await ownGroup(owner, {}, 'grouping')
    const server = await bootInto(owner, group.id)
    const status = textAt(jsonOf(server.shown), 'server', 'status')
    if (status !== 'ACTIVE') owner.notRun(`a server of a server group is ${status || 'not shown'}, not ACTIVE`)
    return { ...server, group }
  })
}

/** Asks for a server in a group (§1.2.6.20 os:scheduler_hints), and waits until nothing is under way with it. */
export async function bootInto(t: CheckContext, group: string): Promise<OwnServer> {
  const name = t.name('grouped')
  const server = { ...(await bootFields(t)), name }
  const body = jsonBody({ server, 'os:scheduler_hints': { group } })
  const created = t.prepared(await t.call('compute.servers.create-with-scheduler-hints', body), 202)
  const id = textAt(jsonOf(created), 'server', 'id')
  return { id, name, created, shown: await settledServer(t, id) }
}
