import { zoneRoutes } from '../compute/zone-routes.ts'
import type { Authenticator, EmulatedService } from '../http/service.ts'
import { fault } from '../rest/fault.ts'
import { projectRoutes } from '../rest/project-routes.ts'
import { createRestService } from '../rest/rest-service.ts'
import { versionList } from '../rest/version-documents.ts'
import type { Timeline } from '../timeline.ts'
import type { VolumeImages } from './images.ts'
import { limitRoutes } from './limit-routes.ts'
import { metadataRoutes } from './metadata-routes.ts'
import type { Shelf } from './shelf.ts'
import { SnapshotStore } from './snapshot-store.ts'
import { snapshotRoutes } from './snapshots.ts'
import { VolumeStore } from './volume-store.ts'
import { VolumeTypes, volumeTypeRoutes } from './volume-types.ts'
import { volumeRoutes } from './volumes.ts'

export interface BlockStorageOptions {
  authenticator: Authenticator
  /** The server's URL without a path. */
  origin: string
  timeline: Timeline
  images: VolumeImages
}

export interface BlockStorage {
  service: EmulatedService
  /** Shared with compute, which attaches volumes and shows both by its own extension. */
  volumes: VolumeStore
  snapshots: SnapshotStore
}

/** What stands before block storage's paths. */
const mount = '/volume'

/** Block storage: volume types, volumes and snapshots (§2.1, §2.4). */
export function createBlockStorage({ authenticator, origin, timeline, images }: BlockStorageOptions): BlockStorage {
  const shelf: Shelf = { volumes: new Map(), snapshots: new Map() }
  const types = new VolumeTypes(timeline.now)
  const volumes = new VolumeStore({ shelf, types, images, timeline })
  const snapshots = new SnapshotStore({ shelf, volumes, timeline })
  const routes = {
    ...volumeTypeRoutes(types),
    ...volumeRoutes({ shelf, volumes, types, images, baseUrl: `${origin}${mount}` }),
    ...snapshotRoutes(snapshots),
    ...metadataRoutes(shelf),
    ...limitRoutes(shelf),
    ...zoneRoutes(),
  }
  const version = { id: 'v2.0', status: 'CURRENT', url: `${origin}${mount}/v2/` } as const
  const service = createRestService({
    authenticator,
    mount,
    refuse: fault,
    requestIdHeader: 'X-Compute-Request-Id',
    documents: { '': versionList(300, [version]), '/v2': versionList(200, [version]) },
    settle: () => timeline.settle(),
    routes: projectRoutes('v2', routes, fault),
  })
  return { service, volumes, snapshots }
}
