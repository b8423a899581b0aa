import type { ServiceSuite } from '../../tools/model/check.ts'
import { rowsOf, textAt } from '../openstack/json.ts'
import { type NamedKind, namedResources } from '../openstack/named-resources.ts'
import { takes } from './takes.ts'

/** Several that are made at once are called by the name and a number (§1.2.6.21). */
const numbered = (candidate: string, name: string): boolean =>
  candidate.startsWith(`${name}-`) && /^\d+$/.test(candidate.slice(name.length + 1))

const serverMade = { name: ['server', 'name'], id: ['server', 'id'] }

const server: NamedKind = {
  kind: 'server',
  makes: {
    'compute.servers.create': serverMade,
    'compute.servers.create-with-scheduler-hints': serverMade,
    'compute.servers.create-multiple': serverMade,
    'compute.servers.create-with-disk-config': serverMade,
    'compute.servers.create-with-config-drive': serverMade,
    'compute.servers.create-with-mac-address': serverMade,
    'compute.servers.create-with-block-devices': serverMade,
    // A new name is one more by which clean-up must find it.
    'compute.servers.update': { name: ['server', 'name'] },
    'compute.servers.rebuild': { name: ['rebuild', 'name'] },
  },
  list: { operation: 'compute.servers.list', rows: 'servers', derived: numbered },
  show: 'compute.servers.show',
  remove: 'compute.servers.delete',
  variable: 'server_id',
}

const serverGroup: NamedKind = {
  kind: 'server-group',
  makes: { 'compute.server-groups.create': { name: ['server_group', 'name'], id: ['server_group', 'id'] } },
  list: { operation: 'compute.server-groups.list', rows: 'server_groups' },
  show: 'compute.server-groups.show',
  remove: 'compute.server-groups.delete',
  variable: 'ServerGroup_id',
}

const keyPair: NamedKind = {
  kind: 'key-pair',
  makes: { 'compute.key-pairs.create': { name: ['keypair', 'name'] } },
  list: { operation: 'compute.key-pairs.list', rows: 'keypairs', inner: 'keypair', id: 'name' },
  show: 'compute.key-pairs.show',
  remove: 'compute.key-pairs.delete',
  variable: 'keypair_name',
}

const snapshot: NamedKind = {
  kind: 'snapshot',
  makes: { 'compute.snapshots.create': { name: ['snapshot', 'display_name'], id: ['snapshot', 'id'] } },
  list: { operation: 'compute.snapshots.list', rows: 'snapshots', name: 'displayName' },
  show: 'compute.snapshots.show',
  remove: 'compute.snapshots.delete',
  variable: 'snapshot_id',
}

const volume: NamedKind = {
  kind: 'volume',
  makes: { 'compute.volumes.create': { name: ['volume', 'display_name'], id: ['volume', 'id'] } },
  list: { operation: 'compute.volumes.list', rows: 'volumes', name: 'displayName' },
  show: 'compute.volumes.show',
  remove: 'compute.volumes.delete',
  variable: 'volume_id',
}

const named = namedResources([server, serverGroup, keyPair, snapshot, volume])

type Looking = Required<
  Pick<ServiceSuite, 'creates' | 'standing' | 'identifies' | 'removes' | 'cleanup' | 'cleanupGroup' | 'find' | 'takes'>
>

/** How the suite looks after what it makes. A volume is free once its server is gone, so the kinds are removed at once. */
export const resources: Looking = {
  ...named,
  // A server comes with disks.
  standing: named.standing.map(standing =>
    standing.kind === volume.kind ? { ...standing, brings: Object.keys(server.makes) } : standing,
  ),
  identifies: (operation, reply, call) =>
    operation === 'compute.volume-attachments.list' && call?.isOwn(call.options.path?.server_id ?? '') === true
      ? // The disks that a server of the run's own came with.
        rowsOf(reply, 'volumeAttachments').flatMap(row => textAt(row, 'volumeId') || [])
      : named.identifies(operation, reply, call),
  cleanupGroup: ({ kind }) => kind,
  takes,
}
