import { fault } from '../rest/fault.ts'
import type { Timeline } from '../timeline.ts'
import type { NetworkStore } from './network-store.ts'
import type { VmState } from './server-status.ts'
import type { Server, ServerStore } from './server-store.ts'

/** What a server's life needs of the service for volumes. */
export interface ServerVolumes {
  /** How far the volumes are that were made for a server: `broken` when one failed or is gone. */
  progress(server: Server): 'ready' | 'waiting' | 'broken'
  /** Gives the server its volumes, which are ready. */
  attachAll(server: Server): void
  /** Takes all volumes from a server that goes, and removes those that go with it. */
  releaseAll(server: Server): void
}

/** Steps that a server waits for its volumes before it is given up. */
const patience = 60

/** The changes of servers as time goes by: each is begun at once and is done a step later. */
export class ServerLife {
  readonly #servers: ServerStore
  readonly #networks: NetworkStore
  readonly #volumes: ServerVolumes
  readonly #timeline: Timeline

  constructor(parts: { servers: ServerStore; networks: NetworkStore; volumes: ServerVolumes; timeline: Timeline }) {
    this.#servers = parts.servers
    this.#networks = parts.networks
    this.#volumes = parts.volumes
    this.#timeline = parts.timeline
  }

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.#timeline.now
  }

  /** Lets a new server become active, as soon as its volumes are ready; without a host it ends in ERROR. */
  build(server: Server): void {
    this.#begin(server, server.host === null ? 'scheduling' : 'spawning')
    this.#after(server, () => {
      if (server.host === null) this.#fail(server, 'No valid host was found. ')
      else this.#spawn(server, 1)
    })
  }

  #spawn(server: Server, waited: number): void {
    const progress = this.#volumes.progress(server)
    if (progress === 'ready') {
      this.#volumes.attachAll(server)
      this.#finish(server, 'active')
    } else if (progress === 'waiting' && waited < patience) {
      this.#after(server, () => this.#spawn(server, waited + 1))
    } else {
      const volume = server.attachments[0]?.volumeId
      const message = `Volume ${volume} did not finish being created even after we waited ${waited} attempts.`
      this.#fail(server, `Block Device Mapping is Invalid: ${message}`)
    }
  }

  /**
   * Begins a change that ends in a state.
   * @param task Nova's word for it.
   * @param before done as it ends, before the state is taken.
   */
  change(server: Server, task: string | null, end: VmState, before: () => void = () => undefined): void {
    this.#begin(server, task)
    this.#after(server, () => {
      before()
      this.#finish(server, end)
    })
  }

  /** Begins a server's end; it is found until then. Once begun it stays as it is when asked for again. */
  delete(server: Server): void {
    if (server.taskState === 'deleting') return
    this.#begin(server, 'deleting')
    this.#after(server, () => {
      this.#finish(server, 'deleted')
      this.#volumes.releaseAll(server)
      for (const port of this.#networks.portsOf(server.id)) this.#networks.releasePort(port)
      this.#servers.remove(server)
    })
  }

  #begin(server: Server, task: string | null): void {
    server.taskState = task
    server.turn += 1
    server.updated = this.#timeline.now
  }

  /** What was begun meanwhile goes before what is planned here. */
  #after(server: Server, change: () => void): void {
    const { turn } = server
    this.#timeline.after(1, () => {
      if (server.turn === turn) change()
    })
  }

  #finish(server: Server, state: VmState): void {
    server.vmState = state
    server.taskState = null
    server.powerState = state === 'active' || state === 'resized' ? 1 : state === 'stopped' ? 4 : 0
    server.progress = state === 'active' ? 100 : server.progress
    server.updated = this.#timeline.now
  }

  #fail(server: Server, message: string): void {
    this.#finish(server, 'error')
    server.host = null
    server.fault = { code: 500, message, created: this.#timeline.now }
  }
}

/**
 * Refuses what cannot be done with a server as it is.
 * @throws {Problem} 409, in the words of Nova's second version.
 */
export function requireState(
  { vmState, taskState }: Server,
  action: string,
  { states, tasks = [null] }: { states: readonly VmState[]; tasks?: readonly (string | null)[] },
): void {
  if (!states.includes(vmState)) throw fault(409, `Cannot '${action}' while instance is in vm_state ${vmState}`)
  if (!tasks.includes(taskState)) throw fault(409, `Cannot '${action}' while instance is in task_state ${taskState}`)
}
