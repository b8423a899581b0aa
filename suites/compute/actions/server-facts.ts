import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonOf, member } from '../../openstack/json.ts'

/** A member of the server that an answer shows, by the names on the way to it. */
export function shown(reply: TargetReply, ...names: readonly string[]): unknown {
  return member(jsonOf(reply), 'server', ...names)
}

export const isActive = (look: TargetReply): boolean => shown(look, 'status') === 'ACTIVE'
export const isResized = (look: TargetReply): boolean => shown(look, 'status') === 'VERIFY_RESIZE'

/** What can be compared of a server at two times: its own members, and what it was made of and reached by. */
const comparable: Readonly<Record<string, (reply: TargetReply) => unknown>> = {
  id: reply => shown(reply, 'id'),
  name: reply => shown(reply, 'name'),
  tenant_id: reply => shown(reply, 'tenant_id'),
  user_id: reply => shown(reply, 'user_id'),
  created: reply => shown(reply, 'created'),
  metadata: reply => shown(reply, 'metadata'),
  key_name: reply => shown(reply, 'key_name'),
  'flavor.id': reply => shown(reply, 'flavor', 'id'),
  // Empty where the server has its system on a volume.
  'image.id': reply => shown(reply, 'image', 'id'),
  addresses: reply => addressesOf(reply),
}

export type Comparable = 'name' | 'metadata' | 'flavor.id' | 'image.id' | 'addresses'

/** Fails where a server is not as it was, but for what may have changed. */
export function expectKept(
  t: CheckContext,
  before: TargetReply,
  after: TargetReply,
  changed: readonly Comparable[] = [],
): void {
  t.expect(after.status, 'the server is found').toBe(200)
  for (const [name, read] of Object.entries(comparable))
    if (!(changed as readonly string[]).includes(name))
      t.expect(read(after), `${name}, as before`).toEqual(read(before))
}

/** Texts of all addresses by network, each in a fixed order. */
export function addressesOf(reply: TargetReply): Record<string, string[]> {
  const networks = Object.entries((shown(reply, 'addresses') ?? {}) as JsonObject)
  return Object.fromEntries(
    networks.map(([network, rows]) => [
      network,
      (Array.isArray(rows) ? rows : []).map(row => String(member(row, 'addr'))).sort(),
    ]),
  )
}

/** Whether a server stands still: the manual's word is its status, or its state (§1.2.6.22), as deployed services have it. */
export function isStopped(reply: TargetReply): boolean {
  return [shown(reply, 'status'), shown(reply, 'OS-EXT-STS:vm_state')].some(word => /^stopped$/i.test(String(word)))
}
