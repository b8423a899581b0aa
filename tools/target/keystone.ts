import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import { publicUrl } from './endpoint-url.ts'
import type { Exchanger, IncomingReply } from './exchanger.ts'
import type { AuthenticatedIdentity, ById, Credentials, ResolvedIdentity } from './resolved-target.ts'
import { readCatalog, regionsOf, selectEndpoints } from './service-catalog.ts'
import { usableExpiry } from './token-expiry.ts'

export type KeystoneCredentials = Exclude<Credentials, { kind: 'v1' | 'token' }>

/**
 * Authenticates at Keystone v3 and reads the catalog. A token without a project is used as it is: not every cloud
 * lets a token be exchanged for another.
 * @throws {ConformanceError} `TARGET_AUTHENTICATION`, `TARGET_NOT_KEYSTONE`, `TARGET_NO_ENDPOINT` for an unknown
 * region, and whatever the network gives.
 */
export async function authenticateAtKeystone(
  credentials: KeystoneCredentials,
  identity: ResolvedIdentity,
  exchanger: Exchanger,
  redactor: Redactor,
): Promise<AuthenticatedIdentity> {
  const { authUrl } = credentials
  const asItIs = credentials.kind === 'v3token' && credentials.scope === undefined
  const reply = await exchanger.send({
    url: `${authUrl}/auth/tokens`,
    check: 'auth',
    ...(asItIs
      ? {
          method: 'GET',
          headers: [
            ['X-Auth-Token', credentials.token],
            ['X-Subject-Token', credentials.token],
            ['Accept', 'application/json'],
          ],
        }
      : {
          method: 'POST',
          headers: [
            ['Content-Type', 'application/json'],
            ['Accept', 'application/json'],
          ],
          body: authBody(credentials),
        }),
  })
  const token = judge(reply, authUrl, asItIs ? credentials.token : undefined)
  redactor.add(token.value)
  const catalog = readCatalog(token.body.catalog)
  checkRegion(identity, regionsOf(catalog), authUrl)
  const issuedAt = Date.now()
  const projectId = (token.body.project as { id?: unknown } | undefined)?.id
  return {
    token: token.value,
    issuedAt,
    ...usableExpiry(issuedAt, Date.parse(String(token.body.expires_at))),
    ...(typeof projectId === 'string' ? { projectId } : {}),
    endpoints: { ...selectEndpoints(catalog, identity), ...identity.endpoints },
  }
}

/**
 * Makes a token that was valid and is no more: issues a second one and revokes it.
 * @returns undefined where the target does not allow it; then there is no `expired` identity.
 */
export async function revokedToken(
  credentials: KeystoneCredentials,
  identity: ResolvedIdentity,
  exchanger: Exchanger,
  redactor: Redactor,
): Promise<string | undefined> {
  if (credentials.kind === 'v3token') return undefined
  const { token } = await authenticateAtKeystone(credentials, identity, exchanger, redactor)
  const reply = await exchanger.send({
    url: `${credentials.authUrl}/auth/tokens`,
    method: 'DELETE',
    headers: [
      ['X-Auth-Token', token],
      ['X-Subject-Token', token],
    ],
    check: 'auth',
  })
  return reply.status === 204 ? token : undefined
}

/** Body of `POST /v3/auth/tokens`. */
function authBody(credentials: KeystoneCredentials): string {
  return JSON.stringify({ auth: { identity: methodOf(credentials), ...scopeOf(credentials) } })
}

function methodOf(credentials: KeystoneCredentials): object {
  switch (credentials.kind) {
    case 'v3password': {
      const { user, userDomain, password } = credentials
      return { methods: ['password'], password: { user: { ...inDomain(user, userDomain), password } } }
    }
    case 'v3token':
      return { methods: ['token'], token: { id: credentials.token } }
    case 'v3applicationcredential': {
      const { credential, secret } = credentials
      const named =
        'id' in credential
          ? credential
          : { name: credential.name, user: inDomain(credential.user, credential.userDomain) }
      return { methods: ['application_credential'], application_credential: { ...named, secret } }
    }
  }
}

/** An application credential has its own project; naming one is an error. */
function scopeOf(credentials: KeystoneCredentials): object {
  if (credentials.kind === 'v3applicationcredential' || credentials.scope === undefined) return {}
  return { scope: { project: inDomain(credentials.scope.project, credentials.scope.domain) } }
}

function inDomain(thing: ById, domain: ById): object {
  return 'id' in thing ? thing : { ...thing, domain }
}

function judge(
  reply: IncomingReply,
  authUrl: string,
  given: string | undefined,
): { value: string; body: Record<string, unknown> } {
  const where = `${publicUrl(authUrl)}/auth/tokens`
  if (reply.status === 401 || reply.status === 403 || (reply.status === 404 && given !== undefined))
    throw new ConformanceError(
      'TARGET_AUTHENTICATION',
      `the identity service refused the credentials (${reply.status})`,
      {
        where,
        next: 'check the user, the password or token, the project and their domains',
      },
    )
  if (reply.status >= 500)
    throw new ConformanceError('TARGET_AUTHENTICATION', `the identity service failed (${reply.status})`, {
      where,
      next: 'try again later',
    })
  const body = tokenOf(reply.body)
  const value = given ?? reply.headers.find(([name]) => name.toLowerCase() === 'x-subject-token')?.[1]
  if (reply.status >= 300 || body === undefined || value === undefined || value === '')
    throw new ConformanceError(
      'TARGET_NOT_KEYSTONE',
      `this is no Keystone v3: it answered ${reply.status} ${describeBody(reply)}`,
      {
        where,
        next: 'check the authentication URL (OS_AUTH_URL or auth_url); it usually ends in /v3',
      },
    )
  return { value, body }
}

function tokenOf(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const { token } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { token?: unknown }
    return typeof token === 'object' && token !== null ? (token as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function describeBody(reply: IncomingReply): string {
  const type = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return reply.body.length === 0 ? 'without a body' : `with a body of type ${type ?? 'unknown'} that is no token`
}

function checkRegion(identity: ResolvedIdentity, regions: string[], authUrl: string): void {
  const { region } = identity
  if (region === undefined || regions.length === 0 || regions.includes(region)) return
  throw new ConformanceError(
    'TARGET_NO_ENDPOINT',
    `the catalog has no region "${region}"; it has: ${regions.slice(0, 20).join(', ')}${regions.length > 20 ? ` and ${regions.length - 20} more` : ''}`,
    {
      where: publicUrl(authUrl),
      next: 'name one of these by --region, OS_REGION_NAME or region_name',
    },
  )
}
