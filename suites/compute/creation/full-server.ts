import type { CheckContext } from '../../../tools/model/check.ts'
import { type JsonObject, jsonBody, jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { ownPair } from '../key-pairs/fixtures.ts'
import { ofServer } from '../requests.ts'
import { theServer } from '../servers/own-server.ts'
import { completeServer, type Made, makeServer } from './create.ts'

/** Bytes of a metadata key or value at most (§1.2.6.2). */
export const longestMetadata = 255

/** More characters than a computer's name may have, which the manual lets a server's name have (§1.2.6.2). */
const longName = 70

/** A server that was asked for with every optional row at once that does not need another server or a volume. */
export interface FullServer extends Made {
  keyName: string
  metadata: Record<string, string>
  /** Absent: the target tells no zone, and none was asked for. */
  zone?: string
  /** Absent: the target tells no network of a server, and none was asked for. */
  network?: string
  /** The group of the scheduler hint. */
  group: string
}

/** One server judges nearly all rows; nothing else is done to it. */
export function fullServer(t: CheckContext): Promise<FullServer> {
  return t.shared('server of all rows', async owner => {
    const keyName = await ownPair(owner, 'of-server')
    const zone = await zoneOfServers(owner)
    const network = await networkOfServers(owner)
    const group = await ownGroup(owner, 'anti-affinity')
    const metadata = {
      'My Server Name': 'Apache1',
      ['k'.repeat(longestMetadata)]: 'v'.repeat(longestMetadata),
    }
    const server = {
      ...(await completeServer(owner)),
      key_name: keyName,
      metadata,
      security_groups: [{ name: 'default' }],
      user_data: Buffer.from('#!/bin/sh\nexit 0\n').toString('base64'),
      config_drive: 'false',
      'OS-DCF:diskConfig': 'MANUAL',
      min_count: 1,
      max_count: 1,
      ...(zone === undefined ? {} : { availability_zone: zone }),
      ...(network === undefined ? {} : { networks: [{ uuid: network }] }),
    }
    const name = server.name.padEnd(longName, 'x')
    const made = await makeServer(owner, 'create-with-scheduler-hints', { ...server, name }, hintOf(group))
    return {
      ...made,
      keyName,
      metadata,
      group,
      ...(zone === undefined ? {} : { zone }),
      ...(network === undefined ? {} : { network }),
    }
  })
}

/** Scheduler hints stand beside the server (§1.2.6.20). */
export function hintOf(group: string): object {
  return { 'os:scheduler_hints': { group } }
}

/** A server group of the run's own, as a preparation. */
export async function ownGroup(t: CheckContext, policy: 'affinity' | 'anti-affinity'): Promise<string> {
  const body = jsonBody({ server_group: { name: t.name(policy), policies: [policy] } })
  return textAt(jsonOf(t.prepared(await t.call('compute.server-groups.create', body), 200)), 'server_group', 'id')
}

/** Ids of the servers of a group. */
export async function membersOf(t: CheckContext, group: string): Promise<unknown> {
  const path = { ServerGroup_id: group }
  const reply = await t.call('compute.server-groups.show', { path, headers: { Accept: 'application/json' } })
  return member(jsonOf(t.prepared(reply, 200)), 'server_group', 'members')
}

/** The network cards of a server (§1.2.6.49); none where the target does not tell them. */
export async function cardsOf(t: CheckContext, id: string): Promise<JsonObject[]> {
  return rowsOf(await t.call('compute.interfaces.list', ofServer(id)), 'interfaceAttachments')
}

async function networkOfServers(t: CheckContext): Promise<string | undefined> {
  if (t.fixtures.network !== undefined) return t.fixtures.network
  const [card] = await cardsOf(t, (await theServer(t)).id)
  return textAt(card, 'net_id') || undefined
}

async function zoneOfServers(t: CheckContext): Promise<string | undefined> {
  if (t.fixtures.availabilityZone !== undefined) return t.fixtures.availabilityZone
  return textAt(jsonOf((await theServer(t)).shown), 'server', 'OS-EXT-AZ:availability_zone') || undefined
}
