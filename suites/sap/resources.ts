import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import { GrowingWait } from '../../tools/shared/growing-wait.ts'
import { headerList } from '../../tools/shared/header-list.ts'
import { parseXml, type XmlElement } from '../object-storage/markup.ts'
import { actingFor } from './project-life.ts'
import { form, ofImage, ofServer, wanted } from './requests.ts'
import { resourceIdOf } from './tasks.ts'
import { attributeAt, find, findAll, rootOf, textAt } from './xml.ts'

type Send = CheckContext['call']
type Made = Omit<Resource, 'service'>

/** A list of the service and where its rows are. */
const lists = {
  server: { operation: 'sap.servers.list', row: 'LServer', query: {} },
  image: { operation: 'sap.images.list', row: 'ServerImage', query: { mode: 'cloning' } },
  network: { operation: 'sap.networks.list', row: 'Network', query: {} },
} as const

/**
 * How the suite looks after what it makes: servers and images are known by their names before they are asked for,
 * networks by the subnet that they are made for, since the target names them itself. Disks, NICs and snapshots have
 * no names at all; they are parts of a server of the run's own and go with it.
 */
export const resources: Required<
  Pick<ServiceSuite, 'creates' | 'standing' | 'identifies' | 'removes' | 'cleanup' | 'cleanupGroup' | 'find' | 'takes'>
> = {
  creates: (operation, options) => {
    const { body, path, headers } = options
    switch (operation) {
      case 'sap.servers.create':
      // A new name is one more by which clean-up must find it.
      case 'sap.servers.update':
        return madeOf('server', 'name', attributeAt(xmlOf(body), 'name', 'LServer'))
      case 'sap.images.create':
        return madeOf('image', 'name', formOf(body).get('Name') ?? '')
      case 'sap.networks.create':
        return madeOf('network', 'subnet', attributeAt(xmlOf(body), 'id', 'Subnet'))
      // Who enables it must also disable it.
      case 'sap.projects.enable':
        return madeOf('project', 'id', enabledProject(options), domainIn(headers))
      // Entered for what it takes; it is no more than a part of the server.
      case 'sap.servers.attach-disk':
        return madeOf('disk', 'server', path?.virtualServerResourceId ?? '')
      default:
        return []
    }
  },
  standing: [
    {
      kind: 'sap-server',
      list: lists.server.operation,
      makes: ['sap.servers.create'],
      pages: send => idsOf('server', send),
    },
    {
      kind: 'sap-network',
      list: lists.network.operation,
      makes: ['sap.networks.create'],
      mayBeNamed: true,
      pages: send => idsOf('network', send),
    },
  ],
  identifies: (operation, reply, call) => {
    if (call === undefined) return []
    const { options, isOwn } = call
    switch (operation) {
      case 'sap.servers.create':
      case 'sap.networks.create':
        return [resourceIdOf(reply)].filter(id => id !== '')
      case 'sap.projects.enable':
        return [enabledProject(options)].filter(id => id !== '')
      // The task of one that was made may tell no id; the list has it by its name.
      case 'sap.servers.list':
        return findAll(rootOf(reply), 'LServer')
          .filter(({ attributes }) => isOwn(attributes.name ?? ''))
          .flatMap(({ attributes }) => attributes.id ?? [])
      // Snapshots of a server of the run's own are the run's.
      case 'sap.servers.show':
        return isOwn(options.path?.virtualServerResourceId ?? '')
          ? findAll(rootOf(reply), 'LServer', 'Snapshots', 'Snapshot').flatMap(({ attributes }) => attributes.id ?? [])
          : []
      default:
        return []
    }
  },
  // Deletes are answered before they are done, so an entry stays until clean-up finds nothing of that name.
  removes: () => [],
  takes: (operation, { body }) => {
    if (operation === 'sap.servers.attach-disk')
      return { volumes: 1, gigabytes: sizeOf(formOf(body).get('disk_size') ?? '') }
    if (operation !== 'sap.servers.create') return {}
    // The disk of the image counts with the server.
    const sizes = findAll(xmlOf(body), 'LServer', 'Disks', 'Disk').map(disk => sizeOf(textAt(disk, 'DiskSize')))
    return { servers: 1, volumes: sizes.length, gigabytes: sizes.reduce((sum, size) => sum + size, 0) }
  },
  cleanup: async ({ kind, path }, send) => {
    const given = new URLSearchParams(path.slice(path.indexOf('?')))
    const name = given.get('name') ?? ''
    if (kind === 'server')
      for (const row of await rowsOf('server', send))
        if (row.attributes.name === name) await removeServer(row.attributes.id ?? '', name, send)
    if (kind === 'image')
      await untilGone(
        send,
        'image',
        row => row.attributes.name === name,
        () => send('sap.images.delete', { ...wanted, ...ofImage(name) }),
      )
    if (kind === 'network')
      await untilGone(
        send,
        'network',
        row => attributeAt(row, 'id', 'Subnet') === given.get('subnet'),
        row => send('sap.networks.delete', { ...wanted, path: { networkResourceId: row.attributes.id ?? '' } }),
      )
    if (kind === 'project') await removeProject(given.get('id') ?? '', given.get('domain') ?? '', send)
  },
  // What another still depends on is refused until that is gone, and asked again.
  cleanupGroup: ({ kind }) => kind,
  // Images first: while one is made of a server, nothing else can be done with that.
  find: async (prefix, send) => {
    const images = await namesOf('image', send)
    const servers = await namesOf('server', send)
    return [
      ...images
        .filter(name => name.startsWith(prefix.replaceAll('-', '_')))
        .flatMap(name => madeOf('image', 'name', name)),
      ...servers.filter(name => name.startsWith(prefix)).flatMap(name => madeOf('server', 'name', name)),
    ]
  },
}

function madeOf(kind: string, by: string, value: string, rest: Record<string, string> = {}): Made[] {
  return value === '' ? [] : [{ kind, path: `/${kind}?${new URLSearchParams({ [by]: value, ...rest })}` }]
}

/**
 * The project that a request enables. That is the system administrator's, for whom both headers name it; others only enable
 * again what is enabled, and that must not be disabled afterwards.
 */
function enabledProject({ body, identity, headers }: CallOptions): string {
  const project = formOf(body).get('project_id') ?? ''
  const [, acting] = headerList(headers).find(([name]) => name === 'X-VA-Project-Id') ?? []
  const isIt =
    identity === 'system-administrator' && acting?.replaceAll('-', '') === project && 'domain' in domainIn(headers)
  return isIt ? project : ''
}

function domainIn(headers: CallOptions['headers']): Record<string, string> {
  const [, domain] = headerList(headers).find(([name]) => name === 'X-VA-Domain-Id') ?? []
  return domain === undefined ? {} : { domain }
}

async function removeProject(projId: string, domain: string, send: Send): Promise<void> {
  const acting = { ...actingFor(projId, domain), path: { projId } }
  let said = ''
  const wait = new GrowingWait({ firstMs: 50, mostMs: 2000 })
  for (let round = 0; round < 65; round += 1) {
    if ((await send('sap.projects.show', acting)).status !== 200) return
    const reply = await send('sap.projects.disable', acting)
    said = `${reply.status} ${reply.reason}`
    if (![202, 404, 409].includes(reply.status)) break
    await wait.pass()
  }
  throw new Error(`it is still enabled; disabling it was answered ${said}`)
}

function xmlOf(body: CallOptions['body']): XmlElement | undefined {
  try {
    return typeof body === 'string' ? parseXml(body) : undefined
  } catch {
    return undefined
  }
}

function formOf(body: CallOptions['body']): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '')
}

/** Whole gigabytes; what is no size is nothing that could be made. */
function sizeOf(text: string): number {
  const size = Number(text)
  return Number.isFinite(size) && size > 0 ? Math.ceil(size) : 0
}

async function rowsOf(kind: keyof typeof lists, send: Send): Promise<XmlElement[]> {
  const { operation, row, query } = lists[kind]
  const reply = await send(operation, { ...wanted, query })
  if (reply.status !== 200) throw new Error(`${operation} answered ${reply.status} ${reply.reason}`)
  const root = rootOf(reply)
  if (root === undefined) throw new Error(`${operation} answered no list`)
  return findAll(root, row)
}

/** The list of this service has one page. */
async function* idsOf(kind: 'server' | 'network', send: Send): AsyncGenerator<string[]> {
  const ids = (await rowsOf(kind, send)).map(({ attributes }) => attributes.id ?? '')
  if (ids.includes('')) throw new Error(`${lists[kind].operation} lists what has no id`)
  yield ids
}

async function namesOf(kind: 'server' | 'image', send: Send): Promise<string[]> {
  return [...new Set((await rowsOf(kind, send)).map(({ attributes }) => attributes.name ?? ''))]
}

/** Rounds of asking; with growing waits they are some minutes. */
const rounds = 245

/** Deletes what a list shows, again where something still depends on it, until the list shows it no more. */
async function untilGone(
  send: Send,
  kind: keyof typeof lists,
  wantedRow: (row: XmlElement) => boolean,
  remove: (row: XmlElement) => ReturnType<Send>,
): Promise<void> {
  let said = ''
  const wait = new GrowingWait({ firstMs: 50, mostMs: 2000 })
  for (let round = 0; round < rounds; round += 1) {
    const row = (await rowsOf(kind, send)).find(wantedRow)
    if (row === undefined) return
    const reply = await remove(row)
    said = `${reply.status} ${reply.reason}`
    if (![202, 404, 409].includes(reply.status)) break
    await wait.pass()
  }
  throw new Error(`it is still there; its deletion was answered ${said}`)
}

/** Stops a server where it is on, deletes it, and waits until it is gone; refusals are tried again while it is busy. */
async function removeServer(id: string, name: string, send: Send): Promise<void> {
  let said = ''
  const wait = new GrowingWait({ firstMs: 50, mostMs: 2000 })
  for (let round = 0; round < rounds; round += 1) {
    const shown = await send('sap.servers.show', { ...wanted, ...ofServer(id) })
    if (shown.status === 404) return
    const server = find(rootOf(shown), 'LServer')
    if (server?.attributes.name !== name)
      throw new Error(`the server ${id} is not shown by the name that it is listed by`)
    const isOn = textAt(server, 'Status', 'PowerStatus') === 'on'
    const reply = isOn
      ? await send('sap.servers.stop', { ...ofServer(id), ...form({ force: 'true' }) })
      : await send('sap.servers.delete', { ...wanted, ...ofServer(id) })
    said = `${isOn ? 'stop' : 'deletion'} was answered ${reply.status} ${reply.reason}`
    if (![202, 404, 409].includes(reply.status)) break
    await wait.pass()
  }
  throw new Error(`it is still there; its ${said}`)
}
