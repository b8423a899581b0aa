import type { Authenticator, Caller, EmulatedService } from '../http/service.ts'
import { refuse } from '../orchestration/refuse.ts'
import type { Orchestration } from '../orchestration/service.ts'
import { createRestService } from '../rest/rest-service.ts'
import type { Timeline } from '../timeline.ts'
import { ScheduleStore } from './schedule-store.ts'

export interface AutoscaleOptions {
  authenticator: Authenticator
  timeline: Timeline
  /** Milliseconds that a minute of schedules takes; default 60,000. */
  minuteMs?: number
  orchestration: Pick<Orchestration, 'stacks' | 'url'>
}

/** Path of the service, and of its endpoint: the manual joins it to the host alone (§1.5.1). */
export const autoscalePath = '/autoscale_schedulers'

/** Auto scale: schedules that signal resources of stacks (§1.5.5.3 to 5). */
export function createAutoscale({
  authenticator,
  timeline,
  orchestration,
  minuteMs = 60_000,
}: AutoscaleOptions): EmulatedService {
  const schedules = new ScheduleStore(orchestration, timeline, minuteMs)
  return createRestService({
    authenticator,
    mount: '',
    refuse,
    requestIdHeader: 'X-Openstack-Request-Id',
    settle: () => timeline.settle(),
    routes: {
      [autoscalePath]: {
        GET: ({ caller }) => ({ status: 200, body: { schedulers: schedules.list(caller.projectId) } }),
        POST: async ({ caller, body }) => {
          requireMember(caller)
          return { status: 200, body: schedules.register(caller, await body()) }
        },
      },
      [`${autoscalePath}/{name}`]: {
        DELETE: ({ caller, parameters: [name = ''] }) => {
          requireMember(caller)
          schedules.delete(caller.projectId, name)
          return { status: 204 }
        },
      },
    },
  })
}

/** @throws {Problem} 401, which is what this API answers where the role is not enough (§1.5.4). */
function requireMember({ roles }: Caller): void {
  if (!roles.includes('member')) throw refuse(401, 'The role does not allow this operation.')
}
