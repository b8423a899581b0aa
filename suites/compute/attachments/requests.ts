import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type Asker, ofServer } from '../requests.ts'

/** Path of one volume at a server, with JSON as what is wanted back; an attachment's id is its volume's. */
export function ofAttachment(server: string, id: string): CallOptions {
  const { headers } = ofServer(server)
  return { path: { server_id: server, attachment_id: id }, ...(headers === undefined ? {} : { headers }) }
}

export function attach(t: CheckContext, server: string, given: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volume-attachments.create', { ...ofServer(server, { volumeAttachment: given }), ...asker })
}

export function listAttachments(t: CheckContext, server: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volume-attachments.list', { ...ofServer(server), ...asker })
}

export function showAttachment(t: CheckContext, server: string, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volume-attachments.show', { ...ofAttachment(server, id), ...asker })
}

export function detach(t: CheckContext, server: string, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volume-attachments.delete', { ...ofAttachment(server, id), ...asker })
}
