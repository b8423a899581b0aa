import type { RegisteredSuite } from '../registry.ts'
import { tinyCheck, tinyRegistry } from './tiny-suite.ts'

/** Checks of two requests each, which leave a thing to clean up, of a service that is asked whether it answers. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  const ids = Array.from({ length: 12 }, (_, position) => `show.small-${position}.short`)
  return tinyRegistry(
    ids.map(id =>
      tinyCheck(id, async t => {
        const thing = t.name('small')
        t.prepared(await t.call('tiny.things.create', { path: { thing } }), 201)
        t.expect((await t.call('tiny.things.show', { path: { thing } })).status).toBe(200)
      }),
    ),
    {
      async probe(send) {
        const reply = await send('tiny.things.show', { path: { thing: 'any' } })
        return reply.status === 404 ? undefined : `${reply.status}`
      },
    },
  )
}
