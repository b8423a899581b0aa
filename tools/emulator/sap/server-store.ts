import type { SapNetwork } from './network-store.ts'
import type { SapTask } from './task-store.ts'
import type { SapTemplate } from './templates.ts'

export interface SapDisk {
  id: string
  name: string
  /** 0 is the system disk. */
  index: number
  /** GB */
  size: number
}

export interface SapNic {
  index: number
  macAddress: string
  network: SapNetwork
  address: string
  /** The address was chosen by the service. */
  auto: boolean
}

export interface SapSnapshot {
  id: string
  /** Counted from 1 for each server. */
  generation: number
  /** Milliseconds since the epoch. */
  takenAt: number
}

/** A virtual server, "LServer". */
export interface SapServer {
  readonly id: string
  readonly projectId: string
  readonly zone: string
  readonly dedicated: boolean
  readonly windows: boolean
  /** Id of the public image that its system disk comes from in the end. */
  readonly baseImageId: string
  name: string
  /** What it will be called when its change is done; others may not take the name. */
  nextName?: string
  /** Absent: it was made without one. */
  template?: SapTemplate
  disks: SapDisk[]
  nics: SapNic[]
  snapshots: SapSnapshot[]
  /** How many snapshots there ever were. */
  generations: number
  /** False: it is being created. */
  registered: boolean
  isOn: boolean
  /** It has been started at least once, so its own names and addresses are in the operating system (§1.7.5.14). */
  wasStarted: boolean
  /** What was last begun with it; nothing else may begin before that is over. */
  task?: SapTask
}

/** The virtual servers of all projects. */
export class ServerStore {
  readonly #servers = new Map<string, SapServer>()

  add(server: SapServer): void {
    this.#servers.set(server.id, server)
  }

  remove(server: SapServer): void {
    this.#servers.delete(server.id)
  }

  find(projectId: string, id: string): SapServer | undefined {
    const server = this.#servers.get(id)
    return server?.projectId === projectId ? server : undefined
  }

  list(projectId: string): SapServer[] {
    return [...this.#servers.values()].filter(server => server.projectId === projectId)
  }

  /** Whether a server of the project, other than `except`, has or will have the name. */
  isNameTaken(projectId: string, name: string, except?: SapServer): boolean {
    return this.list(projectId).some(server => server !== except && (server.name === name || server.nextName === name))
  }
}
