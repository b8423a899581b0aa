import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { lookAtObject, ownObject, scratchContainer } from './fixtures.ts'

const remove = 'object-storage.objects.delete'
const upload = 'object-storage.objects.upload'
const update = 'object-storage.objects.update'

const afterwards = [
  { what: 'then-download-404', operation: 'object-storage.objects.download', headers: {} },
  { what: 'then-show-404', operation: 'object-storage.objects.show', headers: {} },
  { what: 'then-update-404', operation: update, headers: { 'X-Object-Meta-Book': 'Late' } },
  { what: 'then-delete-404', operation: remove, headers: {} },
].map(({ what, operation, headers }) =>
  check(`${remove}.${what}`, {
    title: `after the deletion, ${operation.replace('object-storage.', '')} is 404 at once`,
    clause: '§2.7.5.12 404 after deletion',
    level: 'required',
    effect: 'create',
    covers: ['#error.404', 'rule:gone-at-once-404'],
    run: async t => {
      const path = await ownObject(t)
      t.prepared(await t.call(remove, { path }), 204)
      const reply = await t.call(operation, { path, headers })
      t.expect(reply.status, 'the object is gone').toBe(404)
    },
  }),
)

/** Deleting now, and at a time set in advance (§2.7.5.10, §2.7.5.12). */
export const deletionChecks: Check[] = [
  ...afterwards,
  check(`${remove}.success-204`, {
    title: 'an object is deleted with 204 and no body',
    clause: '§2.7.5.12 no response body',
    level: 'required',
    effect: 'create',
    covers: ['#status.204', '#path.container', '#path.object', 'rule:no-body'],
    run: async t => {
      const reply = await t.call(remove, { path: await ownObject(t) })
      t.expect(reply.status, 'deleted').toBe(204)
      t.expect(reply.body.length, 'nothing is returned').toBe(0)
    },
  }),
  check(`${remove}.missing-404`, {
    title: 'deleting an object that never existed is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const reply = await t.call(remove, { path: { container: await scratchContainer(t), object: t.name('none') } })
      t.expect(reply.status, 'there is nothing to delete').toBe(404)
    },
  }),
  check(`${upload}.delete-at-kept`, {
    title: 'X-Delete-At is retrieved as it was set',
    clause: ['§2.7.5.10 request header X-Delete-At', '§2.7.5.9 response header X-Delete-At'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-delete-at', 'object-storage.objects.download#response-header.x-delete-at'],
    run: async t => {
      const path = await ownObject(t, 'x', { 'X-Delete-At': '4102444800' })
      const reply = await t.call('object-storage.objects.download', { path })
      t.expect(reply.header('x-delete-at'), 'a UNIX time').toBe('4102444800')
    },
  }),
  check(`${upload}.delete-after-becomes-delete-at`, {
    title: 'X-Delete-After is converted to X-Delete-At, that many seconds ahead',
    clause: '§2.7.5.10 request header X-Delete-After',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-delete-after', 'rule:delete-after-is-delete-at'],
    run: async t => {
      const path = { container: await scratchContainer(t), object: t.name('expires') }
      const reply = t.prepared(await t.call(upload, { path, body: 'x', headers: { 'X-Delete-After': '86400' } }), 201)
      const expected = Date.parse(reply.header('date') ?? '') / 1000 + 86_400
      const deleteAt = Number((await lookAtObject(t, path)).header('x-delete-at'))
      t.expect(Math.abs(deleteAt - expected), 'a day after the request, in UNIX seconds').toBeLessThanOrEqual(5)
    },
  }),
  check(`${upload}.expires`, {
    title: 'an object whose time has come is gone',
    clause: ['§2.7.5.10 request header X-Delete-After', '§2.7.5.10 request header X-Delete-At'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-delete-after', 'rule:deleted-when-due'],
    waits: true,
    run: async t => {
      const path = await ownObject(t, 'x', { 'X-Delete-After': '1' })
      await t.eventually(
        async () => {
          t.expect((await lookAtObject(t, path)).status, 'deleted one second after it was stored').toBe(404)
        },
        { timeoutMs: 20_000, intervalMs: 500 },
      )
    },
  }),
  check(`${upload}.delete-at-past-400`, {
    title: 'X-Delete-At in the past is refused as an invalid request',
    clause: ['§2.7.5.10 request header X-Delete-At', '§2.7.4 400'],
    level: 'advisory',
    effect: 'create',
    covers: ['#error.400'],
    run: async t => {
      const path = { container: await scratchContainer(t), object: t.name('past') }
      const reply = await t.call(upload, { path, body: 'x', headers: { 'X-Delete-At': '1' } })
      t.expect(reply.status, 'nothing can be deleted in the past').toBe(400)
    },
  }),
  check(`${update}.delete-at-not-a-number-400`, {
    title: 'X-Delete-At that is no integer is refused as an invalid request',
    clause: ['§2.7.5.14 request header X-Delete-At Int', '§2.7.4 400'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-delete-at', '#error.400'],
    run: async t => {
      const reply = await t.call(update, { path: await ownObject(t), headers: { 'X-Delete-At': 'tomorrow' } })
      t.expect(reply.status, 'not an integer').toBe(400)
    },
  }),
]
