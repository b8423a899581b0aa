import type { TargetReply } from '../../../tools/model/target.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { attributeAt, find, findAll, rootOf, textAt } from '../xml.ts'

/** The server that an answer shows (§1.7.5.4); undefined where it shows none. */
export function serverIn(reply: TargetReply): XmlElement | undefined {
  return find(rootOf(reply), 'LServer')
}

export interface ShownDisk {
  id: string
  index: number
  size: number
}

/** Its disks by their numbers. */
export function disksIn(reply: TargetReply): ShownDisk[] {
  return findAll(serverIn(reply), 'Disks', 'Disk')
    .map(disk => ({
      id: attributeAt(disk, 'id', 'DiskLink'),
      index: Number(textAt(disk, 'DiskIndex')),
      size: Number(textAt(disk, 'DiskSize')),
    }))
    .sort((a, b) => a.index - b.index)
}

export interface ShownNic {
  index: number
  mac: string
  network: string
  address: string
  auto: string
}

/** Its NICs by their numbers. */
export function nicsIn(reply: TargetReply): ShownNic[] {
  return findAll(serverIn(reply), 'NICs', 'NIC')
    .map(nic => {
      const link = find(nic, 'NetworkLinks', 'NetworkLink')
      return {
        index: Number(textAt(nic, 'NICIndex')),
        mac: textAt(nic, 'MacAddress'),
        network: link?.attributes.id ?? '',
        address: attributeAt(link, 'address', 'IpAddress'),
        auto: attributeAt(link, 'auto', 'IpAddress'),
      }
    })
    .sort((a, b) => a.index - b.index)
}

export interface ShownSnapshot {
  id: string
  version: string
  date: string
}

export function snapshotsIn(reply: TargetReply): ShownSnapshot[] {
  return findAll(serverIn(reply), 'Snapshots', 'Snapshot').map(({ attributes }) => ({
    id: attributes.id ?? '',
    version: attributes.version ?? '',
    date: attributes.date ?? '',
  }))
}

export function powerOf(reply: TargetReply): string {
  return textAt(serverIn(reply), 'Status', 'PowerStatus')
}

export function nameIn(reply: TargetReply): string {
  return serverIn(reply)?.attributes.name ?? ''
}

export function templateIn(reply: TargetReply): string {
  return attributeAt(serverIn(reply), 'name', 'TemplateLink')
}
