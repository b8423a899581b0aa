import { collection, projectDocument, tokenDocument } from './documents.ts'
import { type Answer, type IdentityRequest, readMember, requireToken } from './identity-request.ts'
import { proveIdentity } from './methods.ts'
import { forbidden, identityProblem, notFound } from './problems.ts'
import { resolveScope } from './scope.ts'
import type { Token } from './tokens.ts'

/** `POST /v3/auth/tokens` */
export async function issueToken(request: IdentityRequest): Promise<Answer> {
  const { identity } = request
  const auth = await readMember(request, 'auth')
  const proof = proveIdentity(auth.object('identity'), identity)
  const scope = resolveScope(auth.raw('scope'), proof, identity.directory)
  const token = identity.tokens.issue({
    user: proof.user,
    methods: proof.methods,
    project: scope.project,
    roles: scope.roles,
    applicationCredential: proof.applicationCredential,
    // Nobody can prolong a token by exchanging it for another.
    ...(proof.parent === undefined ? {} : { parent: proof.parent, expiresAt: proof.parent.expiresAt }),
  })
  return answerToken(request, token, 201)
}

/** `GET` and `HEAD /v3/auth/tokens` */
export function validateToken(request: IdentityRequest): Answer {
  return answerToken(request, requireSubject(request, 'identity:validate_token'), 200)
}

/** `DELETE /v3/auth/tokens` */
export function revokeToken(request: IdentityRequest): Answer {
  request.identity.tokens.revoke(requireSubject(request, 'identity:revoke_token'))
  return { status: 204 }
}

/** `GET /v3/auth/catalog` */
export function showCatalog(request: IdentityRequest): Answer {
  const { project } = requireToken(request)
  if (project === undefined) throw identityProblem(403, 'You are not authorized to perform the requested action.')
  const { authUrl, catalog } = request.identity
  return { status: 200, body: { catalog: catalog(project), links: { self: `${authUrl}/auth/catalog` } } }
}

/** `GET /v3/auth/projects`: what the token can be exchanged for. */
export function listScopes(request: IdentityRequest): Answer {
  const { user } = requireToken(request)
  const { authUrl, directory } = request.identity
  const projects = directory.projectsOf(user).map(project => projectDocument(project, authUrl))
  return { status: 200, body: collection('projects', projects, `${authUrl}/auth/projects`) }
}

function answerToken(request: IdentityRequest, token: Token, status: number): Answer {
  const catalog = request.query.has('nocatalog') ? undefined : request.identity.catalog
  return { status, headers: { 'X-Subject-Token': token.id }, body: { token: tokenDocument(token, catalog) } }
}

/** The token that a request is about; users may only ask about their own. @throws {Problem} 401, 403, 404 */
function requireSubject(request: IdentityRequest, action: string): Token {
  const own = requireToken(request)
  const id = request.header('x-subject-token')
  if (id === undefined) throw forbidden(action)
  const subject = request.identity.tokens.find(id)
  // The id may be a secret of somebody else: it is not repeated.
  if (subject === undefined) throw notFound('token', 'the one in X-Subject-Token')
  if (subject.user !== own.user) throw forbidden(action)
  return subject
}
