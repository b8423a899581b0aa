import { fault } from '../rest/fault.ts'
import { isObject } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { readMetadata } from './fields.ts'
import type { Shelf } from './shelf.ts'

interface Described {
  readonly projectId: string
  metadata: ReadonlyMap<string, string>
}

/** Metadata of volumes and snapshots as clients of Cinder read and change it; no manual tells of it. */
export function metadataRoutes(shelf: Shelf): RestRoutes {
  return { ...routesBelow('/volumes/{id}', shelf.volumes), ...routesBelow('/snapshots/{id}', shelf.snapshots) }
}

function routesBelow(path: string, all: ReadonlyMap<string, Described>): RestRoutes {
  /** @throws {Problem} 404 */
  function findOne({ caller, parameters: [id = ''] }: RestRequest): Described {
    const found = all.get(id)
    if (found?.projectId !== caller.projectId) throw fault(404, `The resource ${id} could not be found.`)
    return found
  }
  const shown = ({ metadata }: Described): object => ({ metadata: Object.fromEntries(metadata) })
  async function given(request: RestRequest): Promise<Map<string, string>> {
    const body = await request.body()
    if (!isObject(body) || !isObject(body.metadata)) throw fault(400, 'Malformed request body: metadata is missing')
    return readMetadata(body)
  }
  return {
    [`${path}/metadata`]: {
      GET: request => ({ status: 200, body: shown(findOne(request)) }),
      POST: async request => {
        const added = await given(request)
        const found = findOne(request)
        found.metadata = new Map([...found.metadata, ...added])
        return { status: 200, body: shown(found) }
      },
      PUT: async request => {
        const metadata = await given(request)
        const found = findOne(request)
        found.metadata = metadata
        return { status: 200, body: shown(found) }
      },
    },
    [`${path}/metadata/{key}`]: {
      DELETE: request => {
        const found = findOne(request)
        const [, key = ''] = request.parameters
        if (!found.metadata.has(key)) throw fault(404, `Metadata item ${key} was not found.`)
        found.metadata = new Map([...found.metadata].filter(([name]) => name !== key))
        return { status: 200 }
      },
    },
  }
}
