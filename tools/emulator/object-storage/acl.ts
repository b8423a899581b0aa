import { Problem } from '../http/problem.ts'
import type { Caller } from '../http/service.ts'

/** A container's access control list, as Swift reads X-Container-Read and X-Container-Write. */
export interface Acl {
  /** `.r:` elements in order; the last one that fits decides. */
  referrers: readonly string[]
  /** `.rlistings`: a referrer may list too. */
  listings: boolean
  /** `project`, `project:user`, by name or id, `*` for any. */
  groups: readonly string[]
}

/**
 * Puts a list into the form it is kept in: `.referrer:`, `.ref:` become `.r:`, spaces go.
 * @throws {Problem} 400 for elements that make no sense, or referrers in a write list
 */
export function cleanAcl(header: 'X-Container-Read' | 'X-Container-Write', value: string): string {
  const cleaned: string[] = []
  for (const element of splitList(value)) {
    const [first, ...rest] = element.split(':')
    const name = (first as string).trim()
    const argument = rest.join(':').trim()
    if (!element.includes(':') || !name.startsWith('.')) {
      cleaned.push(element.includes(':') ? `${name}:${argument}` : element)
      continue
    }
    if (!['.r', '.ref', '.referer', '.referrer'].includes(name)) {
      throw new Problem(400, `Unknown designator '${name}' in ACL: '${element}'`)
    }
    if (header === 'X-Container-Write') {
      throw new Problem(400, `Referrers not allowed in write ACL: '${element}'`)
    }
    cleaned.push(`.r:${cleanReferrer(argument, element)}`)
  }
  return cleaned.join(',')
}

function cleanReferrer(argument: string, element: string): string {
  const denied = argument.startsWith('-')
  let host = (denied ? argument.slice(1) : argument).trim()
  // `*.example.com` is the same as `.example.com`.
  if (host !== '*' && host.startsWith('*')) host = host.slice(1).trim()
  if (host === '' || host === '.') {
    throw new Problem(400, `No host/domain value after referrer designation in ACL: '${element}'`)
  }
  return denied ? `-${host}` : host
}

export function parseAcl(text: string): Acl {
  const referrers: string[] = []
  const groups: string[] = []
  let listings = false
  for (const element of splitList(text)) {
    if (element.startsWith('.r:')) referrers.push(element.slice(3))
    else if (element === '.rlistings') listings = true
    else groups.push(element)
  }
  return { referrers, listings, groups }
}

/** Whether the host of a `Referer` header is let in. */
export function allowsReferrer(acl: Acl, referer: string | undefined): boolean {
  const host = hostOf(referer)
  let allowed = false
  for (const element of acl.referrers) {
    if (element.startsWith('-')) {
      const denied = element.slice(1)
      if (host === denied || (denied.startsWith('.') && host.endsWith(denied))) allowed = false
    } else if (element === '*' || host === element || (element.startsWith('.') && host.endsWith(element)))
      allowed = true
  }
  return allowed
}

function hostOf(referer: string | undefined): string {
  try {
    return new URL(referer ?? '').hostname
  } catch {
    return 'unknown'
  }
}

/** Whether a caller is named: `project:user`, `project`, `project:*`, `*:user` or `*:*`, by name or id. */
export function allowsCaller(acl: Acl, caller: Caller): boolean {
  const projects = [caller.projectId, caller.projectName, '*']
  const users = [caller.userId, caller.userName, '*']
  return acl.groups.some(group => {
    const colon = group.indexOf(':')
    if (colon < 0) return group === caller.projectId || group === caller.projectName || caller.roles.includes(group)
    return projects.includes(group.slice(0, colon)) && users.includes(group.slice(colon + 1))
  })
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map(element => element.trim())
    .filter(element => element !== '')
}
