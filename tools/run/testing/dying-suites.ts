import { isMainThread } from 'node:worker_threads'
import type { RegisteredSuite } from '../registry.ts'
import { tinyCheck, tinyRegistry } from './tiny-suite.ts'

/** A check that kills the worker thread after another has made something. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  return tinyRegistry([
    tinyCheck('show.before.fine', async t => {
      const thing = t.name('thing')
      t.expect((await t.call('tiny.things.create', { path: { thing } })).status).toBe(201)
    }),
    tinyCheck('show.killer.dies', async t => {
      const thing = t.name('thing')
      t.expect((await t.call('tiny.things.create', { path: { thing } })).status).toBe(201)
      await t.eventually(async () => {
        if (!isMainThread) process.reallyExit(7)
      })
    }),
  ])
}

declare global {
  namespace NodeJS {
    interface Process {
      /** What `process.exit` calls when nobody has replaced it; vitest does replace that. */
      reallyExit(code: number): never
    }
  }
}
