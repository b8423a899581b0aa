import type { Authenticator, EmulatedService } from '../http/service.ts'
import { projectRoutes } from '../rest/project-routes.ts'
import { createRestService } from '../rest/rest-service.ts'
import type { Timeline } from '../timeline.ts'
import { refuse } from './refuse.ts'
import { StackStore } from './stack-store.ts'
import { stackRoutes } from './stacks.ts'

export interface OrchestrationOptions {
  authenticator: Authenticator
  /** The server's URL without a path. */
  origin: string
  timeline: Timeline
}

export interface Orchestration {
  service: EmulatedService
  /** Shared with auto scale, whose schedules signal resources. */
  stacks: StackStore
  /** URL of the service without the version. */
  url: string
}

/** What stands before orchestration's paths. */
const mount = '/orchestration'

/** Orchestration: resources of stacks, and signals to them (§1.5.5.1, §1.5.5.2). */
export function createOrchestration({ authenticator, origin, timeline }: OrchestrationOptions): Orchestration {
  const stacks = new StackStore(timeline)
  const url = `${origin}${mount}`
  const service = createRestService({
    authenticator,
    mount,
    refuse,
    requestIdHeader: 'X-Openstack-Request-Id',
    settle: () => timeline.settle(),
    routes: projectRoutes('v1', stackRoutes(stacks, url), refuse),
  })
  return { service, stacks, url }
}
