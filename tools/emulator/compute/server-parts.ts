import type { FlavorStore } from './flavor-store.ts'
import type { ImageSource } from './image-source.ts'
import type { KeyPairStore } from './key-pair-store.ts'
import type { DocumentSources } from './server-document.ts'
import type { ServerGroupStore } from './server-group-store.ts'
import type { ServerLife } from './server-life.ts'
import type { ServerStore } from './server-store.ts'
import type { VolumesOfServers } from './server-volumes.ts'

/** What the requests about servers work on. */
export interface ServerParts extends DocumentSources {
  servers: ServerStore
  flavors: FlavorStore
  images: ImageSource
  keyPairs: KeyPairStore
  groups: ServerGroupStore
  volumes: VolumesOfServers
  life: ServerLife
}
