import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import { checkedUrl, publicUrl } from './endpoint-url.ts'
import type { Exchanger } from './exchanger.ts'
import type { AuthenticatedIdentity, Credentials, ResolvedIdentity } from './resolved-target.ts'

/**
 * Swift's own authentication: user and key in headers, token and storage URL back in headers.
 * @throws {ConformanceError} `TARGET_AUTHENTICATION`, `TARGET_NOT_SWIFT_AUTH`, and whatever the network gives.
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
  if (reply.status >= 300 || token === undefined || storageUrl === undefined)
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
    ...(seconds > 0 ? { expiresAt: issuedAt + seconds * 1000 } : {}),
    endpoints: { 'object-store': checkedUrl(storageUrl, 'the X-Storage-Url of the target'), ...identity.endpoints },
  }
}
