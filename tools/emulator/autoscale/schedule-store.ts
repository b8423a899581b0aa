import { Problem } from '../http/problem.ts'
import type { Caller } from '../http/service.ts'
import { refuse } from '../orchestration/refuse.ts'
import type { Orchestration } from '../orchestration/service.ts'
import { isObject } from '../rest/json-members.ts'
import type { Timeline } from '../timeline.ts'
import { CronTime } from './cron-time.ts'
import { readSignalUrl, type SignalTarget } from './signal-url.ts'

export interface Schedule {
  name: string
  method: string
  url: string
  time: string
  project_id: string
}

interface Entry {
  schedule: Schedule
  cron: CronTime
  target: SignalTarget
}

const minute = 60_000

/** Schedules of a project at once. */
const mostSchedules = 100

/** §1.5.5.3 `name` */
const nameForm = /^[A-Za-z0-9]{1,64}$/

/** The schedules of all projects; a name is there once for all of them (§1.5.5.3 `name`). */
export class ScheduleStore {
  readonly #entries = new Map<string, Entry>()
  readonly #orchestration: Pick<Orchestration, 'stacks' | 'url'>
  readonly #timeline: Timeline

  readonly #minuteMs: number

  /** @param minuteMs how long a minute of schedules takes. */
  constructor(orchestration: Pick<Orchestration, 'stacks' | 'url'>, timeline: Timeline, minuteMs: number) {
    this.#minuteMs = minuteMs
    this.#orchestration = orchestration
    this.#timeline = timeline
  }

  list(projectId: string): Schedule[] {
    const all = [...this.#entries.values()].map(({ schedule }) => schedule)
    return all.filter(({ project_id }) => project_id === projectId)
  }

  /**
   * @throws {Problem} 400; 403 for another project, another user's stack, or beyond the quota; 409 for a name that is
   *   taken.
   */
  register(caller: Caller, body: unknown): Schedule {
    if (!isObject(body)) throw refuse(400, 'Malformed request body')
    const text = (member: string): string => {
      const value = body[member]
      if (typeof value !== 'string') throw refuse(400, `${member} is missing or no string.`)
      return value
    }
    const [name, method, url] = [text('name'), text('method'), text('url')]
    const [time, projectId] = [text('time'), text('project_id')]
    if (!nameForm.test(name)) throw refuse(400, 'name has 1 to 64 letters and digits.')
    if (method !== 'POST') throw refuse(400, 'method is not POST.')
    const target = readSignalUrl(url)
    const cron = new CronTime(time)
    this.#allow(caller, projectId, target)
    if (this.#entries.has(name)) throw refuse(409, `A schedule ${name} exists already.`)
    const schedule = { name, method, url, time, project_id: projectId }
    const entry = { schedule, cron, target }
    this.#entries.set(name, entry)
    this.#plan(entry)
    return schedule
  }

  /** @throws {Problem} 404 where the project has none of that name. */
  delete(projectId: string, name: string): void {
    if (this.#entries.get(name)?.schedule.project_id !== projectId)
      throw refuse(404, `The schedule ${name} could not be found.`)
    this.#entries.delete(name)
  }

  #allow(caller: Caller, projectId: string, { service, stack }: SignalTarget): void {
    if (projectId !== caller.projectId || stack.projectId !== caller.projectId)
      throw refuse(403, 'Schedules are registered in the project of the token.')
    if (this.list(projectId).length >= mostSchedules)
      throw refuse(413, `A project has at most ${mostSchedules} schedules.`)
    const known = service === this.#orchestration.url ? this.#orchestration.stacks.list(projectId) : []
    const owner = known.find(({ id }) => id === stack.id)?.userId
    if (owner !== undefined && owner !== caller.userId)
      throw refuse(403, 'Schedules are registered by the user who created the stack.')
  }

  /** @param since the moment by the schedule's own minutes. */
  #plan(entry: Entry, since = this.#timeline.now): void {
    const next = entry.cron.after(since)
    if (next === undefined) return
    this.#timeline.at(this.#timeline.now + ((next - since) * this.#minuteMs) / minute, () => {
      if (this.#entries.get(entry.schedule.name) !== entry) return
      this.#run(entry)
      this.#plan(entry, next)
    })
  }

  /** Signals where the resource is of this cloud; nothing is ever sent elsewhere. A refusal is nobody's to hear. */
  #run({ target: { service, stack, resource } }: Entry): void {
    if (service !== this.#orchestration.url) return
    try {
      this.#orchestration.stacks.signal(stack, resource)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
}
