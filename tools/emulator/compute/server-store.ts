import type { PowerState, VmState } from './server-status.ts'

/** A volume that a server has. */
export interface Attachment {
  volumeId: string
  /** e.g. `/dev/vdb` */
  device: string
  /** Whether the volume goes with the server. */
  deleteOnTermination: boolean
  /** 0: the server starts from it; undefined: it was attached later, or is no boot device. */
  bootIndex?: number
}

export interface ServerFault {
  code: number
  message: string
  /** Milliseconds since the epoch. */
  created: number
}

/** One server; its addresses are those of its ports in the `NetworkStore`. */
export interface Server {
  readonly id: string
  readonly projectId: string
  readonly userId: string
  readonly reservationId: string
  name: string
  vmState: VmState
  /** What is under way, in Nova's words (`spawning`); null: nothing. */
  taskState: string | null
  powerState: PowerState
  /** Counts what was begun with the server, so that what is due of something given up does nothing. */
  turn: number
  flavorId: string
  /** Null: it was started from a volume. */
  imageId: string | null
  metadata: Map<string, string>
  readonly securityGroups: readonly string[]
  attachments: Attachment[]
  readonly keyName: string | null
  readonly configDrive: string
  diskConfig: 'AUTO' | 'MANUAL'
  readonly availabilityZone: string
  /** What `os:scheduler_hints` said. */
  readonly hints: Readonly<Record<string, unknown>>
  /** Null: no host was found for it, or it left its host. */
  host: string | null
  /** Nova's name for it at the hypervisor. */
  readonly instanceName: string
  accessIPv4: string
  accessIPv6: string
  /** A secret. */
  adminPass: string
  /** What the key pair's name stood for when the server was made; absent: it has none. */
  readonly publicKey?: string
  /** The password as the server tells it to the owner of its key; absent until it is asked for. */
  sealedPassword?: string
  /** Per cent of what is under way. */
  progress: number
  fault?: ServerFault
  /** What it goes back to when a resize is reverted. */
  resizedFrom?: { flavorId: string; vmState: VmState }
  /** Milliseconds since the epoch. */
  readonly created: number
  updated: number
}

/** The servers of all projects, and those that are gone, since a list of changes names these too. */
export class ServerStore {
  readonly #servers = new Map<string, Server>()
  readonly #gone: Server[] = []
  #count = 0

  find(projectId: string, id: string): Server | undefined {
    const server = this.#servers.get(id)
    return server?.projectId === projectId ? server : undefined
  }

  /** The latest first, as Nova lists them. */
  list(projectId: string): Server[] {
    return [...this.#servers.values()].filter(server => server.projectId === projectId).reverse()
  }

  /** The servers of the project that are gone, the latest first. */
  listGone(projectId: string): Server[] {
    return this.#gone.filter(server => server.projectId === projectId).reverse()
  }

  /** Every server on a host, whoever has it: what a scheduler looks at. */
  onHost(host: string): Server[] {
    return [...this.#servers.values()].filter(server => server.host === host)
  }

  /** A name for the hypervisor that no other server has: `instance-00000001`. */
  nextInstanceName(): string {
    this.#count += 1
    return `instance-${this.#count.toString(16).padStart(8, '0')}`
  }

  add(server: Server): Server {
    this.#servers.set(server.id, server)
    return server
  }

  remove(server: Server): void {
    if (this.#servers.delete(server.id)) this.#gone.push(server)
  }
}
