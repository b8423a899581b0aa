import type { XmlElement } from '../xml/xml-element.ts'
import {
  optionalAttribute,
  optionalText,
  requireAttribute,
  requireChild,
  requireRoot,
  requireText,
} from './body-elements.ts'
import { formats } from './formats.ts'
import { messages } from './messages.ts'
import { invalid, refuse } from './refusals.ts'
import { requireTemplate, type SapTemplate } from './templates.ts'

export interface NicOrder {
  index: number
  networkId: string
  /** Absent: the service chooses one. */
  address?: string
}

/** What a request to create a server asks for (§1.7.5.2); what names other resources is not looked up yet. */
export interface ServerOrder {
  name: string
  template?: SapTemplate
  imageName: string
  /** Id of the project that owns the image; absent: it is public. */
  imageProject?: string
  disks: { index: number; size: number }[]
  nics: NicOrder[]
  /** Absent: it is made from the name. */
  computerName?: string
  adminPassword?: string
  zone?: string
  dedicated: boolean
}

const isFlag = (value: string): boolean => value === 'true' || value === 'false'

/** @throws {Problem} 400 for what is missing, 412 for what cannot be. */
export function readServerOrder(root: XmlElement): ServerOrder {
  const server = requireChild(requireRoot(root, 'Resources'), 'LServer')
  const name = requireAttribute(server, 'name', formats.serverName)
  const link = server.child('TemplateLink')
  const template = link === undefined ? undefined : requireTemplate(requireAttribute(link, 'name'))
  const imageName = requireAttribute(requireChild(server, 'ServerImageLink'), 'name')
  // Blank means public here, where all else that is blank is refused.
  const imageProject = server.child('ServerImageProject')?.attributes.get('name')?.trim()
  const needed = template === undefined ? requireChild : optionalChild
  const disks = readDisks(needed(server, 'Disks'))
  const nics = readNics(needed(server, 'NICs'))
  const settings = server.child('OSSetting')
  const computerName = settings && optionalText(settings, 'ComputerName')
  const adminPassword = settings && optionalText(settings, 'AdminPassword', formats.password)
  checkNameServers(settings?.child('DNSServers'), nics)
  const zone = optionalText(server, 'AvailabilityZone')
  return {
    name,
    ...(template === undefined ? {} : { template }),
    imageName,
    ...(imageProject ? { imageProject } : {}),
    disks,
    nics,
    ...(computerName === undefined ? {} : { computerName }),
    ...(adminPassword === undefined ? {} : { adminPassword }),
    ...(zone === undefined ? {} : { zone }),
    dedicated: optionalText(server, 'Dedicated', isFlag) === 'true',
  }
}

function optionalChild(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.child(name)
}

/** Disk 0 comes from the image, so what is said of it is ignored. */
function readDisks(list: XmlElement | undefined): ServerOrder['disks'] {
  const disks = (list?.all('Disk') ?? [])
    .map(disk => ({
      index: requireText(disk, 'DiskIndex', value => value === '0' || formats.diskNumber(value)),
      disk,
    }))
    .filter(({ index }) => index !== '0')
    .map(({ index, disk }) => ({ index: Number(index), size: Number(requireText(disk, 'DiskSize', formats.size)) }))
  if (new Set(disks.map(({ index }) => index)).size < disks.length) throw invalid('DiskIndex')
  return disks.sort((a, b) => a.index - b.index)
}

/** Numbers run from 0 without a gap. */
function readNics(list: XmlElement | undefined): NicOrder[] {
  const nics = (list?.all('NIC') ?? []).map((nic): NicOrder => {
    const index = Number(requireText(nic, 'NICIndex', formats.nicNumber))
    const link = requireChild(requireChild(nic, 'NetworkLinks'), 'NetworkLink')
    const networkId = requireAttribute(link, 'id')
    const ip = link.child('IpAddress')
    const chosen = ip !== undefined && optionalAttribute(ip, 'auto', isFlag) === 'false'
    return { index, networkId, ...(chosen ? { address: requireAttribute(ip, 'address', formats.ipAddress) } : {}) }
  })
  nics.sort((a, b) => a.index - b.index)
  if (nics.some(({ index }, position) => index !== position)) throw invalid('NICIndex')
  return nics
}

function checkNameServers(list: XmlElement | undefined, nics: readonly NicOrder[]): void {
  for (const server of list?.all('DNSServer') ?? []) {
    const nic = optionalAttribute(server, 'nic', formats.nicNumber)
    const ip = optionalAttribute(server, 'ip', formats.ipAddress)
    if (ip !== undefined && nic === undefined) throw refuse(messages.required, 'DNSServer,nic')
    if (nic !== undefined && nics[Number(nic)] === undefined) throw invalid('DNSServer,nic')
  }
}
