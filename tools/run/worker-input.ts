import { BroadcastChannel } from 'node:worker_threads'
import type { ProfileFixtures } from '../model/profile.ts'
import type { CheckLine, StoredInAll } from '../model/record.ts'
import type { Effect } from '../model/verdict.ts'
import type { BackOffCount } from '../target/back-off.ts'
import type { ResolvedTarget, Session } from '../target/resolved-target.ts'
import type { Cost } from './cost.ts'
import type { Excuse } from './plan.ts'

/** What the worker is started with: enough to load what it needs and to ask for its input. */
export interface WorkerStart {
  /** URL of the module that runs the checks. */
  module: string
  /** URL of the registry module. */
  registry: string
  runId: string
}

/** What the main thread gives to the worker; plain data, held in memory only, since it has the target's secrets. */
export interface WorkerInput {
  target: ResolvedTarget
  session: Session
  run: { id: string; seed: number; dir: string }
  effects: Effect[]
  /** In the order in which they are begun. */
  checks: WorkerCheck[]
  fixtures: ProfileFixtures
  cost: Cost
  concurrency: number
  /** How many times as long as usual is waited for what the target takes its time for. */
  patience?: number
  rate?: number
  timeoutMs?: number
  allowance: Allowance
}

/** What a run may still send, take and store. */
export interface Allowance {
  /** In all; any number where it is absent. */
  requests?: number
  /** Sent already. */
  sent: number
  /** In all; any time where it is absent. */
  minutes?: number
  /** When they have passed, in milliseconds since 1970. */
  until?: number
  /** Put into object storage, in all; any number where it is absent. */
  objects?: number
  megabytes?: number
}

/** What the worker tells of itself with each check that has ended, and at its own end. */
export interface WorkerState {
  /** Requests sent so far, for any check. */
  sent: number
  backOff: BackOffCount
  stored: StoredInAll
  /** Set when a limit was reached, so that nothing more is begun. */
  stopped?: string
}

export interface WorkerCheck {
  id: string
  operation: string
  knownFailure?: Excuse
  /** Why it need not run; its line is in the record already. */
  settled?: string
}

/**
 * `loading` (it needs vitest no more for that), `loaded` (it listens, and wants its input) and `output-failed` come from the
 * worker; `input`, or `nothing` in place of it, and `stop` go to it.
 */
export type WorkerMessage =
  | { type: 'loading' | 'loaded' | 'nothing' }
  | { type: 'input'; input: WorkerInput }
  | { type: 'stop' | 'output-failed'; why: string }

/** Opens the channel between the main thread and the worker of a run; it alone keeps no thread alive. */
export function openChannel(
  runId: string,
  onMessage: (message: WorkerMessage) => void,
): { post(message: WorkerMessage): void; close(): void } {
  const channel = new BroadcastChannel(`k5c-run-${runId}`)
  channel.onmessage = event => onMessage((event as { data: WorkerMessage }).data)
  channel.unref()
  return {
    post: message => channel.postMessage(message),
    close: () => channel.close(),
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    workerStart: WorkerStart
  }
  interface TaskMeta {
    /** What the worker says of a check; the main thread writes it to the record. */
    line?: CheckLine
    worker?: WorkerState
  }
}
