import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import type { RegisteredSuite } from '../registry.ts'
import { loadRegistry as loadSlow } from './slow-suites.ts'

/** As `slow-suites.ts`, but the worker is ready long after the main thread. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  if (!isMainThread) await sleep(2000)
  return loadSlow()
}
