import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createEmulatorServer } from '../http/server.ts'
import type { Caller } from '../http/service.ts'
import { Timeline } from '../timeline.ts'
import type { VolumeImage } from './images.ts'
import { type BlockStorage, createBlockStorage } from './service.ts'
import { volumeSteps } from './shelf.ts'

/** Milliseconds of what a volume takes for a change. */
const step = 1000

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a body's members are what the test is about
  body: any
}

/** Block storage on a socket, with images and a clock that a test drives. */
export interface StorageFixture extends Pick<BlockStorage, 'volumes' | 'snapshots'> {
  /** Asks as the user of `project-one`, or of `project-two`; the path is the one behind `/v2/{project}`. */
  ask(method: string, path: string, body?: unknown, as?: 'one' | 'two'): Promise<Answer>
  /** Lets so much time pass. */
  pass(): void
  /** Creates a volume that is available; it has 10 GB unless said otherwise. */
  volume(given?: object): Promise<string>
  /** Takes a snapshot that is available. */
  snapshot(volumeId: string): Promise<string>
  /** What one resource is, e.g. `/volumes/{id}`. */
  show(path: string): Promise<Answer['body']>
  images: Map<string, VolumeImage>
  close(): Promise<void>
}

const callers = Object.fromEntries(
  ['one', 'two'].map((name): [string, Caller] => [
    name,
    {
      userId: `user-${name}`,
      userName: name,
      projectId: `project-${name}`,
      projectName: name,
      domainId: 'default',
      roles: ['member'],
    },
  ]),
)

export function exampleImage(differences: Partial<VolumeImage> = {}): VolumeImage {
  return {
    id: randomUUID(),
    name: 'example',
    status: 'active',
    minDisk: 5,
    minRam: 512,
    size: 2 ** 30,
    checksum: 'd41d8cd98f00b204e9800998ecf8427e',
    diskFormat: 'raw',
    containerFormat: 'bare',
    properties: new Map([['os_type', 'linux']]),
    ...differences,
  }
}

export async function serveBlockStorage(): Promise<StorageFixture> {
  let now = Date.UTC(2013, 1, 25, 2, 40, 21)
  const images: StorageFixture['images'] = new Map()
  const { service, volumes, snapshots } = createBlockStorage({
    authenticator: { authenticate: token => callers[token] },
    origin: 'http://storage.test',
    timeline: new Timeline(() => now, step / volumeSteps),
    images: {
      find: (_projectId, id) => images.get(id),
      add: fields => {
        const image = { ...exampleImage(), ...fields, size: null, checksum: null }
        images.set(image.id, image)
        return image
      },
      complete: (id, size) => {
        const image = images.get(id)
        if (image !== undefined) images.set(id, { ...image, status: 'active', size })
      },
    },
  })
  const server = createEmulatorServer((request, response) => service.handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/volume/v2`
  const pass = (): void => {
    now += step
  }
  const ask: StorageFixture['ask'] = async (method, path, body, as = 'one') => {
    const answer = await fetch(`${url}/project-${as}${path}`, {
      method,
      headers: { 'X-Auth-Token': as, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const made = async (kind: string, given: object): Promise<string> => {
    const { body } = await ask('POST', `/${kind}s`, { [kind]: given })
    pass()
    return body[kind].id
  }
  return {
    ask,
    pass,
    images,
    volumes,
    snapshots,
    volume: given => made('volume', { size: 10, ...given }),
    snapshot: volumeId => made('snapshot', { volume_id: volumeId }),
    show: async path => Object.values((await ask('GET', path)).body)[0],
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
