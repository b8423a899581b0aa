import { type Role, roles } from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import type { Exchanger } from './exchanger.ts'
import { authenticateAtKeystone, revokedToken } from './keystone.ts'
import type { AuthenticatedIdentity, ResolvedIdentity, ResolvedTarget, Session } from './resolved-target.ts'
import { authenticateAtSwift } from './v1-auth.ts'

/** Teaches every secret of a target before anything is sent or shown. */
export function teachSecrets(target: ResolvedTarget, session: Session | undefined, redactor: Redactor): void {
  redactor.add(target.expiredToken, session?.expiredToken, session?.default.token, session?.alternate?.token)
  for (const { token } of Object.values(session?.roles ?? {})) redactor.add(token)
  for (const identity of [target.default, target.alternate, ...Object.values(target.roles ?? {})]) {
    if (identity === undefined) continue
    const { credentials, endpoints } = identity
    if ('password' in credentials) redactor.add(credentials.password)
    if ('secret' in credentials) redactor.add(credentials.secret)
    if ('token' in credentials) redactor.add(credentials.token)
    if ('key' in credentials) redactor.add(credentials.key)
    const urls = [...Object.values(endpoints), ...('authUrl' in credentials ? [credentials.authUrl] : [])]
    for (const url of urls) redactor.add(decodeURIComponent(new URL(url).password))
  }
}

/** @throws {ConformanceError} `TARGET_*`. */
export async function authenticate(
  identity: ResolvedIdentity,
  exchanger: Exchanger,
  redactor: Redactor,
): Promise<AuthenticatedIdentity> {
  const { credentials } = identity
  switch (credentials.kind) {
    case 'token':
      return { token: credentials.token, issuedAt: Date.now(), endpoints: identity.endpoints }
    case 'v1':
      return authenticateAtSwift(credentials, identity, exchanger, redactor)
    default:
      return authenticateAtKeystone(credentials, identity, exchanger, redactor)
  }
}

/**
 * Authenticates all identities of a target.
 * @throws {ConformanceError} `TARGET_*`; `TARGET_ALTERNATE` when the alternate identity is of the same project: a
 * check of isolation would then accuse the target of what is right; `TARGET_ROLE` when the user of a role is of another
 * project, for the same reason.
 */
export async function openSession(target: ResolvedTarget, exchanger: Exchanger, redactor: Redactor): Promise<Session> {
  // First alone: what is wrong with the target is told once.
  const session: Session = { default: await authenticate(target.default, exchanger, redactor) }
  const asked = roles.flatMap(role => {
    const identity = target.roles?.[role]
    return identity === undefined ? [] : [{ role, identity }]
  })
  const [alternate, users, expired] = await Promise.all([
    target.alternate === undefined ? undefined : authenticate(target.alternate, exchanger, redactor),
    Promise.all(
      asked.map(async ({ role, identity }) => [role, await authenticate(identity, exchanger, redactor)] as const),
    ),
    target.expiredToken ?? makeExpiredToken(target, exchanger, redactor),
  ])
  if (alternate !== undefined) {
    refuseSameProject(session.default, alternate)
    session.alternate = alternate
  }
  for (const [role, user] of users) refuseOtherProject(role, session.default, user)
  if (users.length > 0) session.roles = Object.fromEntries(users)
  if (expired !== undefined) session.expiredToken = expired
  return session
}

async function makeExpiredToken(
  target: ResolvedTarget,
  exchanger: Exchanger,
  redactor: Redactor,
): Promise<string | undefined> {
  const { credentials } = target.default
  if (credentials.kind === 'v1' || credentials.kind === 'token') return undefined
  return revokedToken(credentials, target.default, exchanger, redactor)
}

/** The system administrator acts for the project that the headers of a request name (§1.7.2), whatever the own one is. */
function refuseOtherProject(role: Role, main: AuthenticatedIdentity, user: AuthenticatedIdentity): void {
  if (role === 'system-administrator' || main.projectId === undefined || user.projectId === undefined) return
  if (user.projectId === main.projectId) return
  throw new ConformanceError('TARGET_ROLE', `the ${role} belongs to another project than the default identity`, {
    where: `${role} identity`,
    next: 'name a user who has that role in the project that is judged, or leave it out',
  })
}

function refuseSameProject(main: AuthenticatedIdentity, alternate: AuthenticatedIdentity): void {
  const sameProject = main.projectId !== undefined && main.projectId === alternate.projectId
  const sameAccount =
    main.endpoints['object-store'] !== undefined &&
    main.endpoints['object-store'] === alternate.endpoints['object-store']
  // With endpoints that do not name the project, as most services have, only the project tells.
  if (sameProject || (sameAccount && (main.projectId === undefined || alternate.projectId === undefined)))
    throw new ConformanceError(
      'TARGET_ALTERNATE',
      'the alternate identity belongs to the same project as the default one',
      {
        where: 'alternate identity',
        next: 'name a user of another project by --alternate-cloud or the ALT_ variables',
      },
    )
}
