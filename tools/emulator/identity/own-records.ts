import { collection, projectDocument, userDocument } from './documents.ts'
import { type Answer, type IdentityRequest, requireSelf, requireToken } from './identity-request.ts'
import { forbidden } from './problems.ts'

/** `GET /v3/users/{user}` */
export function showUser(request: IdentityRequest): Answer {
  const { user } = requireSelf(request, 'identity:get_user')
  return { status: 200, body: { user: userDocument(user, request.identity.authUrl) } }
}

/** `GET /v3/users/{user}/projects` */
export function listProjectsOfUser(request: IdentityRequest): Answer {
  const { user } = requireSelf(request, 'identity:list_user_projects')
  const { authUrl, directory } = request.identity
  const projects = directory.projectsOf(user).map(project => projectDocument(project, authUrl))
  return { status: 200, body: collection('projects', projects, `${authUrl}/users/${user.id}/projects`) }
}

/** `GET /v3/projects/{project}`: the token's own. */
export function showProject(request: IdentityRequest): Answer {
  const { project } = requireToken(request)
  if (project === undefined || project.id !== request.parameters[0]) throw forbidden('identity:get_project')
  return { status: 200, body: { project: projectDocument(project, request.identity.authUrl) } }
}

/** Lists that only an administrator may see, and nobody here is one: clients fall back on ids and names. */
export function administratorsOnly(action: string): (request: IdentityRequest) => Answer {
  return request => {
    requireToken(request)
    throw forbidden(action)
  }
}
