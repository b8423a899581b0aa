import { fault } from '../rest/fault.ts'
import type { RestHandler, RestRequest, RestRoutes } from '../rest/rest-request.ts'
import type { Flavor, FlavorStore } from './flavor-store.ts'
import { resourceLinks } from './resource-links.ts'

/**
 * Flavors and their access type (§1.2.6.46, 47); `/flavors/detail` answers the same, as clients of Nova ask
 * there, and for the extra specifications of each: it has none.
 */
export function flavorRoutes({ flavors, baseUrl }: { flavors: FlavorStore; baseUrl: string }): RestRoutes {
  const describe = (flavor: Flavor, projectId: string): object => ({
    id: flavor.id,
    name: flavor.name,
    vcpus: flavor.vcpus,
    ram: flavor.ram,
    disk: flavor.disk,
    'os-flavor-access:is_public': flavor.projects === undefined,
    links: resourceLinks(baseUrl, projectId, 'flavors', flavor.id),
  })
  const list: RestHandler = ({ caller: { projectId } }) => ({
    status: 200,
    body: { flavors: flavors.list(projectId).map(flavor => describe(flavor, projectId)) },
  })
  const find: (request: RestRequest) => Flavor = ({ caller: { projectId }, parameters: [id = ''] }) => {
    const flavor = flavors.find(projectId, id)
    if (flavor === undefined) throw fault(404, 'The resource could not be found.')
    return flavor
  }
  return {
    '/flavors': { GET: list },
    '/flavors/detail': { GET: list },
    '/flavors/{flavor}': {
      GET: request => ({ status: 200, body: { flavor: describe(find(request), request.caller.projectId) } }),
    },
    '/flavors/{flavor}/os-extra_specs': {
      GET: request => {
        find(request)
        return { status: 200, body: { extra_specs: {} } }
      },
    },
  }
}
