import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { rowsOf, textAt } from '../../openstack/json.ts'
import { deleteServer, list } from '../requests.ts'
import { deleted } from './life.ts'

const remove = 'compute.servers.delete'

/** The end of a server (§1.2.6.5). */
export const deletionChecks: Check[] = [
  check(`${remove}.no-body`, {
    title: 'a deletion answers no body',
    clause: '§1.2.6.5 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await deleted(t)
      t.focus(t.prepared(reply, 204))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a deleted server is not found any more',
    clause: ['§1.2.6.5 description', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['rule:gone', 'compute.servers.show#error.404'],
    run: async t => {
      const { reply, after } = await deleted(t)
      t.prepared(reply, 204)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
    },
  }),
  check(`${remove}.gone-from-lists`, {
    title: 'a deleted server is in no list of servers any more',
    clause: '§1.2.6.5 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:gone'],
    run: async t => {
      const { id, after } = await deleted(t)
      t.prepared(after, 404)
      await t.eventually(
        async () => {
          for (const operation of ['servers.list', 'servers.list-details']) {
            const reply = t.prepared(await list(t, operation), 200)
            const ids = rowsOf(reply, 'servers').map(row => textAt(row, 'id'))
            t.expect(ids, `ids in compute.${operation}`).not.toContain(id)
          }
        },
        { timeoutMs: 30_000 },
      )
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a server that is gone cannot be deleted again',
    clause: '§1.2.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { id, after } = await deleted(t)
      t.prepared(after, 404)
      t.expect((await deleteServer(t, id)).status, 'too late').toBe(404)
    },
  }),
]
