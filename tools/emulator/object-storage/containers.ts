import { httpDate } from '../http/dates.ts'
import { Problem } from '../http/problem.ts'
import { type HeaderFields, sendReply } from '../http/reply.ts'
import { requireListing, requireOwner } from './access.ts'
import { cleanAcl } from './acl.ts'
import { limits } from './limits.ts'
import { listingTypeOf, type RowWriter, readSelection, sendListing } from './list-request.ts'
import { listRows } from './listing.ts'
import { headerValue, mergeMetadata, readMetadata } from './metadata.ts'
import type { StorageRequest } from './storage-request.ts'
import { Container, type StoredObject } from './store.ts'
import { formatIsoTimestamp, formatTimestamp, toMilliseconds } from './timestamps.ts'
import { readVersioning, versioningHeader } from './versioning-header.ts'

const handlers: Record<string, (request: StorageRequest) => void> = {
  GET: listObjects,
  HEAD: describeContainer,
  PUT: createContainer,
  POST: updateContainer,
  DELETE: deleteContainer,
}

/** List, create, delete, update and describe containers: §2.7.5.4 to §2.7.5.8. @throws {Problem} */
export function handleContainer(request: StorageRequest): void {
  const handler = handlers[request.method]
  if (handler === undefined) throw new Problem(405, undefined, { Allow: 'GET, HEAD, OPTIONS, PUT, DELETE, POST' })
  handler(request)
}

function listObjects(request: StorageRequest): void {
  const container = requireListing(request)
  const rows = listRows(container.objects, readSelection(request.query))
  sendListing(request, rows, objectRows(container), containerHeaders(container, request.owner))
}

function describeContainer(request: StorageRequest): void {
  const container = requireListing(request)
  const type = listingTypeOf(request)
  const headers = containerHeaders(container, request.owner)
  sendReply(request.response, 204, { ...headers, 'Content-Type': `${type}; charset=utf-8` })
}

function createContainer(request: StorageRequest): void {
  const account = requireOwner(request)
  const name = request.path.container as string
  const length = Buffer.byteLength(name)
  if (length > limits.containerNameBytes) {
    throw new Problem(400, `Container name length of ${length} longer than ${limits.containerNameBytes}`)
  }
  const existing = account.containers.get(name)
  const container = existing ?? new Container(name, account, request.store.now())
  applyHeaders(request, container)
  if (existing === undefined) account.containers.set(container)
  // 201 for a new one, 202 for one that was there (§2.7.5.5).
  sendReply(request.response, existing === undefined ? 201 : 202, {}, existing === undefined ? '' : acceptedPage)
}

const acceptedPage = new Problem(202).body

function updateContainer(request: StorageRequest): void {
  requireOwner(request)
  const container = requireListing(request)
  applyHeaders(request, container)
  sendReply(request.response, 204)
}

function deleteContainer(request: StorageRequest): void {
  const account = requireOwner(request)
  removeContainer(account, request.path.container as string)
  sendReply(request.response, 204)
}

/** @throws {Problem} 404 when there is none, 409 when it is not empty */
export function removeContainer(account: Container['account'], name: string): void {
  const container = account.containers.get(name)
  if (container === undefined) throw new Problem(404)
  if (container.objects.size > 0) throw new Problem(409)
  account.containers.delete(name)
}

/** Everything is read and checked before anything is changed. */
function applyHeaders(request: StorageRequest, container: Container): void {
  const { headers } = request.request
  const custom = readMetadata(headers, 'Container')
  const readAcl = readSetting(headers, 'container-read')
  const writeAcl = readSetting(headers, 'container-write')
  const read = readAcl === undefined ? container.readAcl : cleanAcl('X-Container-Read', readAcl)
  const write = writeAcl === undefined ? container.writeAcl : cleanAcl('X-Container-Write', writeAcl)
  const versioning = readVersioning(headers, container.versioning)
  mergeMetadata(container.metadata, custom, 'Container')
  container.readAcl = read
  container.writeAcl = write
  container.versioning = versioning
  container.changedAt = request.store.now()
}

/** The value of `X-{name}`, empty for `X-Remove-{name}`, `undefined` when the request has neither. */
function readSetting(headers: StorageRequest['request']['headers'], name: string): string | undefined {
  return headerValue(headers, `x-${name}`) ?? (headers[`x-remove-${name}`] === undefined ? undefined : '')
}

/** Shown to the account's owner only. */
const secretMetadata = ['X-Container-Meta-Temp-Url-Key', 'X-Container-Meta-Temp-Url-Key-2']

export function containerHeaders(container: Container, owner: boolean): HeaderFields {
  const headers: HeaderFields = {
    'X-Container-Object-Count': container.objects.size,
    'X-Container-Bytes-Used': container.bytesUsed,
    'X-Timestamp': formatTimestamp(container.createdAt),
    'Last-Modified': httpDate(toMilliseconds(container.changedAt)),
    'Accept-Ranges': 'bytes',
  }
  for (const [name, value] of container.metadata) {
    if (owner || !secretMetadata.includes(name)) headers[name] = value
  }
  if (owner && container.readAcl !== '') headers['X-Container-Read'] = container.readAcl
  if (owner && container.writeAcl !== '') headers['X-Container-Write'] = container.writeAcl
  return { ...headers, ...versioningHeader(container.versioning) }
}

function objectRows(container: Container): RowWriter<StoredObject> {
  return {
    root: 'container',
    rootName: container.name,
    element: 'object',
    separator: '',
    json: object => [
      ['hash', listedHash(object)],
      ['last_modified', formatIsoTimestamp(object.timestamp)],
      ['bytes', listedBytes(object)],
      ['name', object.name],
      ['content_type', object.contentType],
    ],
    xml: object => [
      ['name', object.name],
      ['hash', listedHash(object)],
      ['bytes', listedBytes(object)],
      ['content_type', object.contentType],
      ['last_modified', formatIsoTimestamp(object.timestamp)],
    ],
  }
}

function listedHash(object: StoredObject): string {
  return object.body.md5
}

/** A static large object is listed with the size of what it stands for. */
function listedBytes(object: StoredObject): number {
  return object.staticManifest?.bytes ?? object.body.bytes
}
