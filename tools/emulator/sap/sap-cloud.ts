import type { Timeline } from '../timeline.ts'
import { ImageStore } from './image-store.ts'
import { zoneMessages } from './messages.ts'
import { NetworkStore } from './network-store.ts'
import type { SapProject, SapRequest } from './operation.ts'
import { ProjectStore } from './project-store.ts'
import { noSuch, refuseInZone } from './refusals.ts'
import { type SapServer, ServerStore } from './server-store.ts'
import { isActive, type SapTask, type SapWork, TaskStore } from './task-store.ts'

/** Everything that the service keeps. */
export interface SapCloud {
  timeline: Timeline
  tasks: TaskStore
  projects: ProjectStore
  images: ImageStore
  networks: NetworkStore
  servers: ServerStore
  /** Where networks are looked up, as messages tell it. */
  networkEndpoint: string
}

export function createSapCloud(timeline: Timeline, networkEndpoint: string): SapCloud {
  return {
    timeline,
    tasks: new TaskStore(timeline),
    projects: new ProjectStore(),
    images: new ImageStore(),
    networks: new NetworkStore(),
    servers: new ServerStore(),
    networkEndpoint,
  }
}

/** A server of the caller's project. @throws {Problem} 404 when there is none with that id. */
export function requireServer({ servers }: SapCloud, project: SapProject, id: string): SapServer {
  const server = servers.find(project.id, id)
  if (server === undefined) throw noSuch('LServer', id)
  return server
}

/** @throws {Problem} 409 when the server's power is not what the operation needs. */
export function requirePower(server: SapServer, isOn: boolean): void {
  if (server.isOn !== isOn)
    throw refuseInZone(server.zone, zoneMessages.wrongState, server.name, server.isOn ? 'running' : 'stopped')
}

/** @throws {Problem} 409 while another task works on the server. */
export function requireIdle(server: SapServer): void {
  if (isActive(server.task)) throw refuseInZone(server.zone, zoneMessages.busy, server.name)
}

/** Begins what is to be done with a server; nothing else can begin until it is over. */
export function startOnServer(
  { tasks }: SapCloud,
  request: SapRequest,
  server: SapServer,
  work: Omit<SapWork, 'zone'>,
): SapTask {
  server.task = tasks.start(request, { zone: server.zone, ...work })
  return server.task
}
