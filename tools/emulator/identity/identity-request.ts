import type { CatalogEntry } from './catalog.ts'
import type { Project, User } from './directory.ts'
import { Fields } from './fields.ts'
import type { Registry } from './methods.ts'
import { forbidden, unauthenticated } from './problems.ts'
import type { Token } from './tokens.ts'

/** What every handler of identity works with. */
export interface Identity extends Registry {
  /** Base URL, with `/v3`. */
  authUrl: string
  catalog: (project: Project) => CatalogEntry[]
}

/** One request to identity, its path already matched. */
export interface IdentityRequest {
  identity: Identity
  /** What stands for the braces of the route, in order. */
  parameters: string[]
  query: URLSearchParams
  /** First value of a header; name in lower case. */
  header(name: string): string | undefined
  /** @throws {Problem} 400 or 413 */
  body(): Promise<unknown>
}

export interface Answer {
  status: number
  body?: object
  headers?: Record<string, string>
}

/** The token that a request is sent with. @throws {Problem} 401 when absent or not valid */
export function requireToken(request: IdentityRequest): Token {
  const id = request.header('x-auth-token')
  const token = id === undefined ? undefined : request.identity.tokens.find(id)
  if (token === undefined) throw unauthenticated()
  return token
}

/**
 * The user a path names, who must be the one who asks.
 * @throws {Problem} 401 without a valid token, 403 for anybody else
 */
export function requireSelf(request: IdentityRequest, action: string): { token: Token; user: User } {
  const token = requireToken(request)
  if (request.parameters[0] !== token.user.id) throw forbidden(action)
  return { token, user: token.user }
}

/** An object within the request's body. @throws {Problem} 400 */
export async function readMember(request: IdentityRequest, name: string): Promise<Fields> {
  return new Fields(await request.body(), 'the request body').object(name)
}
