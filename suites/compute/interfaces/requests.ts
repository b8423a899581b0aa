import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type Asker, ofServer } from '../requests.ts'

/** Path of one interface of a server, with JSON as what is wanted back; its id is its port's. */
export function ofInterface(server: string, id: string): CallOptions {
  return { path: { server_id: server, attachment_id: id }, headers: { Accept: 'application/json' } }
}

export function addInterface(t: CheckContext, server: string, given: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.interfaces.create', { ...ofServer(server, { interfaceAttachment: given }), ...asker })
}

export function listInterfaces(t: CheckContext, server: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.interfaces.list', { ...ofServer(server), ...asker })
}

export function showInterface(t: CheckContext, server: string, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.interfaces.show', { ...ofInterface(server, id), ...asker })
}

export function deleteInterface(t: CheckContext, server: string, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.interfaces.delete', { ...ofInterface(server, id), ...asker })
}
