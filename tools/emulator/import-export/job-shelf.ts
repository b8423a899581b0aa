import { randomUUID } from 'node:crypto'

/** One import or export. */
export interface Job {
  readonly id: string
  readonly projectId: string
  /** Percent. */
  progress: number
  /** Milliseconds since the epoch. */
  readonly requestedAt: number
  /** Milliseconds since the epoch, once it has come to an end of whatever kind. */
  endedAt?: number
  /** Why it failed. */
  failure?: string
}

/** Seven days (§1.6.3.2 status 404). */
const keptMs = 7 * 24 * 3_600_000

/** The jobs of all projects; each sees its own, until seven days after they have ended. */
export class JobShelf<Kind extends Job> {
  readonly #jobs = new Map<string, Kind>()
  readonly #now: () => number

  /** @param now milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now
  }

  add(projectId: string, rest: Omit<Kind, 'id' | 'projectId' | 'progress' | 'requestedAt'>): Kind {
    const job = { ...rest, id: randomUUID(), projectId, progress: 0, requestedAt: this.#now() } as Kind
    this.#jobs.set(job.id, job)
    return job
  }

  find(projectId: string, id: string): Kind | undefined {
    const job = this.#jobs.get(id)
    return job?.projectId === projectId && this.#isKept(job) ? job : undefined
  }

  /** Newest first. */
  list(projectId: string): Kind[] {
    return [...this.#jobs.values()].filter(job => job.projectId === projectId && this.#isKept(job)).reverse()
  }

  /** Those that have not ended. */
  underWay(projectId: string): Kind[] {
    return this.list(projectId).filter(({ endedAt }) => endedAt === undefined)
  }

  #isKept({ endedAt }: Kind): boolean {
    return endedAt === undefined || this.#now() - endedAt <= keptMs
  }
}
