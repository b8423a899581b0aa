import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '../http/problem.ts'
import { titleCase } from './metadata.ts'
import type { StorageRequest, TemporaryGrant } from './storage-request.ts'
import type { Metadata } from './store.ts'

type OpenRequest = Pick<StorageRequest, 'request' | 'method' | 'path' | 'query' | 'store' | 'clock'>

/** A HEAD is let through by a signature for any of these: who may read or write may also look. */
const headMethods = ['HEAD', 'GET', 'POST', 'PUT']
const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']
/** A signed upload must not point at what its bearer could not read. */
const forbiddenHeaders = ['x-object-manifest', 'x-symlink-target', 'x-copy-from']
const digestByLength: Record<number, string> = { 40: 'sha1', 64: 'sha256', 128: 'sha512' }

/**
 * The grant of a temporary URL (§2.7.5.9 signature, expires; in Swift's own words `temp_url_sig`,
 * `temp_url_expires`), or `undefined` when the URL is none.
 * @throws {Problem} 401 when it is not valid, 400 for a header that it must not come with
 */
export function grantTemporary(open: OpenRequest): TemporaryGrant | undefined {
  const { query, path } = open
  const signature = query.get('temp_url_sig') ?? query.get('signature') ?? query.get('Signature')
  const expires = query.get('temp_url_expires') ?? query.get('expires') ?? query.get('Expires')
  if ((signature === undefined && expires === undefined) || open.method === 'OPTIONS') return undefined
  const invalid = new Problem(401, '401 Unauthorized: Temp URL invalid\n', {
    'WWW-Authenticate': `Swift realm="${encodeURIComponent(path.account)}"`,
  })
  const digest = readSignature(signature ?? '')
  const until = readExpiry(expires ?? '')
  const prefix = query.get('temp_url_prefix')
  if (digest === undefined || until === undefined || until * 1000 < open.clock()) throw invalid
  if (path.object === undefined || !methods.includes(open.method)) throw invalid
  if (prefix !== undefined && !path.object.startsWith(prefix)) throw invalid
  const signedPath = `/v1/${path.account}/${path.container}/${prefix ?? path.object}`
  const scope = findScope(open, digest, until, prefix === undefined ? signedPath : `prefix:${signedPath}`)
  if (scope === undefined) throw invalid
  const forbidden = forbiddenHeaders.find(header => open.request.headers[header] !== undefined)
  if (forbidden !== undefined && open.method !== 'GET' && open.method !== 'HEAD') {
    throw new Problem(400, `The header '${titleCase(forbidden)}' is not allowed in this tempurl`)
  }
  return { scope, container: path.container as string, expires: until, ...readDisposition(query) }
}

interface Signature {
  algorithm: string
  bytes: Buffer
}

/** Hexadecimal, the length telling the digest; or `sha256:` and base64 in either alphabet. */
function readSignature(text: string): Signature | undefined {
  const colon = text.indexOf(':')
  if (colon < 0) {
    const algorithm = digestByLength[text.length]
    return algorithm === undefined || !/^[0-9a-f]+$/i.test(text)
      ? undefined
      : { algorithm, bytes: Buffer.from(text, 'hex') }
  }
  const bytes = Buffer.from(text.slice(colon + 1), 'base64')
  const algorithm = text.slice(0, colon)
  return digestByLength[bytes.length * 2] === algorithm ? { algorithm, bytes } : undefined
}

/** Seconds since the epoch, from a number or from `2014-01-15T16:41:49Z`. */
function readExpiry(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}

/** What the key that made the signature opens: both keys of the account and of the container are tried. */
function findScope(
  open: OpenRequest,
  signature: Signature,
  expires: number,
  signedPath: string,
): TemporaryGrant['scope'] | undefined {
  const account = open.store.find(open.path.account)
  const container = account?.containers.get(open.path.container ?? '')
  const keys = [
    ...keysOf(account?.metadata, 'Account').map(key => ({ key, scope: 'account' as const })),
    ...keysOf(container?.metadata, 'Container').map(key => ({ key, scope: 'container' as const })),
  ]
  const signedMethods = open.method === 'HEAD' ? headMethods : [open.method]
  return keys.find(({ key }) =>
    signedMethods.some(method => {
      const text = `${method}\n${expires}\n${signedPath}`
      const expected = createHmac(signature.algorithm, Buffer.from(key, 'latin1')).update(text).digest()
      return timingSafeEqual(expected, signature.bytes)
    }),
  )?.scope
}

function keysOf(metadata: Metadata | undefined, owner: 'Account' | 'Container'): string[] {
  const name = `X-${owner}-Meta-Temp-Url-Key`
  return [metadata?.get(name), metadata?.get(`${name}-2`)].filter(key => key !== undefined)
}

function readDisposition(query: ReadonlyMap<string, string>): Pick<TemporaryGrant, 'disposition'> {
  const filename = query.get('filename')
  if (!query.has('inline') && (filename === undefined || filename === '')) return {}
  const kind = query.has('inline') ? 'inline' : 'attachment'
  return { disposition: filename === undefined || filename === '' ? kind : dispositionOf(kind, filename) }
}

/** RFC 6266: an ASCII name for old clients, and the name in UTF-8. */
export function dispositionOf(kind: string, filename: string): string {
  const quoted = encodeURIComponent(filename)
  const plain = quoted.replaceAll('%2F', '/').replaceAll('%20', ' ')
  return `${kind}; filename="${plain}"; filename*=UTF-8''${quoted}`
}
