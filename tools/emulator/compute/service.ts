import type { Authenticator, EmulatedService } from '../http/service.ts'
import { fault } from '../rest/fault.ts'
import { projectRoutes } from '../rest/project-routes.ts'
import { createRestService } from '../rest/rest-service.ts'
import { versionDocument, versionList } from '../rest/version-documents.ts'
import type { Timeline } from '../timeline.ts'
import type { AttachableVolumes } from './attachable-volumes.ts'
import type { ExtensionSnapshot, ExtensionSource, ExtensionVolume } from './extension-source.ts'
import { seedFlavors } from './flavor-store.ts'
import { flavorRoutes } from './flavors.ts'
import { imageMetadataRoutes } from './image-metadata.ts'
import { imageProxyRoutes } from './image-proxy.ts'
import type { ImageSource } from './image-source.ts'
import { interfaceRoutes } from './interfaces.ts'
import { KeyPairStore } from './key-pair-store.ts'
import { keyPairRoutes } from './key-pairs.ts'
import { limitRoutes } from './limit-routes.ts'
import { networkListRoutes } from './network-lists.ts'
import { seedNetworks } from './network-store.ts'
import { ServerGroupStore } from './server-group-store.ts'
import { serverGroupRoutes } from './server-groups.ts'
import { ServerLife } from './server-life.ts'
import { ServerStore } from './server-store.ts'
import { VolumesOfServers } from './server-volumes.ts'
import { serverRoutes } from './servers.ts'
import { volumeAttachmentRoutes } from './volume-attachments.ts'
import { volumeExtensionRoutes } from './volume-extension.ts'
import { zoneRoutes } from './zone-routes.ts'

/** What compute needs of block storage's volumes. */
export interface ComputeVolumes
  extends ExtensionSource<ExtensionVolume>,
    Pick<AttachableVolumes, 'attach' | 'detach'> {}

export interface ComputeOptions {
  authenticator: Authenticator
  /** The server's URL without a path. */
  origin: string
  /** The first of them sees the private flavor. */
  projects: readonly { id: string; name: string }[]
  timeline: Timeline
  images: ImageSource
  volumes: ComputeVolumes
  snapshots: ExtensionSource<ExtensionSnapshot>
}

/** What stands before compute's paths. */
const mount = '/compute'

/** Compute: servers and what belongs to them, images by proxy, and volumes by the extension (§1.1 to 1.3, 1.8, 2.1). */
export function createCompute(options: ComputeOptions): EmulatedService {
  const { authenticator, origin, projects, timeline, images, volumes, snapshots } = options
  const addresses = { baseUrl: `${origin}${mount}`, imageUrl: `${origin}/image` }
  const servers = new ServerStore()
  const networks = seedNetworks(projects)
  const flavors = seedFlavors(projects[0]?.id ?? '')
  const keyPairs = new KeyPairStore()
  const groups = new ServerGroupStore()
  const volumesOfServers = new VolumesOfServers({ images, volumes, snapshots })
  const life = new ServerLife({ servers, networks, volumes: volumesOfServers, timeline })
  const { baseUrl } = addresses
  const extension = volumeExtensionRoutes({ volumes, snapshots })
  const version = { id: 'v2.0', status: 'CURRENT', url: `${baseUrl}/v2/` } as const
  const routes = {
    ...serverRoutes({
      baseUrl,
      servers,
      networks,
      flavors,
      images,
      keyPairs,
      groups,
      life,
      volumes: volumesOfServers,
    }),
    ...interfaceRoutes({ servers, networks, timeline }),
    ...volumeAttachmentRoutes({ servers, volumes, timeline }),
    ...flavorRoutes({ flavors, baseUrl }),
    ...keyPairRoutes(keyPairs),
    ...serverGroupRoutes({
      groups,
      membersOf: ({ projectId, id }) =>
        servers
          .list(projectId)
          .filter(({ hints }) => hints.group === id)
          .map(server => server.id),
    }),
    ...networkListRoutes(networks),
    ...zoneRoutes(),
    ...limitRoutes({ servers, flavors }),
    ...imageProxyRoutes({ images, ...addresses }),
    ...imageMetadataRoutes({ images, timeline }),
    // A client joins these paths to the catalog's endpoint too, which is the second version's.
    ...extension,
  }
  return createRestService({
    authenticator,
    mount,
    refuse: fault,
    requestIdHeader: 'X-Compute-Request-Id',
    documents: { '': versionList(200, [version]), '/v2': versionDocument(version) },
    settle: () => timeline.settle(),
    routes: { ...projectRoutes('v2', routes, fault), ...projectRoutes('v1.1', extension, fault) },
  })
}
