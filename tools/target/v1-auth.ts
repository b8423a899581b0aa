import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import { checkedUrl, mayBeTold, publicUrl } from './endpoint-url.ts'
import type { Exchanger } from './exchanger.ts'
import type { AuthenticatedIdentity, Credentials, ResolvedIdentity } from './resolved-target.ts'
import { usableExpiry } from './token-expiry.ts'

/**
 * Swift's own authentication: user and key in headers, token and storage URL back in headers.
 * @throws {ConformanceError} `TARGET_AUTHENTICATION`, `TARGET_NOT_SWIFT_AUTH`, `TARGET_URL`, and whatever the network gives.
 */
export async function authenticateAtSwift(
  credentials: Extract<Credentials, { kind: 'v1' }>,
  identity: ResolvedIdentity,
  exchanger: Exchanger,
  redactor: Redactor,
): Promise<AuthenticatedIdentity> {
  const { authUrl, user, key } = credentials
  const where = publicUrl(authUrl)
  const reply = await exchanger.send({
    url: authUrl,
    method: 'GET',
    headers: [
      ['X-Auth-User', user],
      ['X-Auth-Key', key],
    ],
    check: 'auth',
  })
  const header = (name: string): string | undefined =>
    reply.headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1]
  if (reply.status === 401 || reply.status === 403)
    throw new ConformanceError('TARGET_AUTHENTICATION', `the target refused the user and the key (${reply.status})`, {
      where,
      next: 'check ST_USER (account:user) and ST_KEY',
    })
  const token = header('x-auth-token') ?? header('x-storage-token')
  const storageUrl = header('x-storage-url')
  if (reply.status >= 300 || !token || storageUrl === undefined)
    throw new ConformanceError(
      'TARGET_NOT_SWIFT_AUTH',
      `this is no Swift v1 authentication: it answered ${reply.status} without a token and a storage URL`,
      {
        where,
        next: 'check ST_AUTH; it usually ends in /auth/v1.0',
      },
    )
  redactor.add(token)
  const issuedAt = Date.now()
  const seconds = Number(header('x-auth-token-expires'))
  return {
    token,
    issuedAt,
    ...usableExpiry(issuedAt, issuedAt + seconds * 1000),
    // What the user names himself stands, whatever the target says.
    endpoints:
      'object-store' in identity.endpoints ? identity.endpoints : { ...identity.endpoints, ...told(storageUrl) },
  }
}

/** The storage URL stands for a catalog, so what no catalog may name is no storage. */
function told(storageUrl: string): Record<string, string> {
  const what = 'the X-Storage-Url of the target'
  const url = checkedUrl(storageUrl, what)
  if (mayBeTold(url)) return { 'object-store': url }
  throw new ConformanceError(
    'TARGET_URL',
    `${what} has a user or a password, or a link-local address: no token is sent there`,
    {
      where: what,
      next: 'if it is meant, name the storage by --endpoint object-store=URL',
    },
  )
}
