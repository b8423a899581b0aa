import { Problem } from '../http/problem.ts'
import { type HeaderFields, sendReply } from '../http/reply.ts'
import type { StorageRequest } from './storage-request.ts'

const methods = 'HEAD, GET, PUT, POST, COPY, OPTIONS, DELETE'
const exposed =
  'cache-control, content-language, content-type, expires, last-modified, pragma, etag, x-timestamp, x-trans-id, ' +
  'x-openstack-request-id'

/** The origins that a container names in X-Container-Meta-Access-Control-Allow-Origin, or `*`. */
function allowedOrigin(request: StorageRequest, origin: string): string | undefined {
  const container = request.store.find(request.path.account)?.containers.get(request.path.container ?? '')
  const allowed = container?.metadata.get('X-Container-Meta-Access-Control-Allow-Origin')?.split(/\s+/) ?? []
  if (allowed.includes('*')) return '*'
  return allowed.includes(origin) ? origin : undefined
}

/** OPTIONS: what may be done, and to a browser that asks first whether its page may. @throws {Problem} 401 */
export function answerOptions(request: StorageRequest): void {
  const { origin } = request.request.headers
  const wanted = request.request.headers['access-control-request-method']
  if (origin === undefined) {
    sendReply(request.response, 200, { Allow: methods })
    return
  }
  const allowed = allowedOrigin(request, origin)
  if (allowed === undefined || wanted === undefined || !methods.split(', ').includes(wanted)) {
    throw new Problem(401, undefined, { Allow: methods })
  }
  const maximumAge = request.account?.containers
    .get(request.path.container ?? '')
    ?.metadata.get('X-Container-Meta-Access-Control-Max-Age')
  const headers: HeaderFields = {
    Allow: methods,
    'Access-Control-Allow-Origin': allowed,
    'Access-Control-Allow-Methods': methods,
    Vary: 'Origin, Access-Control-Request-Headers',
  }
  const asked = request.request.headers['access-control-request-headers']
  if (asked !== undefined) headers['Access-Control-Allow-Headers'] = asked
  if (maximumAge !== undefined) headers['Access-Control-Max-Age'] = maximumAge
  sendReply(request.response, 200, headers)
}

/** Lets a page of an allowed origin read the answer to come, whatever it will be. */
export function allowOrigin(request: StorageRequest): void {
  const { origin } = request.request.headers
  if (origin === undefined) return
  const allowed = allowedOrigin(request, origin)
  if (allowed === undefined) return
  request.response.setHeader('Access-Control-Allow-Origin', allowed)
  request.response.setHeader('Access-Control-Expose-Headers', exposed)
  if (allowed !== '*') request.response.setHeader('Vary', 'Origin')
}
