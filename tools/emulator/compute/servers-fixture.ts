import { randomUUID } from 'node:crypto'
import { fault } from '../rest/fault.ts'
import { Timeline } from '../timeline.ts'
import { seedFlavors } from './flavor-store.ts'
import { exampleImage, exampleImages } from './image-fixture.ts'
import type { ImageSource, ProxiedImage } from './image-source.ts'
import { KeyPairStore } from './key-pair-store.ts'
import { type NetworkStore, seedNetworks } from './network-store.ts'
import { type Answer, baseUrl, serveRoutes } from './routes-fixture.ts'
import { ServerGroupStore } from './server-group-store.ts'
import { ServerLife } from './server-life.ts'
import { ServerStore } from './server-store.ts'
import { type VolumeSource, VolumesOfServers } from './server-volumes.ts'
import { serverRoutes } from './servers.ts'

/** Milliseconds of one step. */
export const step = 1000

interface TestVolume {
  id: string
  status: string
  size: number
  availabilityZone: string
  /** What it is made of, in the request's words. */
  from?: object
  attachedTo?: string
}

/** Compute's servers on a socket, with stores that a test looks into and a clock that it drives. */
export interface ServersFixture {
  /** Asks as the user of `project-one`, or of `project-two`. */
  ask(method: string, path: string, body?: unknown, as?: 'one' | 'two'): Promise<Answer>
  /** Creates a server with what a test says, and lets it become active. */
  active(given?: object): Promise<string>
  /** Lets time pass. */
  pass(steps?: number): void
  /** Does an action, with what stands under its name. */
  act(id: string, action: string, given?: unknown): Promise<Answer>
  show(id: string): Promise<Answer['body']>
  image: ProxiedImage
  keyPairs: KeyPairStore
  groups: ServerGroupStore
  networks: NetworkStore
  volumes: Map<string, TestVolume>
  snapshots: Map<string, { status: string; size: number; of?: string }>
  close(): Promise<void>
}

/** Volumes are made `creating`, and become `available` when a test says so. */
function testVolumes(all: Map<string, TestVolume>, snapshots: ServersFixture['snapshots']): VolumeSource {
  return {
    find: (_projectId, id) => all.get(id),
    create: (_projectId, { size, availability_zone: zone, ...from }) => {
      if (Number(size) > 1000) throw fault(413, 'too large')
      const place = { size: Number(size), availabilityZone: String(zone), from }
      const volume = { id: randomUUID(), status: 'creating', ...place }
      all.set(volume.id, volume)
      return volume
    },
    attach: (volume, { serverId }) => Object.assign(volume, { status: 'in-use', attachedTo: serverId }),
    detach: volume => Object.assign(volume, { status: 'available', attachedTo: undefined }),
    remove: ({ id, status }) => {
      const hasSnapshots = [...snapshots.values()].some(({ of }) => of === id)
      if (hasSnapshots || status === 'creating') throw fault(400, 'cannot be removed')
      all.delete(id)
    },
  }
}

export async function serveServers(): Promise<ServersFixture> {
  let now = Date.UTC(2020, 0, 1)
  const timeline = new Timeline(() => now, step)
  const image = exampleImage({ minDisk: 20 })
  const images: ImageSource = exampleImages(image, exampleImage({ id: 'queued', status: 'queued' }))
  const networks = seedNetworks(['one', 'two'].map(name => ({ id: `project-${name}`, name })))
  const all = new Map<string, TestVolume>()
  const snapshots: ServersFixture['snapshots'] = new Map()
  const volumes = new VolumesOfServers({
    images,
    volumes: testVolumes(all, snapshots),
    snapshots: { find: (_projectId, id) => snapshots.get(id) },
  })
  const servers = new ServerStore()
  const keyPairs = new KeyPairStore()
  const groups = new ServerGroupStore()
  const life = new ServerLife({ servers, networks, volumes, timeline })
  const flavors = seedFlavors('project-two')
  const parts = { baseUrl, servers, flavors, images, networks, keyPairs, groups, volumes, life }
  const client = await serveRoutes(serverRoutes(parts), () => timeline.settle())
  const { ask } = client
  const pass = (steps = 1): void => {
    now += steps * step
  }
  return {
    ask,
    pass,
    active: async given => {
      const answer = await ask('POST', '/servers', { server: { ...minimal(image), ...given } })
      pass()
      return answer.body.server.id
    },
    act: (id, action, given = null) => ask('POST', `/servers/${id}/action`, { [action]: given }),
    show: async id => (await ask('GET', `/servers/${id}`)).body.server,
    image,
    keyPairs,
    groups,
    networks,
    volumes: all,
    snapshots,
    close: () => client.close(),
  }
}

/** The least that creating a server needs. */
export function minimal({ id }: ProxiedImage): Record<string, unknown> {
  return { name: 'example', imageRef: id, flavorRef: '1101' }
}
