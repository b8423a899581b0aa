import type { Project } from './directory.ts'
import { newId } from './secrets.ts'

/** A service that identity announces. */
export interface CatalogService {
  /** e.g. `object-store` */
  type: string
  /** e.g. `swift` */
  name: string
  /** The service's endpoint for a project. */
  url(project: Project): string
}

export interface CatalogEntry {
  id: string
  type: string
  name: string
  endpoints: { id: string; interface: string; region: string; region_id: string; url: string }[]
}

const interfaces = ['public', 'internal', 'admin']

/** Makes the function that lists every service with its three endpoints, all at one URL; the ids stay the same. */
export function createCatalog(
  services: readonly CatalogService[],
  region: string,
): (project: Project) => CatalogEntry[] {
  const known = services.map(service => ({
    ...service,
    id: newId(),
    endpoints: interfaces.map(name => ({ interface: name, id: newId() })),
  }))
  return project =>
    known.map(({ id, type, name, endpoints, url }) => ({
      id,
      type,
      name,
      endpoints: endpoints.map(endpoint => ({ ...endpoint, region, region_id: region, url: url(project) })),
    }))
}
