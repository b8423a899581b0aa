import type { CheckContext } from '../../model/check.ts'
import type { RegisteredSuite } from '../registry.ts'
import { tinyCheck, tinyRegistry } from './tiny-suite.ts'

async function made(t: CheckContext): Promise<string> {
  const thing = t.name('thing')
  t.prepared(await t.call('tiny.things.create', { path: { thing } }), 201)
  return thing
}

async function fixture(t: CheckContext): Promise<string> {
  return t.shared('a thing', made)
}

async function broken(t: CheckContext): Promise<string> {
  return t.shared('a broken one', async owner => {
    owner.prepared(await owner.call('tiny.things.show', { path: { thing: 'absent' } }), 200)
    return ''
  })
}

/** One check for each way to end; the last part of its id is the verdict it must get. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  const show = async (t: CheckContext, thing: string) => t.call('tiny.things.show', { path: { thing } })
  return tinyRegistry(
    [
      tinyCheck('show.own.pass', async t => t.expect((await show(t, await made(t))).status).toBe(200)),
      tinyCheck('show.shared-one.pass', async t => t.expect((await show(t, await fixture(t))).status).toBe(200)),
      tinyCheck('show.shared-two.pass', async t => t.expect(await fixture(t)).toMatch(/^k5c-/)),
      tinyCheck('show.eventual.pass', async t => {
        let tries = 0
        const { status } = await show(t, await made(t))
        await t.eventually(async () => t.expect(status + (tries++ < 2 ? 1 : 0)).toBe(200), { intervalMs: 1 })
      }),
      tinyCheck('show.wrong.fail', async t => t.expect((await show(t, 'absent')).status, 'it is there').toBe(200)),
      tinyCheck('show.soft.fail', async t => {
        const { status } = await show(t, 'absent')
        t.expect.soft(status).toBe(200)
        t.expect(status).toBe(404)
      }),
      tinyCheck('show.known.known-fail', async t => t.expect((await show(t, 'absent')).status).toBe(200)),
      tinyCheck('show.better.unexpected-pass', async t => t.expect((await show(t, 'absent')).status).toBe(404)),
      tinyCheck('show.no-assertion.error', async t => void (await show(t, 'absent'))),
      tinyCheck('show.no-exchange.error', async t => t.expect(1).toBe(1)),
      tinyCheck('show.thrown.error', async () => {
        throw new RangeError('out of the blue')
      }),
      tinyCheck('show.limit.error', async t => {
        await t.call('tiny.things.show', { path: { thing: await slow(t) }, timeoutMs: 20 })
      }),
      tinyCheck('show.preparation.not-run', async t => {
        t.prepared(await show(t, 'absent'), 200)
      }),
      tinyCheck('create.beyond-quota.not-run', async t => {
        const reply = await t.call('tiny.things.create', { path: { thing: t.name('beyond-quota') } })
        t.expect(reply.status, 'it is made').toBe(201)
      }),
      tinyCheck('show.broken-fixture.not-run', async t => t.expect(await broken(t)).toBe('')),
      tinyCheck('show.asks.unsupported', async t => t.unsupported('it has no such feature')),
      tinyCheck('show.leaves-out.skipped', async t => t.skip('not today')),
      tinyCheck('show.alternate.skipped', async t => t.expect(1).toBe(1), { needs: ['alternate'] }),
      tinyCheck('delete.destructive.skipped', async t => t.expect(1).toBe(1), { effect: 'destructive' }),
      tinyCheck('delete.foreign.error', async t => {
        t.expect((await t.call('tiny.things.delete', { path: { thing: 'not-ours' } })).status).toBe(204)
      }),
      tinyCheck(
        'create.beyond-effect.error',
        async t => {
          t.expect((await t.call('tiny.things.create', { path: { thing: t.name('thing') } })).status).toBe(201)
        },
        { effect: 'read' },
      ),
      tinyCheck('create.over-foreign.error', async t => {
        t.expect((await t.call('tiny.things.create', { path: { thing: 'not-ours' } })).status).toBe(202)
      }),
      tinyCheck('create.secret.fail', async t => {
        t.expect((await t.call('tiny.things.create', { path: { thing: t.name('thing') } })).status).toBe(201)
        t.expect({ token: process.env.TINY_TOKEN }).toEqual({ token: 'other' })
      }),
      tinyCheck('create.as-declared.pass', async t => t.expect(await server(t)).toBe(201), { uses: { servers: 1 } }),
      tinyCheck('create.undeclared.pass', async t => t.expect(await server(t)).toBe(201)),
      tinyCheck('create.undeclared-twice.error', async t => {
        t.expect(await server(t)).toBe(201)
        t.expect(await server(t)).toBe(201)
      }),
      tinyCheck(
        'create.more-than-declared.error',
        async t => {
          t.expect(await server(t)).toBe(201)
          t.expect(await server(t)).toBe(201)
        },
        { uses: { servers: 1 } },
      ),
      tinyCheck('create.failed-before.fail', async t => {
        t.expect.soft((await show(t, 'absent')).status, 'it is there').toBe(200)
        await server(t)
      }),
      tinyCheck('create.shared-undeclared.not-run', async t =>
        t.expect(await t.shared('undeclared', server)).toBe(201),
      ),
      tinyCheck('create.shared-declared.pass', async t => t.expect(await t.shared('a server', server)).toBe(201)),
      tinyCheck('create.same-key.error', async t => t.expect(await t.shared('a thing', server)).toBe(201)),
    ],
    {
      fixtures: { 'a server': { servers: 1 } },
      takes: (_, { path }) => (path?.thing?.includes('server') === true ? { servers: 1 } : {}),
    },
  )
}

/** Makes what takes a server of the project. */
async function server(t: CheckContext): Promise<number> {
  return (await t.call('tiny.things.create', { path: { thing: t.name('server') } })).status
}

async function slow(t: CheckContext): Promise<string> {
  const thing = t.name('slow')
  t.prepared(await t.call('tiny.things.create', { path: { thing } }), 201)
  return thing
}
