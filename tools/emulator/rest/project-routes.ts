import type { Caller } from '../http/service.ts'
import type { Refuse } from './read-json-body.ts'
import type { RestHandler, RestRoutes } from './rest-request.ts'

/**
 * Puts routes below `/{version}/{project}`, where the project must be the caller's. The handlers get the parameters
 * behind the project and take the project from the caller.
 * @param version first segment of the path, e.g. `v2`.
 * @throws {Problem} from a handler: 400 when the path names another project than the token, as Nova and Cinder
 *   answer; 403 when the caller may only read.
 */
export function projectRoutes(version: string, routes: RestRoutes, refuse: Refuse): RestRoutes {
  const guard =
    (method: string, handler: RestHandler): RestHandler =>
    request => {
      const [project, ...parameters] = request.parameters
      const { projectId } = request.caller
      if (project !== projectId)
        throw refuse(
          400,
          `Malformed request URL: URL's project_id '${project}' doesn't match Context's project_id '${projectId}'`,
        )
      if (method !== 'GET' && !mayChange(request.caller))
        throw refuse(403, "Policy doesn't allow this request to be performed.")
      return handler({ ...request, parameters })
    }
  return Object.fromEntries(
    Object.entries(routes).map(([path, methods]) => [
      `/${version}/{project}${path}`,
      Object.fromEntries(Object.entries(methods).map(([method, handler]) => [method, guard(method, handler)])),
    ]),
  )
}

function mayChange({ roles }: Caller): boolean {
  return roles.includes('member')
}
