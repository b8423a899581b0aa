import { Problem } from '../http/problem.ts'
import type { Caller } from '../http/service.ts'
import { allowsCaller, allowsReferrer, parseAcl } from './acl.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Account, Container } from './store.ts'

/** Roles in a project that own its account, as Swift's `operator_roles`; others only get what ACLs give. */
const ownerRoles = ['admin', 'member', 'Member', '_member_', 'swiftoperator']
/** May use every account, as in Swift's own auth systems. */
const everywhereRoles = ['ResellerAdmin', '.reseller_admin']

export function ownsAccount(caller: Caller | undefined, account: string): boolean {
  if (caller === undefined) return false
  const roles = account === `AUTH_${caller.projectId}` ? [...ownerRoles, ...everywhereRoles] : everywhereRoles
  return caller.roles.some(role => roles.includes(role))
}

/** 401 for a request without a token, 403 for another project's (§2.7.4). */
export function denied(request: Pick<StorageRequest, 'caller' | 'path'>): Problem {
  if (request.caller !== undefined) return new Problem(403)
  const realm = encodeURIComponent(request.path.account)
  return new Problem(401, undefined, { 'WWW-Authenticate': `Swift realm="${realm}"` })
}

/** @throws {Problem} 401 or 403 unless the account is the caller's own */
export function requireOwner(request: StorageRequest): Account {
  if (!request.owner || request.account === undefined) throw denied(request)
  return request.account
}

/**
 * The container, when it exists and may be listed.
 * @throws {Problem} 404 for the owner, 401 or 403 for everyone else
 */
export function requireListing(request: StorageRequest): Container {
  return requireContainer(request, container => {
    const acl = parseAcl(container.readAcl)
    if (request.caller !== undefined && allowsCaller(acl, request.caller)) return true
    return acl.listings && allowsReferrer(acl, request.request.headers.referer)
  })
}

/** The container, when its objects may be read. @throws {Problem} 404, 401 or 403 */
export function requireRead(request: StorageRequest, name?: string): Container {
  return requireContainer(
    request,
    container => {
      if (opens(request, container.name)) return true
      const acl = parseAcl(container.readAcl)
      if (request.caller !== undefined && allowsCaller(acl, request.caller)) return true
      return allowsReferrer(acl, request.request.headers.referer)
    },
    name,
  )
}

/** The container, when objects may be written to and deleted from it. @throws {Problem} 404, 401 or 403 */
export function requireWrite(request: StorageRequest): Container {
  return requireContainer(request, container => {
    if (opens(request, container.name)) return true
    return request.caller !== undefined && allowsCaller(parseAcl(container.writeAcl), request.caller)
  })
}

function requireContainer(
  request: StorageRequest,
  allows: (container: Container) => boolean,
  name: string = request.path.container as string,
): Container {
  const container = request.account?.containers.get(name)
  if (request.owner) {
    if (container === undefined) throw new Problem(404)
    return container
  }
  // A temporary URL was signed with a key of the account: its bearer may know what exists.
  if (container === undefined && request.temporary !== undefined) throw new Problem(404)
  if (container === undefined || !allows(container)) throw denied(request)
  return container
}

function opens(request: StorageRequest, container: string): boolean {
  const grant = request.temporary
  return grant !== undefined && (grant.scope === 'account' || grant.container === container)
}
