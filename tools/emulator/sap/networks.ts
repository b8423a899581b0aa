import { newId } from '../identity/secrets.ts'
import { element, type XmlNode } from '../xml/write-xml.ts'
import { mayDo } from './access.ts'
import { optionalText, requireAttribute, requireChild, requireRoot } from './body-elements.ts'
import { formats } from './formats.ts'
import { messages, zoneMessages } from './messages.ts'
import { addressRange, type SapNetwork, type SapSubnet } from './network-store.ts'
import type { SapAnswer, SapOperation, SapProject, SapRequest } from './operation.ts'
import { refuse, refuseInZone } from './refusals.ts'
import type { SapCloud } from './sap-cloud.ts'
import { acceptTask } from './task-documents.ts'
import { zones } from './zones.ts'

/** §1.7.5.25 to 1.7.5.27 */
export function networkOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'networks.create',
      method: 'POST',
      path: '/networks',
      body: 'xml',
      roles: mayDo.change,
      run: request => createNetwork(cloud, request),
    },
    {
      id: 'networks.delete',
      method: 'DELETE',
      path: '/networks/{network}',
      roles: mayDo.change,
      run: request => deleteNetwork(cloud, request),
    },
    {
      id: 'networks.list',
      method: 'GET',
      path: '/networks',
      roles: mayDo.read,
      run: ({ project, query }) => {
        const verbose = query.flag('verbose')
        const found = cloud.networks.list(project.id).map(network => networkNode(network, verbose))
        return { status: 200, body: element('Networks', found) }
      },
    },
  ]
}

function createNetwork(cloud: SapCloud, request: SapRequest): SapAnswer {
  const root = requireRoot(request.xml(), 'Network')
  const subnetId = requireAttribute(requireChild(root, 'Subnet'), 'id', formats.uuid)
  const subnet = requireSubnet(cloud, request.project, subnetId, optionalText(root, 'AvailabilityZone'))
  cloud.projects.requireFolder(request.project, subnet.zone)
  if (cloud.networks.list(request.project.id).some(network => network.subnet === subnet))
    throw refuse(messages.networkCreateFailed, `already exist network linked for specified subnet. (${subnetId})`)
  requireFree(subnet)
  const id = newId()
  subnet.pending = true
  const task = cloud.tasks.start(request, {
    zone: subnet.zone,
    resourceId: id,
    done: () => {
      subnet.pending = false
      cloud.networks.addNetwork(subnet, id)
      return undefined
    },
    undone: () => {
      subnet.pending = false
    },
  })
  return acceptTask(task)
}

/** @throws {Problem} 404 when zone or subnet are not there, or the subnet is of no use here. */
function requireSubnet(cloud: SapCloud, project: SapProject, id: string, zone: string | undefined): SapSubnet {
  const missing = (at: string, reason: string) =>
    refuse(messages.networkNotFound, cloud.networkEndpoint, `${at}:${reason}`)
  if (zone !== undefined && !(zones as readonly string[]).includes(zone))
    throw missing(zone, `availability_zone: ${zone} not found`)
  const subnet = cloud.networks.findSubnet(project.id, id)
  if (subnet === undefined || (zone !== undefined && subnet.zone !== zone))
    throw missing(zone ?? zones[0], 'specified subnet uuid is not found')
  if (subnet.kind === 'kvm') throw missing(subnet.zone, `subnet is for KVM. uuid:${id}`)
  return subnet
}

function deleteNetwork(cloud: SapCloud, request: SapRequest): SapAnswer {
  const network = cloud.networks.find(request.project.id, request.id)
  if (network === undefined)
    throw refuse(messages.networkNotFound, cloud.networkEndpoint, 'specified resource (network) not found')
  const { subnet } = network
  if (network.assigned.size > 0)
    throw refuseInZone(subnet.zone, zoneMessages.contains, network.name, 'assigned IP addresses')
  requireFree(subnet)
  subnet.pending = true
  const task = cloud.tasks.start(request, {
    zone: subnet.zone,
    resourceId: network.id,
    done: () => {
      if (network.assigned.size > 0)
        return { message: zoneMessages.contains, args: [network.name, 'assigned IP addresses'] }
      subnet.pending = false
      cloud.networks.remove(network)
      return undefined
    },
    undone: () => {
      subnet.pending = false
    },
  })
  return acceptTask(task)
}

/** @throws {Problem} 409 while a network of the subnet is being made or deleted. */
function requireFree({ id, pending }: SapSubnet): void {
  if (pending) throw refuse(messages.networkCreateFailed, `specified subnet(${id}) is being used by other operations.`)
}

function networkNode(network: SapNetwork, verbose: boolean): XmlNode {
  const { subnet, manual, assigned } = network
  const at = (last: number): string => `${subnet.prefix}.${last}`
  const range =
    manual === undefined ? [] : [element('AddressRange', '', { start: at(manual.first), end: at(manual.last) })]
  const reserved = [...assigned].sort((a, b) => a - b).map(at)
  const addresses = element(
    'AddressSet',
    [
      ...(verbose ? [element('Exclude', range), element('Reserve', reserved.join(', '))] : []),
      element('DefaultGateway', '', { address: at(1) }),
    ],
    {
      name: network.addressSetName,
      subnet: at(0),
      mask: '255.255.255.0',
      start: at(addressRange.first),
      end: at(addressRange.last),
    },
  )
  const parts = [addresses, element('Subnet', '', { id: subnet.id }), element('AvailabilityZone', subnet.zone)]
  return element('Network', parts, { name: network.name, id: network.id })
}
