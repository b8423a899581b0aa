import { Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import { requireListing, requireRead } from './access.ts'
import { handleContainer } from './containers.ts'
import { sendObject } from './download.ts'
import { limits } from './limits.ts'
import { listRows } from './listing.ts'
import { headerValue, isTrue } from './metadata.ts'
import { encodeName } from './resource-path.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Container, StoredObject } from './store.ts'
import { renderListing, renderListingDisabled, type WebPage } from './web-page.ts'

/** How a container is shown as a web site (§2.7.5.5 X-Container-Meta-Web-*). */
interface WebSettings {
  index: string
  error: string
  listing: boolean
  css: string
  label: string
}

/** Reads of containers and objects by browsers: without a token, or with `X-Web-Mode: true`. */
export function isWebRequest(request: StorageRequest): boolean {
  if (request.path.container === undefined || request.temporary !== undefined) return false
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return request.caller === undefined || isTrue(headerValue(request.request.headers, 'x-web-mode'))
}

/** Serves index pages, directory lists and error pages; everything else as without a web site. @throws {Problem} */
export async function answerWebRequest(request: StorageRequest): Promise<void> {
  const container = request.account?.containers.get(request.path.container as string)
  const settings = readSettings(container)
  try {
    if (request.path.object === undefined) await answerFolder(request, settings, '')
    else await answerObject(request, settings, request.path.object)
  } catch (error) {
    if (!(error instanceof Problem) || !(await sendErrorPage(request, container, settings, error.status))) throw error
  }
}

function readSettings(container: Container | undefined): WebSettings {
  const read = (name: string): string => container?.metadata.get(`X-Container-Meta-Web-${name}`) ?? ''
  return {
    index: read('Index'),
    error: read('Error'),
    listing: isTrue(read('Listings')) || isTrue(read('Listing')),
    css: read('Listings-Css') || read('Listing-Css'),
    label: read('Listings-Label') || read('Listing-Label'),
  }
}

async function answerObject(request: StorageRequest, settings: WebSettings, name: string): Promise<void> {
  const container = requireRead(request)
  const object = container.objects.get(name)
  if (object !== undefined && !isFolderMarker(object)) return sendObject(request, object)
  if (settings.index === '' && !settings.listing) {
    if (object !== undefined) return sendObject(request, object)
    throw new Problem(404)
  }
  if (name.endsWith('/')) return answerFolder(request, settings, name)
  const index = settings.index === '' ? undefined : container.objects.get(`${name}/${settings.index}`)
  if (index !== undefined || (mayList(request) && hasNamesBelow(container, `${name}/`)))
    return redirectToFolder(request)
  throw new Problem(404)
}

/** @param prefix empty for the container itself, else with a slash at its end */
async function answerFolder(request: StorageRequest, settings: WebSettings, prefix: string): Promise<void> {
  const { index: indexName, listing } = settings
  if (indexName === '' && !listing) {
    if (request.caller !== undefined) throw new Problem(404)
    return handleContainer(request)
  }
  // The container itself, and its lists, take the right to list; pages within it take the right to read.
  const container = prefix === '' ? requireListing(request) : requireRead(request)
  if (prefix === '' && !(request.request.url ?? '').replace(/\?.*$/, '').endsWith('/')) return redirectToFolder(request)
  const index = indexName === '' ? undefined : container.objects.get(prefix + indexName)
  if (index !== undefined) return sendObject(request, index)
  const page: WebPage = { ...settings, container, prefix, label: pageLabel(request, settings, prefix) }
  if (!listing) throw new Problem(404, renderListingDisabled(page))
  requireListing(request)
  const all = { limit: limits.listing, marker: '', endMarker: '', delimiter: '/', reverse: false }
  const rows = listRows(container.objects, { ...all, prefix })
  if (prefix !== '' && rows.length === 0) throw new Problem(404)
  sendReply(request.response, 200, {}, renderListing(page, rows))
}

function pageLabel(request: StorageRequest, settings: WebSettings, prefix: string): string {
  const { account, container } = request.path
  return settings.label === '' ? `/v1/${account}/${container}/${prefix}` : `${settings.label}/${prefix}`
}

/** An object that only stands for a folder, as some clients make them. */
function isFolderMarker(object: StoredObject): boolean {
  return object.contentType === 'application/directory' && object.body.bytes <= 1
}

function hasNamesBelow(container: Container, prefix: string): boolean {
  const first = { limit: 1, marker: '', endMarker: '', delimiter: '', reverse: false }
  return listRows(container.objects, { ...first, prefix }).length > 0
}

function mayList(request: StorageRequest): boolean {
  try {
    requireListing(request)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function redirectToFolder(request: StorageRequest): void {
  const { account, container, object } = request.path
  const path = object === undefined ? '' : `/${object}`
  const location = `${encodeName(`/v1/${account}/${container}${path}`)}/`
  const page = new Problem(301)
  sendReply(request.response, 301, { Location: location }, page.body)
}

/** The page that the site has for a status, e.g. `404error.html`; it keeps the status. False when there is none. */
async function sendErrorPage(
  request: StorageRequest,
  container: Container | undefined,
  settings: WebSettings,
  status: number,
): Promise<boolean> {
  if (settings.error === '' || (status !== 401 && status !== 404)) return false
  const page = container?.objects.get(`${status}${settings.error}`)
  if (page === undefined) return false
  await sendObject(request, page, status)
  return true
}
