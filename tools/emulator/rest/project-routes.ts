import type { Refuse } from './read-json-body.ts'
import type { RestHandler, RestRoutes } from './rest-request.ts'

/**
 * Puts routes below `/{version}/{project}`, where the project must be the caller's. The handlers get the parameters
 * behind the project and take the project from the caller.
 * @param version first segment of the path, e.g. `v2`.
 * @throws {Problem} 400 from a handler whose path names another project than the token, as Nova and Cinder answer.
 */
export function projectRoutes(version: string, routes: RestRoutes, refuse: Refuse): RestRoutes {
  const guard =
    (handler: RestHandler): RestHandler =>
    request => {
      const [project, ...parameters] = request.parameters
      if (project !== request.caller.projectId)
        throw refuse(
          400,
          `Malformed request URL: URL's project_id '${project}' doesn't match Context's project_id '${request.caller.projectId}'`,
        )
      return handler({ ...request, parameters })
    }
  return Object.fromEntries(
    Object.entries(routes).map(([path, methods]) => [
      `/${version}/{project}${path}`,
      Object.fromEntries(Object.entries(methods).map(([method, handler]) => [method, guard(handler)])),
    ]),
  )
}
