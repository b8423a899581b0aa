import { createHash } from 'node:crypto'
import type { NetworkStore } from './network-store.ts'
import { resourceLinks } from './resource-links.ts'
import { statusOf } from './server-status.ts'
import type { Server } from './server-store.ts'
import { isoSeconds } from './times.ts'

export interface DocumentSources {
  /** Where compute is mounted. */
  baseUrl: string
  networks: NetworkStore
}

/** A server as plain lists have it (§1.2.6.1). */
export function briefServer(server: Server, baseUrl: string): object {
  return { id: server.id, name: server.name, links: resourceLinks(baseUrl, server.projectId, 'servers', server.id) }
}

/**
 * A server with everything that any of the manual's descriptions shows of it: the plain attributes (§1.2.6.3), zone
 * (§1.1.6.1), states (§1.2.6.22), host (§1.2.6.25), kind and MAC of addresses (§1.2.6.26, 36), disk configuration
 * (§1.2.6.28), configuration drive (§1.2.6.33) and hints (§1.3.2.2).
 */
export function fullServer(server: Server, { baseUrl, networks }: DocumentSources): object {
  const reference = (collection: string, id: string): object => ({
    id,
    links: resourceLinks(baseUrl, server.projectId, collection, id).filter(({ rel }) => rel === 'bookmark'),
  })
  const { fault } = server
  return {
    ...briefServer(server, baseUrl),
    status: statusOf(server),
    tenant_id: server.projectId,
    user_id: server.userId,
    created: isoSeconds(server.created),
    updated: isoSeconds(server.updated),
    hostId: hostIdOf(server),
    image: server.imageId === null ? '' : reference('images', server.imageId),
    flavor: reference('flavors', server.flavorId),
    addresses: addressesOf(server, networks),
    accessIPv4: server.accessIPv4,
    accessIPv6: server.accessIPv6,
    metadata: Object.fromEntries(server.metadata),
    progress: server.progress,
    key_name: server.keyName,
    config_drive: server.configDrive,
    security_groups: server.securityGroups.map(name => ({ name })),
    'OS-DCF:diskConfig': server.diskConfig,
    'OS-EXT-AZ:availability_zone': server.availabilityZone,
    'OS-EXT-STS:vm_state': server.vmState,
    'OS-EXT-STS:task_state': server.taskState,
    'OS-EXT-STS:power_state': server.powerState,
    'OS-EXT-SRV-ATTR:host': server.host,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': server.host,
    'OS-EXT-SRV-ATTR:instance_name': server.instanceName,
    'os-extended-volumes:volumes_attached': server.attachments.map(({ volumeId }) => ({ id: volumeId })),
    'OS-SCH-HNT:scheduler_hints': server.hints,
    ...(fault === undefined ? {} : { fault: { ...fault, created: isoSeconds(fault.created) } }),
  }
}

/** Tells a project whether two servers share a host, without the host's name; empty without a host. */
function hostIdOf({ host, projectId }: Server): string {
  return host === null ? '' : createHash('sha224').update(`${projectId}${host}`).digest('hex')
}

/** By the name of the network. */
function addressesOf(server: Server, networks: NetworkStore): Record<string, object[]> {
  const addresses: Record<string, object[]> = {}
  for (const { network, macAddress, fixedIps } of networks.portsOf(server.id)) {
    const list = addresses[network.name] ?? []
    addresses[network.name] = list
    for (const { ipAddress } of fixedIps)
      list.push({
        addr: ipAddress,
        version: 4,
        'OS-EXT-IPS:type': 'fixed',
        'OS-EXT-IPS-MAC:mac_addr': macAddress,
      })
  }
  return addresses
}
