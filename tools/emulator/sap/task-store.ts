import { newId } from '../identity/secrets.ts'
import type { Timeline } from '../timeline.ts'
import { zoneMessages } from './messages.ts'
import type { SapRequest } from './operation.ts'
import type { ZoneError } from './refusals.ts'

export interface SapTask {
  readonly id: string
  readonly projectId: string
  readonly zone: string
  /** What the task is about; absent where the manual leaves it out of the answer. */
  readonly resourceId: string | undefined
  status: 'waiting' | 'running' | 'completed' | 'error' | 'cancelled'
  /** Percent. */
  progress: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  endedAt?: number
  error?: ZoneError
}

export interface SapWork {
  zone: string
  resourceId?: string
  /** Done when the task is over; what it returns makes the task fail. */
  done(): ZoneError | undefined
  /** Takes back what was prepared for a task that failed or was cancelled. */
  undone?(): void
}

/** What takes time: a task waits for one step, runs for another, and then has done its work at once, or has failed. */
export class TaskStore {
  readonly #timeline: Timeline
  readonly #tasks = new Map<string, SapTask>()

  constructor(timeline: Timeline) {
    this.#timeline = timeline
  }

  /** A task of any project. */
  find(id: string): SapTask | undefined {
    return this.#tasks.get(id)
  }

  start({ project, outcome }: Pick<SapRequest, 'project' | 'outcome'>, work: SapWork): SapTask {
    const task: SapTask = {
      id: newId(),
      projectId: project.id,
      zone: work.zone,
      resourceId: work.resourceId,
      status: 'waiting',
      progress: 0,
      startedAt: this.#timeline.now,
    }
    this.#tasks.set(task.id, task)
    this.#timeline.after(0.5, () => {
      task.status = 'running'
      task.progress = 50
    })
    this.#timeline.after(1, () => this.#end(task, work, outcome))
    return task
  }

  #end(task: SapTask, work: SapWork, outcome: SapRequest['outcome']): void {
    task.endedAt = this.#timeline.now
    if (outcome === 'cancelled') task.status = 'cancelled'
    else {
      const error = outcome === 'error' ? provoked(task) : work.done()
      task.status = error === undefined ? 'completed' : 'error'
      if (error === undefined) task.progress = 100
      else task.error = error
    }
    if (task.status !== 'completed') work.undone?.()
  }
}

/** Whether the resource of a task is still being worked on. */
export function isActive(task: SapTask | undefined): boolean {
  return task?.status === 'waiting' || task?.status === 'running'
}

function provoked(task: SapTask): ZoneError {
  const resourceName = task.resourceId ?? task.projectId
  return {
    message: zoneMessages.failed,
    args: [resourceName],
    cause: { product: 'hypervisor', resourceName, request: 'task', message: 'a fault was provoked' },
  }
}
