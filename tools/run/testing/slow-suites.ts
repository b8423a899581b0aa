import type { RegisteredSuite } from '../registry.ts'
import { tinyCheck, tinyRegistry } from './tiny-suite.ts'

/** Many checks of a second each, every one with a thing of its own. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  const ids = Array.from({ length: 40 }, (_, position) => `show.slow-${position}.long`)
  return tinyRegistry(
    ids.map(id =>
      tinyCheck(id, async t => {
        const thing = t.name('slow')
        t.prepared(await t.call('tiny.things.create', { path: { thing } }), 201)
        for (let round = 0; round < 4; round += 1)
          t.expect((await t.call('tiny.things.show', { path: { thing } })).status).toBe(200)
      }),
    ),
  )
}
