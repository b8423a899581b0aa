import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody, jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { type Asker, list } from '../requests.ts'

export function ofPair(name: string, query?: CallOptions['query']): CallOptions {
  return {
    path: { keypair_name: name },
    headers: { Accept: 'application/json' },
    ...(query === undefined ? {} : { query }),
  }
}

export function createPair(t: CheckContext, keypair: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.key-pairs.create', { ...jsonBody({ keypair }), ...asker })
}

export function showPair(t: CheckContext, name: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.key-pairs.show', { ...ofPair(name), ...asker })
}

export function deletePair(t: CheckContext, name: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.key-pairs.delete', { ...ofPair(name), ...asker })
}

/** The key pairs of the list, each without the member that wraps it. */
export async function listedPairs(
  t: CheckContext,
  asker: Asker = {},
): Promise<{ reply: TargetReply; pairs: unknown[] }> {
  const reply = t.prepared(await list(t, 'key-pairs.list', undefined, asker), 200)
  return { reply, pairs: rowsOf(reply, 'keypairs').map(row => member(row, 'keypair')) }
}

/** A text of the key pair that an answer shows; empty where it shows none. Never asked for the private key. */
export function shownText(
  reply: TargetReply,
  name: 'name' | 'public_key' | 'fingerprint' | 'user_id' | 'availability_zone',
): string {
  return textAt(jsonOf(reply), 'keypair', name)
}

/** The private key of an answer, which must be given to no assertion: what fails would show it. */
export function privateKeyOf(reply: TargetReply): string | undefined {
  const key = member(jsonOf(reply), 'keypair', 'private_key')
  return typeof key === 'string' && key !== '' ? key : undefined
}
