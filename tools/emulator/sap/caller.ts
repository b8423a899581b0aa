import type { IncomingHttpHeaders } from 'node:http'
import type { Authenticator, Caller } from '../http/service.ts'
import { systemAdministrator } from '../identity/preset-roles.ts'
import { messages } from './messages.ts'
import type { SapOperation, SapProject } from './operation.ts'
import { invalid, refuse, refuseByStatus } from './refusals.ts'

/** @throws {Problem} 401 without a token that holds. */
export function requireCaller(headers: IncomingHttpHeaders, authenticator: Authenticator): Caller {
  const token = headers['x-auth-token']
  const caller = typeof token === 'string' ? authenticator.authenticate(token) : undefined
  if (caller === undefined) throw refuseByStatus(401)
  return caller
}

export function isSystemAdministrator({ roles }: Caller): boolean {
  return roles.includes(systemAdministrator)
}

/** @throws {Problem} 403 when no role of the caller's has the right (§1.7.1.2). */
export function requireRole(caller: Caller, { roles }: Pick<SapOperation, 'roles'>): void {
  if (isSystemAdministrator(caller)) return
  const allowed = caller.projectId !== '' && roles.some(role => caller.roles.includes(role))
  if (!allowed) throw refuse(messages.notPrivileged, caller.userId)
}

/**
 * The project that a request is about: that of the token, whatever the headers say; for the system administrator what
 * the headers say, whatever the token's is (§1.7.2).
 * @throws {Problem} 409 when the system administrator leaves a header out, 412 when one is wrong.
 */
export function resolveProject(
  caller: Caller,
  headers: IncomingHttpHeaders,
  { anyProject }: Pick<SapOperation, 'anyProject'>,
  find: (id: string) => SapProject | undefined,
): SapProject {
  const { projectId: id, domainId } = caller
  if (anyProject === true || !isSystemAdministrator(caller)) return { id, domainId }
  const [project, domain] = ['X-VA-Project-Id', 'X-VA-Domain-Id'].map(name => {
    const value = headers[name.toLowerCase()]
    if (typeof value !== 'string' || value === '') throw refuse(messages.headerMissing, name)
    return value
  }) as [string, string]
  const found = find(project)
  if (found === undefined) throw invalid('X-VA-Project-Id')
  if (found.domainId !== domain) throw invalid('X-VA-Domain-Id')
  return found
}
