import { newId } from '../identity/secrets.ts'
import { mayDo } from './access.ts'
import { isComputerName } from './formats.ts'
import type { SapImage } from './image-store.ts'
import { messages, zoneMessages } from './messages.ts'
import type { SapOperation, SapProject, SapRequest } from './operation.ts'
import { invalid, refuse } from './refusals.ts'
import type { SapCloud } from './sap-cloud.ts'
import { startOnServer } from './sap-cloud.ts'
import { newDisk } from './server-disks.ts'
import { plugNic, requireNetwork, unplugNic } from './server-nics.ts'
import { readServerOrder, type ServerOrder } from './server-order.ts'
import type { SapServer } from './server-store.ts'
import { acceptTask } from './task-documents.ts'
import { dedicatedZones, requireZone, zones } from './zones.ts'

/** §1.7.5.2 */
export function serverCreation(cloud: SapCloud): SapOperation {
  return {
    id: 'servers.create',
    method: 'POST',
    path: '/l_servers',
    body: 'xml',
    roles: mayDo.change,
    run: request => {
      const order = readServerOrder(request.xml())
      const { image, zone } = place(cloud, request.project, order)
      checkSystem(order, image)
      if (cloud.servers.isNameTaken(request.project.id, order.name)) throw refuse(messages.duplicateName, order.name)
      return acceptTask(startCreation(cloud, request, build(cloud, request.project, order, image, zone), image))
    },
  }
}

function startCreation(cloud: SapCloud, request: SapRequest, server: SapServer, image: SapImage) {
  cloud.servers.add(server)
  return startOnServer(cloud, request, server, {
    resourceId: server.id,
    done: () => {
      if (!image.prepared) return { message: zoneMessages.neverStarted, args: [server.name, image.name] }
      server.registered = true
      return undefined
    },
    undone: () => {
      for (const nic of server.nics) unplugNic(server, nic)
      cloud.servers.remove(server)
    },
  })
}

/**
 * Where the server will be: the zone that is asked for, else that of its first network, else that of its image.
 * @throws {Problem} 404 when zone, image or a network is not there.
 */
function place(cloud: SapCloud, project: SapProject, order: ServerOrder): { image: SapImage; zone: string } {
  const { zone: wanted, dedicated } = order
  if (wanted !== undefined) requireZone(wanted)
  const images = cloud.images
    .visibleTo(project)
    .filter(({ name, project: owner }) => name === order.imageName && owner?.id === order.imageProject)
  const network = order.nics[0] && cloud.networks.find(project.id, order.nics[0].networkId)
  const zone = wanted ?? network?.subnet.zone ?? images[0]?.zone ?? zones[0]
  const image = images.find(candidate => candidate.zone === zone)
  if (image === undefined) throw refuse(messages.notFound, order.imageName)
  cloud.projects.requireFolder(project, zone)
  if (dedicated && !dedicatedZones.includes(zone))
    throw refuse(messages.zoneNotFound, `there are no dedicated instances in ${zone}`)
  for (const { networkId } of order.nics) requireNetwork(cloud, project, networkId, zone)
  return { image, zone }
}

/** @throws {Problem} 400 or 412 when the settings do not fit the operating system. */
function checkSystem({ computerName, adminPassword }: ServerOrder, { windows }: SapImage): void {
  if (computerName !== undefined && !isComputerName(computerName, windows)) throw invalid('ComputerName')
  if (windows && adminPassword === undefined) throw refuse(messages.required, 'AdminPassword')
}

function build(cloud: SapCloud, project: SapProject, order: ServerOrder, image: SapImage, zone: string): SapServer {
  const server: SapServer = {
    id: newId(),
    projectId: project.id,
    name: order.name,
    zone,
    dedicated: order.dedicated,
    windows: image.windows,
    baseImageId: image.baseId,
    ...(order.template === undefined ? {} : { template: order.template }),
    disks: [newDisk(0, image.diskSize), ...order.disks.map(({ index, size }) => newDisk(index, size))],
    nics: [],
    snapshots: [],
    generations: 0,
    registered: false,
    isOn: false,
    wasStarted: false,
  }
  try {
    for (const { index, networkId, address } of order.nics)
      plugNic(server, index, requireNetwork(cloud, project, networkId, zone), address, 'IpAddress,address')
  } catch (refusal) {
    // The addresses that were already taken are free again.
    for (const nic of [...server.nics]) unplugNic(server, nic)
    throw refusal
  }
  return server
}
