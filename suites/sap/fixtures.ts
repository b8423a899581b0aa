import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { Uses } from '../../tools/model/uses.ts'
import type { XmlElement } from '../object-storage/markup.ts'
import { serverImage, serverNetwork, smallestTemplate } from './found.ts'
import { act, ask, createServer, form, ofServer, type ServerOrder, showServer } from './requests.ts'
import { completed, resourceIdOf } from './tasks.ts'
import { find, findAll, rootOf, textAt } from './xml.ts'

/** A server that the run made, with what its creation was answered. */
export interface OwnServer {
  id: string
  name: string
  created: TargetReply
}

/** A clone image that the run made, with what its creation was answered. */
export interface OwnImage {
  name: string
  created: TargetReply
}

/** Size of a disk of the run's own, in GB. */
export const diskSize = '1'

const serverWithDisk: Uses = { servers: 1, volumes: 1, gigabytes: Number(diskSize) }

/** What the shared servers take: each has a disk of its own beside that of the image. */
export const serverFixtures: Readonly<Record<string, Uses>> = {
  'sap server': serverWithDisk,
  'sap guarded server': serverWithDisk,
}

/** What a server of the run's own is asked for with, but its name: the smallest, with a disk and a NIC. */
export async function usualOrder(t: CheckContext): Promise<Omit<ServerOrder, 'name'>> {
  const [template, image, network] = await Promise.all([smallestTemplate(t), serverImage(t), serverNetwork(t)])
  return {
    template: template.name,
    image: image.name,
    zone: image.zone,
    disks: [{ index: 1, size: diskSize }],
    nics: [{ index: 0, network: network.id }],
  }
}

/** A server as a preparation: asked for and awaited. It is off. */
export async function ownServer(
  t: CheckContext,
  label = 'server',
  fields: Partial<ServerOrder> = {},
): Promise<OwnServer> {
  const name = t.name(label)
  const created = await completed(t, await createServer(t, { ...(await usualOrder(t)), ...fields, name }))
  return { id: await idOf(t, created, name), name, created }
}

/** The id that the task tells; where it tells none, that of the server of that name. */
async function idOf(t: CheckContext, created: TargetReply, name: string): Promise<string> {
  const told = resourceIdOf(created)
  if (told !== '') return told
  const rows = findAll(rootOf(t.prepared(await ask(t, 'servers.list'), 200)), 'LServer')
  return (
    rows.find(row => row.attributes.name === name)?.attributes.id ?? t.notRun('a server was made and is not listed')
  )
}

/** The server that checks only look at; it is off, with a disk, a NIC and a snapshot. */
export function theServer(t: CheckContext): Promise<OwnServer> {
  return t.shared('sap server', async owner => {
    const server = await ownServer(owner, 'described')
    await ownSnapshot(owner, server.id)
    return server
  })
}

/** A server for those who must not touch it: off, with a disk, a NIC, a snapshot; no other check looks at it. */
export function guardedServer(t: CheckContext): Promise<OwnServer> {
  return t.shared('sap guarded server', async owner => {
    const server = await ownServer(owner, 'guarded')
    await ownSnapshot(owner, server.id)
    return server
  })
}

/** A clone image for those who must not touch it, made of the guarded server, which was never started. */
export function guardedImage(t: CheckContext): Promise<OwnImage> {
  return t.shared('sap guarded image', async owner => ownImage(owner, (await guardedServer(owner)).id))
}

/**
 * A name for a clone image: letters, digits and underscores only, and 32 of them at most (§1.7.5.14), so that the run's
 * prefix stands in it with underscores.
 */
export function imageName(t: CheckContext): string {
  return t.name('i').replaceAll('-', '_')
}

/** A clone image of a server that is off, as a preparation. */
export async function ownImage(t: CheckContext, serverId: string, comment?: string): Promise<OwnImage> {
  const name = imageName(t)
  const fields = { Name: name, type: 'cloning', l_server_rid: serverId, comment }
  return { name, created: await completed(t, await ask(t, 'images.create', form(fields))) }
}

/** A snapshot as a preparation; gives its id, which only the server's details tell. */
export async function ownSnapshot(t: CheckContext, serverId: string): Promise<string> {
  const before = snapshotIds(await detailsOf(t, serverId))
  await completed(t, await ask(t, 'snapshots.create', form({ type: 'snapshot', l_server_rid: serverId })))
  const made = snapshotIds(await detailsOf(t, serverId)).find(id => !before.includes(id))
  return made ?? t.notRun('a snapshot was made and is not shown')
}

/** Details of a server as a preparation. */
export async function detailsOf(t: CheckContext, serverId: string): Promise<XmlElement> {
  const reply = t.prepared(await showServer(t, serverId), 200)
  return find(rootOf(reply), 'LServer') ?? t.notRun('the details of a server hold no server')
}

export function snapshotIds(server: XmlElement): string[] {
  return findAll(server, 'Snapshots', 'Snapshot').map(({ attributes }) => attributes.id ?? '')
}

/** Id of a disk of a server by its number; empty where there is none. */
export function diskId(server: XmlElement, index: number): string {
  const disk = findAll(server, 'Disks', 'Disk').find(row => textAt(row, 'DiskIndex') === String(index))
  return find(disk, 'DiskLink')?.attributes.id ?? ''
}

/** Starts or stops a server of the run's own, as a preparation. */
export async function switched(t: CheckContext, power: 'start' | 'stop', serverId: string): Promise<void> {
  await completed(
    t,
    power === 'start' ? await ask(t, 'servers.start', ofServer(serverId)) : await act(t, 'stop', serverId, {}),
  )
}
