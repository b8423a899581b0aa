import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { type JsonObject, jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { list } from '../requests.ts'
import { settledServer } from '../servers/own-server.ts'
import { completeServer, sendCreation } from './create.ts'

const multiple = 'compute.servers.create-multiple'

/** The servers whose names begin with the one that was asked for (§1.2.6.21); clean-up finds them in the same way. */
async function named(t: CheckContext, name: string): Promise<JsonObject[]> {
  const rows = rowsOf(t.prepared(await list(t, 'servers.list', { name }), 200), 'servers')
  return rows.filter(row => textAt(row, 'name').startsWith(name))
}

/** What has become of them all. */
async function statuses(t: CheckContext, rows: readonly JsonObject[]): Promise<string[]> {
  const shown = await Promise.all(rows.map(row => settledServer(t, textAt(row, 'id'))))
  return shown.map(reply => textAt(jsonOf(reply), 'server', 'status'))
}

/** Several servers by one request (§1.2.6.21). */
export const severalChecks: Check[] = [
  check(`${multiple}.up-to-max-count`, {
    title: 'with max_count 2 alone one or two servers are made, and the answer is one of them',
    clause: ['§1.2.6.21 body parameter max_count', '§1.2.6.21 body parameter min_count'],
    level: 'required',
    effect: 'create',
    covers: ['#body.max_count', '#body.min_count', 'rule:min-count-is-one', 'rule:up-to-max-count'],
    errata: ['compute.servers.counts-and-reservation-are-no-strings'],
    uses: { servers: 2 },
    run: async t => {
      const server = await completeServer(t, { name: t.name('several'), max_count: 2 })
      const reply = t.prepared(await sendCreation(t, 'create-multiple', server), 202)
      const rows = await named(t, server.name)
      t.focus(reply)
      t.expect([1, 2], 'servers of that name').toContain(rows.length)
      t.expect(
        rows.map(row => row.id),
        'their ids',
      ).toContain(member(jsonOf(reply), 'server', 'id'))
      const wrong = (await statuses(t, rows)).filter(status => status !== 'ACTIVE')
      t.expect(wrong, 'statuses other than ACTIVE').toEqual([])
    },
  }),
  check(`${multiple}.reservation`, {
    title: 'two servers are made for a reservation, whose id is answered in place of a server',
    clause: [
      '§1.2.6.21 body parameter return_reservation_id',
      '§1.2.6.21 body parameter min_count',
      '§1.2.6.21 body parameter max_count',
      '§1.2.6.21 example reservation id response',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.return_reservation_id',
      '#body.min_count',
      '#body.max_count',
      'rule:reservation-in-place-of-server',
      'rule:max-count-is-min-count',
    ],
    errata: ['compute.servers.counts-and-reservation-are-no-strings', 'compute.servers.create-multiple.reservation'],
    uses: { servers: 2 },
    run: async t => {
      const fields = { name: t.name('reserved'), min_count: 2, return_reservation_id: true }
      const server = await completeServer(t, fields)
      const reply = await sendCreation(t, 'create-multiple', server)
      t.focus(reply)
      t.expect(reply.status, 'the creation').toBe(202)
      t.expect(member(jsonOf(reply), 'reservation_id'), 'the id of the reservation').toMatch(/\S/)
      t.expect(member(jsonOf(reply), 'server'), 'a server beside it').toBeUndefined()
      const found = await t.violations(multiple, 202, 'application/json', reply.body)
      t.expect(found, 'departures from the documented body').toEqual([])
      const rows = await named(t, server.name)
      t.expect(rows.length, 'servers of that name').toBe(2)
      t.expect(await statuses(t, rows), 'their statuses').toEqual(['ACTIVE', 'ACTIVE'])
    },
  }),
]
