import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { element, textElement } from './xml.ts'

/** Who asks, and in which project; by default the run itself in its own. */
export type Asker = Pick<CallOptions, 'identity' | 'account'>

/** The user of the other project: what a neighbour in the same cloud can send. One endpoint serves all projects. */
export const neighbour: Asker = { identity: 'alternate', account: 'alternate' }

const accept = { Accept: 'application/xml' }

/** What every request has: XML is wanted back (§1.7.3). */
export const wanted: CallOptions = { headers: accept }

/** Arguments in a form (§1.7.2); what is undefined is left out, label and value. */
export function form(fields: Readonly<Record<string, string | undefined>>): CallOptions {
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)
  return {
    headers: { ...accept, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(given).toString(),
  }
}

/** Arguments in XML (§1.7.2). */
export function xml(body: string): CallOptions {
  return { headers: { ...accept, 'Content-Type': 'application/xml' }, body }
}

/** An id of nothing, of the form that ids have here: up to 32 letters and digits (§1.7.5.4 baseImageId). */
export function unknownId(t: CheckContext): string {
  return withoutHyphens(t.unknownId())
}

export function withoutHyphens(id: string): string {
  return id.replaceAll('-', '')
}

export function ofServer(id: string): { path: Record<string, string> } {
  return { path: { virtualServerResourceId: id } }
}

export function ofImage(name: string): { path: Record<string, string> } {
  return { path: { cloneImageName: name } }
}

export function ofSnapshot(id: string): { path: Record<string, string> } {
  return { path: { snapshotResourceId: id } }
}

/** A disk beside that of the image; size in GB. */
export interface DiskOrder {
  index: number
  size: string
}

/** A NIC; an address that is not named is chosen by the target. */
export interface NicOrder {
  index: number
  network: string
  address?: string
}

/** What a server is asked for with (§1.7.5.2); what is left out is not sent. */
export interface ServerOrder {
  name: string
  template?: string
  image?: string
  /** Id of the project that owns the image, where it is no public one. */
  imageProject?: string
  disks?: readonly DiskOrder[]
  nics?: readonly NicOrder[]
  computerName?: string
  adminPassword?: string
  zone?: string
  dedicated?: 'true' | 'false'
}

/** The body of a creation or a change of a server. */
export function serverXml(order: ServerOrder): string {
  const { name, template, image, imageProject, disks = [], nics = [], computerName, adminPassword, zone } = order
  const settings = [textElement('ComputerName', computerName), textElement('AdminPassword', adminPassword)]
  const content = [
    named('TemplateLink', template),
    named('ServerImageLink', image),
    named('ServerImageProject', imageProject),
    listed('Disks', disks.map(diskXml)),
    listed('NICs', nics.map(nicXml)),
    listed(
      'OSSetting',
      settings.filter(setting => setting !== undefined),
    ),
    textElement('AvailabilityZone', zone),
    textElement('Dedicated', order.dedicated),
  ]
  return element('Resources', {}, [element('LServer', { name }, content)])
}

function named(tag: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : element(tag, { name })
}

function listed(tag: string, parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : element(tag, {}, parts)
}

function diskXml({ index, size }: DiskOrder): string {
  return element('Disk', {}, [textElement('DiskIndex', String(index)), textElement('DiskSize', size)])
}

function nicXml({ index, network, address }: NicOrder): string {
  const ip = address === undefined ? [] : [element('IpAddress', { auto: 'false', address })]
  const link = element('NetworkLink', { id: network }, ip)
  return element('NIC', {}, [textElement('NICIndex', String(index)), element('NetworkLinks', {}, [link])])
}

/** Calls an operation of the service: its id without `sap.`; XML is wanted back. */
export function ask(t: CheckContext, operation: string, options: CallOptions = {}): Promise<TargetReply> {
  return t.call(`sap.${operation}`, { ...wanted, ...options })
}

export function createServer(t: CheckContext, order: ServerOrder, asker: Asker = {}): Promise<TargetReply> {
  return ask(t, 'servers.create', { ...xml(serverXml(order)), ...asker })
}

export function showServer(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return ask(t, 'servers.show', { ...ofServer(id), ...asker })
}

export function showTask(t: CheckContext, taskId: string, asker: Asker = {}): Promise<TargetReply> {
  return ask(t, 'tasks.show', { path: { taskId }, ...asker })
}

/** Asks for something of a server (`stop`, `attach-disk`, …) with its arguments, where it takes any. */
export function act(
  t: CheckContext,
  action: string,
  id: string,
  fields?: Readonly<Record<string, string | undefined>>,
  asker: Asker = {},
): Promise<TargetReply> {
  return ask(t, `servers.${action}`, { ...ofServer(id), ...(fields === undefined ? {} : form(fields)), ...asker })
}
