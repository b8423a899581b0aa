import { createCredential, deleteCredential, listCredentials, showCredential } from './application-credentials.ts'
import { issueToken, listScopes, revokeToken, showCatalog, validateToken } from './auth-tokens.ts'
import { versionDocument } from './documents.ts'
import type { Answer, IdentityRequest } from './identity-request.ts'
import { administratorsOnly, listProjectsOfUser, showProject, showUser } from './own-records.ts'
import { identityProblem } from './problems.ts'

export type Handler = (request: IdentityRequest) => Answer | Promise<Answer>

const credentialsPath = '/v3/users/{user}/application_credentials'

/** By path; HEAD is answered as GET without its body. */
const routes: Record<string, Record<string, Handler>> = {
  '/': { GET: listVersions },
  '/v3': { GET: showVersion },
  '/v3/auth/tokens': { POST: issueToken, GET: validateToken, DELETE: revokeToken },
  '/v3/auth/catalog': { GET: showCatalog },
  '/v3/auth/projects': { GET: listScopes },
  '/v3/users/{user}': { GET: showUser },
  '/v3/users/{user}/projects': { GET: listProjectsOfUser },
  [credentialsPath]: { GET: listCredentials, POST: createCredential },
  [`${credentialsPath}/{credential}`]: { GET: showCredential, DELETE: deleteCredential },
  '/v3/projects/{project}': { GET: showProject },
  '/v3/projects': { GET: administratorsOnly('identity:list_projects') },
  '/v3/users': { GET: administratorsOnly('identity:list_users') },
  '/v3/roles': { GET: administratorsOnly('identity:list_roles') },
  '/v3/domains': { GET: administratorsOnly('identity:list_domains') },
  '/v3/services': { GET: administratorsOnly('identity:list_services') },
  '/v3/endpoints': { GET: administratorsOnly('identity:list_endpoints') },
}

/** Paths without braces are found at once; the few others are tried in turn. */
const fixed = new Map(Object.entries(routes).filter(([path]) => !path.includes('{')))
const templates = Object.entries(routes)
  .filter(([path]) => path.includes('{'))
  .map(([path, methods]) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`), methods }))

/** @throws {Problem} 404 for an unknown path, 405 for a method it does not have */
export function findRoute(method: string, path: string): { handler: Handler; parameters: string[] } {
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
  const { methods, parameters } = matchPath(plain)
  const handler = methods[method === 'HEAD' ? 'GET' : method]
  if (handler === undefined) {
    throw identityProblem(405, 'The method is not allowed for the requested URL.', { Allow: allowed(methods) })
  }
  return { handler, parameters }
}

function matchPath(path: string): { methods: Record<string, Handler>; parameters: string[] } {
  const methods = fixed.get(path)
  if (methods !== undefined) return { methods, parameters: [] }
  for (const template of templates) {
    const match = template.pattern.exec(path)
    if (match !== null) return { methods: template.methods, parameters: match.slice(1) }
  }
  throw identityProblem(404, 'The requested URL was not found on the server.')
}

function allowed(methods: Record<string, Handler>): string {
  return Object.keys(methods)
    .flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .join(', ')
}

/** `GET /`: 300, since there is a choice of versions, be it of one. */
function listVersions({ identity }: IdentityRequest): Answer {
  const versions = { values: [versionDocument(identity.authUrl)] }
  return { status: 300, headers: { Location: `${identity.authUrl}/` }, body: { versions } }
}

function showVersion({ identity }: IdentityRequest): Answer {
  return { status: 200, body: { version: versionDocument(identity.authUrl) } }
}
