import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import type { Stored } from '../../tools/model/stored.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { headerList } from '../../tools/shared/header-list.ts'
import { Chunks } from './chunks.ts'

type Made = Omit<Resource, 'service'>

/** Encodes a container's or an object's name; slashes of the latter separate. */
function encode(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/')
}

function containerOf(options: CallOptions): Made {
  return { kind: 'container', path: `/${encode(options.path?.container ?? '')}` }
}

function objectOf(options: CallOptions): Made {
  return { kind: 'object', path: `/${encode(options.path?.container ?? '')}/${encode(options.path?.object ?? '')}` }
}

const accountMetadata = /^x-account-meta-(.+)$/i

/** What a call would create; see `ServiceSuite.creates`. A destination header arrives encoded already (§2.7.5.11). */
export function creates(operation: string, options: CallOptions): Made[] {
  if (operation === 'object-storage.containers.create') return [containerOf(options)]
  if (operation === 'object-storage.objects.upload') return [objectOf(options)]
  const headers = headerList(options.headers)
  if (operation === 'object-storage.objects.copy')
    return headers
      .filter(([name]) => name.toLowerCase() === 'destination')
      .map(([, value]) => ({ kind: 'object', path: `/${value.replace(/^\//, '')}` }))
  if (operation === 'object-storage.accounts.update')
    return headers
      .filter(([name, value]) => accountMetadata.test(name) && value !== '')
      .map(([name]) => ({ kind: 'account-metadata', path: `#${name}` }))
  return []
}

/**
 * What a call would put into object storage; see `ServiceSuite.stores`. A copy is one more object of which nothing is
 * uploaded.
 * @throws {TypeError} where nobody knows how much would be uploaded.
 */
export function stores(operation: string, options: CallOptions): Stored {
  const objects = creates(operation, options).filter(({ kind }) => kind === 'object').length
  return { objects, bytes: operation === 'object-storage.objects.upload' ? bytesOf(options.body) : 0 }
}

function bytesOf(body: CallOptions['body'] = ''): number {
  if (typeof body === 'string') return Buffer.byteLength(body)
  if (body instanceof Uint8Array) return body.length
  if (body instanceof Chunks) return body.bytes
  throw new TypeError('an upload must tell how much it is: make its stream of Chunks')
}

/** What a successful call removed; see `ServiceSuite.removes`. */
export function removes(operation: string, options: CallOptions): Made[] {
  if (operation === 'object-storage.containers.delete') return [containerOf(options)]
  if (operation === 'object-storage.objects.delete') return [objectOf(options)]
  if (operation !== 'object-storage.accounts.update') return []
  return headerList(options.headers).flatMap(([name, value]) => {
    const removed = /^x-remove-account-meta-(.+)$/i.exec(name)?.[1]
    if (removed !== undefined) return [{ kind: 'account-metadata', path: `#X-Account-Meta-${removed}` }]
    return accountMetadata.test(name) && value === '' ? [{ kind: 'account-metadata', path: `#${name}` }] : []
  })
}

/** Metadata of the account that has no name of its own; the run sets it only where the account has none. */
const keys = ['temp-url-key', 'temp-url-key-2']

/**
 * What a call would change besides what its path names: the container of a copy and of former versions, what a bulk
 * deletion lists, and metadata of the account.
 */
export function touches(operation: string, { headers, body }: CallOptions): string[] {
  const lines = operation === 'object-storage.bulk.delete' && typeof body === 'string' ? body.split('\n') : []
  return [
    ...lines.filter(line => line.trim() !== '').map(containerIn),
    ...headerList(headers).flatMap(([name, value]) => {
      const header = name.toLowerCase()
      const item = /^x-(?:remove-)?account-meta-(.+)$/.exec(header)?.[1]
      if (item !== undefined) return keys.includes(item) ? [] : [item]
      return header === 'destination' || (header === 'x-versions-location' && value !== '') ? [containerIn(value)] : []
    }),
  ]
}

function containerIn(path: string): string {
  const [container = ''] = path.trim().replace(/^\//, '').split('/')
  try {
    return decodeURIComponent(container)
  } catch {
    return container
  }
}

/** Containers do not depend on each other; metadata of the account is one group. */
export const cleanupGroup = (resource: Resource): string => resource.path.split('/', 2).join('/')

type Send = CheckContext['call']

/** Deletes what is left of a resource and waits until it is gone; what is gone already is fine. */
export const cleanup: ServiceSuite['cleanup'] = async (resource, send) => {
  if (resource.kind === 'account-metadata') return removeMetadata(resource.path.slice(1), send)
  const [container = '', ...rest] = resource.path.slice(1).split('/').map(decodeURIComponent)
  if (resource.kind === 'object') return deleteObject({ container, object: rest.join('/') }, send)
  await deleteContainer(container, send)
}

async function removeMetadata(header: string, send: Send): Promise<void> {
  const remove = header.replace(/^x-account-meta-/i, 'X-Remove-Account-Meta-')
  const reply = await send('object-storage.accounts.update', { headers: { [remove]: 'x' } })
  refuse(reply, header, 202, 204)
}

async function deleteObject(path: { container: string; object: string }, send: Send): Promise<void> {
  const reply = await send('object-storage.objects.delete', { path })
  refuse(reply, `${path.container}/${path.object}`, 200, 202, 204, 404)
}

/** An own container goes with all that is in it; versioning is switched off first, or deleting would restore. */
async function deleteContainer(container: string, send: Send): Promise<void> {
  const path = { container }
  let said = 'is still not empty'
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const reply = await send('object-storage.containers.delete', { path })
    if (reply.status === 404) return
    if (reply.status !== 409) {
      refuse(reply, container, 200, 202, 204)
      // What is told to be deleted may be there all the same.
      if ((await send('object-storage.containers.show', { path })).status === 404) return
      said = `is still there after its deletion was answered ${reply.status}`
    }
    if (attempt === 0)
      await send('object-storage.containers.update', { path, headers: { 'X-Remove-Versions-Location': 'x' } })
    // A listing may lag behind the objects, and the container behind the listing.
    if (!(await emptyContainer(container, send))) await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error(`container ${container} ${said}`)
}

/** Deletes one page of objects; false when the listing names none. */
async function emptyContainer(container: string, send: Send): Promise<boolean> {
  const page = await send('object-storage.objects.list', { path: { container }, query: { format: 'json' } })
  if (page.status !== 200) return false
  const names = (page.json() as { name?: string }[]).flatMap(({ name }) => (name === undefined ? [] : [name]))
  // What stands between may resolve the path, and it would be another container's.
  if (names.some(leadsOut)) throw new Error(`${container} lists an object whose name leads out of it`)
  await Promise.all(names.map(object => deleteObject({ container, object }, send)))
  return names.length > 0
}

function leadsOut(name: string): boolean {
  let depth = 0
  return name.split('/').some(segment => {
    depth += segment === '..' ? -1 : segment === '.' ? 0 : 1
    return depth < 0
  })
}

function refuse(reply: TargetReply, what: string, ...statuses: number[]): void {
  if (!statuses.includes(reply.status)) throw new Error(`deleting ${what} answered ${reply.status} ${reply.reason}`)
}
