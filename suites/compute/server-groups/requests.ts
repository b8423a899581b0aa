import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody } from '../../openstack/json.ts'
import { type Asker, list } from '../requests.ts'

/** Path of a server group, with JSON as what is wanted back. */
export function ofGroup(id: string): CallOptions {
  return { path: { ServerGroup_id: id }, headers: { Accept: 'application/json' } }
}

export function createGroup(t: CheckContext, group: object): Promise<TargetReply> {
  return t.call('compute.server-groups.create', jsonBody({ server_group: group }))
}

export function listGroups(t: CheckContext, asker: Asker = {}): Promise<TargetReply> {
  return list(t, 'server-groups.list', undefined, asker)
}

export function showGroup(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.server-groups.show', { ...ofGroup(id), ...asker })
}

export function deleteGroup(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.server-groups.delete', { ...ofGroup(id), ...asker })
}
