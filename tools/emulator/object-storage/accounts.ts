import { Problem } from '../http/problem.ts'
import { type HeaderFields, sendReply } from '../http/reply.ts'
import { requireOwner } from './access.ts'
import { listingTypeOf, type RowWriter, readSelection, sendListing } from './list-request.ts'
import { listRows } from './listing.ts'
import { mergeMetadata, readMetadata } from './metadata.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Account, Container } from './store.ts'
import { formatTimestamp } from './timestamps.ts'

const handlers: Record<string, (request: StorageRequest) => void> = {
  GET: listContainers,
  HEAD: describeAccount,
  POST: updateAccount,
  PUT: refuseManagement,
  DELETE: refuseManagement,
}

/** Retrieve and update accounts: §2.7.5.1 to §2.7.5.3. @throws {Problem} */
export function handleAccount(request: StorageRequest): void {
  const handler = handlers[request.method]
  if (handler === undefined) throw new Problem(405, undefined, { Allow: 'GET, HEAD, OPTIONS, POST' })
  handler(request)
}

/** Accounts come with projects; nobody makes or unmakes them here. */
function refuseManagement(request: StorageRequest): void {
  requireOwner(request)
  throw new Problem(403)
}

function listContainers(request: StorageRequest): void {
  const account = requireOwner(request)
  const rows = listRows(account.containers, readSelection(request.query))
  sendListing(request, rows, containerRows(account), accountHeaders(account))
}

function describeAccount(request: StorageRequest): void {
  const account = requireOwner(request)
  const type = listingTypeOf(request)
  sendReply(request.response, 204, { ...accountHeaders(account), 'Content-Type': `${type}; charset=utf-8` })
}

function updateAccount(request: StorageRequest): void {
  const account = requireOwner(request)
  mergeMetadata(account.metadata, readMetadata(request.request.headers, 'Account'), 'Account')
  sendReply(request.response, 204)
}

function accountHeaders(account: Account): HeaderFields {
  return {
    'X-Account-Container-Count': account.containers.size,
    'X-Account-Object-Count': account.objectCount,
    'X-Account-Bytes-Used': account.bytesUsed,
    'X-Timestamp': formatTimestamp(account.createdAt),
    'Accept-Ranges': 'bytes',
    ...Object.fromEntries(account.metadata),
  }
}

function containerRows(account: Account): RowWriter<Container> {
  return {
    root: 'account',
    rootName: account.name,
    element: 'container',
    separator: '\n',
    json: container => [
      ['count', container.objects.size],
      ['bytes', container.bytesUsed],
      ['name', container.name],
    ],
    xml: container => [
      ['name', container.name],
      ['count', container.objects.size],
      ['bytes', container.bytesUsed],
    ],
  }
}
