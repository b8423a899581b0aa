import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import type { EmulatedService } from '../http/service.ts'
import { transactionId } from '../http/transaction-id.ts'
import type { Project, User } from './directory.ts'
import type { Registry } from './methods.ts'
import { sameSecret } from './secrets.ts'
import type { Token } from './tokens.ts'

export interface VersionOneOptions extends Registry {
  /** The object storage endpoint of a project. */
  storageUrl(project: Project): string
}

/** Swift's own v1 auth at `/auth/v1.0`: the user is `project:user`, the key is the user's password. */
export function createVersionOneAuth(options: VersionOneOptions): EmulatedService {
  const { clock, tokens } = options
  /** A user's token is given again while it holds, as Swift does. */
  const current = new Map<User, Token>()

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const id = transactionId(clock())
    response.setHeader('X-Trans-Id', id)
    response.setHeader('X-Openstack-Request-Id', id)
    try {
      const { user, project } = authenticate(request, options)
      const token = renew(user, project)
      sendReply(response, 200, {
        'X-Storage-Url': options.storageUrl(project),
        'X-Auth-Token': token.id,
        'X-Storage-Token': token.id,
        'X-Auth-Token-Expires': Math.floor((token.expiresAt - clock()) / 1000),
      })
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(500)
      sendReply(response, problem.status, problem.headers, problem.body)
    }
  }

  function renew(user: User, project: Project): Token {
    const known = current.get(user)
    if (known !== undefined && tokens.find(known.id) !== undefined) return known
    const roles = options.directory.rolesOf(user, project)
    const token = tokens.issue({
      user,
      project,
      roles,
      methods: ['password'],
      prefix: 'AUTH_tk',
    })
    current.set(user, token)
    return token
  }

  return { handle, close: async () => {} }
}

/** @throws {Problem} 400, 405 for what is not this API; 401 for whom it does not know */
function authenticate(request: IncomingMessage, { directory }: Registry): { user: User; project: Project } {
  const path = (request.url ?? '').split('?')[0]
  if (path !== '/auth/v1.0' && path !== '/auth/v1.0/' && path !== '/auth/v1') throw new Problem(400)
  if (request.method !== 'GET') throw new Problem(405, undefined, { Allow: 'GET' })
  const name = first(request, 'x-auth-user') ?? first(request, 'x-storage-user') ?? ''
  const key = first(request, 'x-auth-key') ?? first(request, 'x-storage-pass')
  const [projectName = '', userName = ''] = name.split(':')
  const user = [...directory.users.values()].find(
    candidate => candidate.name === userName && candidate.defaultProject.name === projectName,
  )
  if (user === undefined || key === undefined || !sameSecret(key, user.password)) {
    const realm = encodeURIComponent(projectName === '' ? 'unknown' : projectName)
    throw new Problem(401, undefined, { 'WWW-Authenticate': `Swift realm="${realm}"` })
  }
  return { user, project: user.defaultProject }
}

function first(request: IncomingMessage, name: string): string | undefined {
  return request.headers[name] as string | undefined
}
