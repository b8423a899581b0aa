import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonOf, rowsOf, textAt } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { groupedServer } from '../server-groups/fixtures.ts'
import { addInterface, deleteInterface, listInterfaces, showInterface } from './requests.ts'

/** The interface that a server was made with; nobody takes it away. */
export interface FirstInterface {
  server: string
  /** Id of its port, and of its network. */
  id: string
  network: string
  row: JsonObject
  listed: TargetReply
}

export function firstInterface(t: CheckContext): Promise<FirstInterface> {
  return t.shared('first interface', async owner => {
    const { id: server } = await groupedServer(owner)
    const listed = owner.prepared(await listInterfaces(owner, server), 200)
    const [row] = rowsOf(listed, 'interfaceAttachments')
    if (row === undefined) return owner.unsupported('servers of this target have no interfaces')
    return { server, id: textAt(row, 'port_id'), network: textAt(row, 'net_id'), row, listed }
  })
}

/**
 * The only body of a request that the manual describes names a port, and no operation of it makes one. Where the
 * target makes a port of its own on a network that is named, as OpenStack does, its answer is judged all the same.
 */
export interface Added {
  server: string
  id: string
  reply: TargetReply
  shown: TargetReply
  listed: TargetReply
}

export function added(t: CheckContext): Promise<Added> {
  return t.shared('life of an interface: added', async owner => {
    const { server, network } = await firstInterface(owner)
    const reply = await addInterface(owner, server, { net_id: network })
    if (reply.status === 400) owner.unsupported('the target makes no port for an interface by itself')
    const id = textAt(jsonOf(reply), 'interfaceAttachment', 'port_id')
    const shown = await showInterface(owner, server, id || owner.unknownId())
    return { server, id, reply, shown, listed: await listInterfaces(owner, server) }
  })
}

export interface Removed {
  server: string
  id: string
  reply: TargetReply
  lastSeen: TargetReply
  listed: TargetReply
  again: TargetReply
}

export function removed(t: CheckContext): Promise<Removed> {
  return t.shared('life of an interface: removed', async owner => {
    const { server, id, reply: before } = await added(owner)
    owner.prepared(before, 200)
    const reply = await deleteInterface(owner, server, id)
    const ask = (): Promise<TargetReply> => showInterface(owner, server, id)
    const lastSeen = reply.status === 202 ? await untilGone(owner, ask).catch(ask) : await ask()
    const listed = await listInterfaces(owner, server)
    return { server, id, reply, lastSeen, listed, again: await deleteInterface(owner, server, id) }
  })
}

/** Sends an address that was this server's a moment ago, so that it is free and one of the network's. */
export function addedByAddress(t: CheckContext): Promise<{ address: string; reply: TargetReply }> {
  return t.shared('life of an interface: added by its address', async owner => {
    const { server, network } = await firstInterface(owner)
    const before = await added(owner)
    await removed(owner)
    let address = addressesOf(jsonOf(before.reply).interfaceAttachment)[0] ?? ''
    for (let attempt = 1; ; attempt += 1) {
      const reply = await addInterface(owner, server, { net_id: network, fixed_ips: [{ ip_address: address }] })
      if (reply.status !== 400 && reply.status !== 409) return { address, reply }
      if (attempt === 3) owner.skip('every address that an interface gave back is refused: others may have taken it')
      address = await givenBack(owner, server, network)
    }
  })
}

/** Another address that this server had a moment ago. */
async function givenBack(owner: CheckContext, server: string, network: string): Promise<string> {
  const { interfaceAttachment } = jsonOf(owner.prepared(await addInterface(owner, server, { net_id: network }), 200))
  const id = textAt(interfaceAttachment, 'port_id')
  owner.prepared(await deleteInterface(owner, server, id), 202)
  await untilGone(owner, () => showInterface(owner, server, id))
  return addressesOf(interfaceAttachment)[0] ?? ''
}

/** Addresses of an interface (`fixed_ips`). */
export function addressesOf(row: unknown): string[] {
  const fixed = typeof row === 'object' && row !== null ? (row as JsonObject).fixed_ips : undefined
  return Array.isArray(fixed) ? fixed.map(one => textAt(one, 'ip_address')) : []
}
