import { element, type XmlNode } from '../xml/write-xml.ts'
import type { SapNic, SapServer } from './server-store.ts'
import { snapshotTime } from './times.ts'

/** A server as a list shows it (§1.7.5.3). */
export function serverEntry(server: SapServer): XmlNode {
  return element('LServer', placement(server), { name: server.name, id: server.id })
}

/** A server with all its parts (§1.7.5.4). @param internal also tells the id of the image that it comes from. */
export function serverDetails(server: SapServer, internal: boolean): XmlNode {
  const { template, disks, nics, snapshots } = server
  const node = element(
    'LServer',
    [
      template === undefined ? undefined : element('TemplateLink', '', { name: template.name }),
      listOf('Disks', disks.map(diskNode)),
      listOf('NICs', nics.map(nicNode)),
      element('Status', [
        element('ResourceStatus', resourceStatus(server)),
        element('PowerStatus', server.registered ? powerStatus(server) : 'unknown'),
        internal ? element('BaseImageId', server.baseImageId) : undefined,
      ]),
      listOf(
        'Snapshots',
        snapshots.map(({ id, generation, takenAt }) =>
          element('Snapshot', '', { version: String(generation), date: snapshotTime(takenAt), id }),
        ),
      ),
      ...placement(server),
    ],
    { name: server.name, id: server.id },
  )
  return element('Resources', [node])
}

/** An element for what there are several of; left out where there are none. */
function listOf(name: string, nodes: XmlNode[]): XmlNode | undefined {
  return nodes.length === 0 ? undefined : element(name, nodes)
}

function placement({ zone, dedicated }: SapServer): XmlNode[] {
  return [element('AvailabilityZone', zone), element('Dedicated', String(dedicated))]
}

function diskNode({ id, name, index, size }: SapServer['disks'][number]): XmlNode {
  const parts = [
    element('DiskLink', '', { name, id }),
    element('DiskIndex', String(index)),
    element('DiskSize', String(size)),
    // Fifteen disks to a controller.
    element('DevicePath', `SCSI:${Math.floor(index / 15)}:${index % 15}`),
  ]
  return element('Disk', parts, { name })
}

function nicNode({ index, macAddress, network, address, auto }: SapNic): XmlNode {
  const ipAddress = element('IpAddress', '', { auto: String(auto), address })
  const link = element('NetworkLink', [ipAddress], { name: network.name, id: network.id })
  return element('NIC', [
    element('NICIndex', String(index)),
    element('MacAddress', macAddress),
    element('NetworkLinks', [link]),
  ])
}

function powerStatus({ isOn }: SapServer): string {
  return isOn ? 'on' : 'off'
}

function resourceStatus({ registered, isOn }: SapServer): string {
  if (!registered) return 'unknown'
  return isOn ? 'normal' : 'stop'
}
