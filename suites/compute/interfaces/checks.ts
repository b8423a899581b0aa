import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { neighbour, ofServer, showServer } from '../requests.ts'
import { added, addedByAddress, addressesOf, type FirstInterface, firstInterface, removed } from './life.ts'
import { addInterface, deleteInterface, listInterfaces, showInterface } from './requests.ts'

const create = 'compute.interfaces.create'
const listing = 'compute.interfaces.list'
const show = 'compute.interfaces.show'
const remove = 'compute.interfaces.delete'

const told = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'interfaceAttachment', name)
const idsIn = (reply: TargetReply): string[] => rowsOf(reply, 'interfaceAttachments').map(row => textAt(row, 'port_id'))

/** What does not change by itself; the state of a port may. */
const lasting = ['port_id', 'net_id', 'mac_addr', 'fixed_ips']

const byEach = (server: JsonObject | unknown): JsonObject[] =>
  Object.values((member(server, 'addresses') ?? {}) as JsonObject).flatMap(list =>
    Array.isArray(list) ? (list as JsonObject[]) : [],
  )

const intrusions: {
  operation: string
  doing: string
  send: (t: CheckContext, of: FirstInterface) => Promise<TargetReply>
}[] = [
  { operation: listing, doing: 'lists', send: (t, { server }) => listInterfaces(t, server, neighbour) },
  { operation: show, doing: 'looks at', send: (t, { server, id }) => showInterface(t, server, id, neighbour) },
  { operation: remove, doing: 'takes', send: (t, { server, id }) => deleteInterface(t, server, id, neighbour) },
  {
    operation: create,
    doing: 'adds',
    send: (t, { server, id }) => addInterface(t, server, { port_id: id }, neighbour),
  },
]

/** Interfaces of a server: told, added and taken away (§1.2.6.48 to .51). */
export const interfaceChecks: Check[] = [
  check(`${listing}.agrees-with-show`, {
    title: 'an interface is listed once, as it is shown by itself',
    clause: ['§1.2.6.49 example response', '§1.2.6.50 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.server_id', `${show}#path.server_id`, `${show}#path.attachment_id`],
    run: async t => {
      const { server, id, row, listed } = await firstInterface(t)
      t.expect(
        idsIn(listed).filter(found => found === id),
        'rows of the interface',
      ).toEqual([id])
      const shown = t.prepared(await showInterface(t, server, id), 200)
      for (const name of lasting) t.expect(told(shown, name), `${name}, as it is listed`).toEqual(row[name])
    },
  }),
  check(`${listing}.addresses-of-the-server`, {
    title: "the addresses of a server's interfaces are those that the server is shown with",
    clause: ['§1.2.6.49 description', '§1.2.6.3 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.server_id'],
    run: async t => {
      const { server, row } = await firstInterface(t)
      const wanted = addressesOf(row)
      t.expect(wanted.length, 'addresses of the interface').toBeGreaterThan(0)
      await t.eventually(async () => {
        const reply = t.prepared(await showServer(t, server), 200)
        const rows = byEach(jsonOf(reply).server)
        for (const address of wanted) {
          const own = rows.find(one => one.addr === address)
          t.expect(own?.addr, 'the address in the addresses of the server').toBe(address)
          const mac = own?.['OS-EXT-IPS-MAC:mac_addr']
          if (mac !== undefined) t.expect(mac, 'its MAC address').toBe(row.mac_addr)
        }
      })
    },
  }),
  check(`${create}.found-afterwards`, {
    title: 'an interface that was added is shown and listed as it was answered, beside those before',
    clause: ['§1.2.6.48 description', '§1.2.6.49 description'],
    level: 'required',
    effect: 'create',
    covers: ['#path.server_id', '#body.interfaceattachment'],
    errata: [`${create}.object`],
    run: async t => {
      const { id: first } = await firstInterface(t)
      const { id, reply, shown, listed } = await added(t)
      t.prepared(reply, 200)
      t.focus(t.prepared(listed, 200))
      t.expect(idsIn(listed), 'interfaces in the list').toEqual(t.expect.arrayContaining([first, id]))
      t.focus(shown)
      t.expect(shown.status, 'looking at it').toBe(200)
      for (const name of lasting) t.expect(told(shown, name), `${name}, as it was answered`).toEqual(told(reply, name))
    },
  }),
  check(`${create}.address-as-named`, {
    title: 'an interface that is added with an address has that address',
    clause: '§1.2.6.48 example response',
    // The manual describes no such request; it is OpenStack's.
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { address, reply } = await addedByAddress(t)
      t.focus(t.prepared(reply, 200))
      t.expect(addressesOf(jsonOf(reply).interfaceAttachment), 'its addresses').toContain(address)
    },
  }),
  check(`${create}.port-in-use-refused`, {
    title: 'a port that a server has cannot be attached again',
    clause: ['§1.2.6.48 body parameter port_id', '§1.2.4 400', '§1.2.4 409'],
    level: 'advisory',
    effect: 'create',
    covers: ['#body.port_id', '#error.400', '#error.409'],
    run: async t => {
      const { server, id } = await firstInterface(t)
      t.expect([400, 409], 'refused').toContain((await addInterface(t, server, { port_id: id })).status)
    },
  }),
  ...(
    [
      [
        'port-no-uuid',
        'a port whose id is no UUID',
        '{"interfaceAttachment": {"port_id": 5}}',
        '§1.2.6.48 body parameter port_id',
      ],
      [
        'no-json',
        'an interface whose body is no JSON',
        '{"interfaceAttachment": ',
        '§1.2.3 request header Content-Type',
      ],
    ] as const
  ).map(([what, title, body, clause]) =>
    check(`${create}.${what}-400`, {
      title: `${title} is a bad request`,
      clause: [clause, '§1.2.4 400'],
      level: 'required',
      effect: 'create',
      covers: ['#error.400'],
      run: async t => {
        const { server } = await firstInterface(t)
        const reply = await t.call(create, { ...ofServer(server, {}), body })
        // An id of another form is one that no port has.
        t.expect(reply.status, 'refused').toBe(oneOf(what === 'no-json' ? [400] : [400, 404], reply.status))
      },
    }),
  ),
  check(`${remove}.no-body`, {
    title: 'the answer to taking an interface away has no body',
    clause: '§1.2.6.51 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await removed(t)
      t.focus(t.prepared(reply, 202))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'an interface that was taken away is not found any more, nor listed; the others are',
    clause: ['§1.2.6.51 description', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['#path.attachment_id', `${show}#error.404`],
    run: async t => {
      const { id: first } = await firstInterface(t)
      const { id, reply, lastSeen, listed } = await removed(t)
      t.prepared(reply, 202)
      const ids = idsIn(t.prepared(listed, 200))
      t.expect(ids, 'interfaces in the list').not.toContain(id)
      t.expect(ids, 'interfaces in the list').toContain(first)
      t.focus(lastSeen)
      t.expect(lastSeen.status, 'looking at it').toBe(404)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'an interface that is gone cannot be taken away again',
    clause: '§1.2.4 404',
    // The answer is given before it is done, and a target may look for the interface only then.
    level: 'advisory',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { lastSeen, again } = await removed(t)
      t.prepared(lastSeen, 404)
      t.focus(again)
      t.expect(again.status, 'taking it away again').toBe(404)
    },
  }),
  ...intrusions.map(({ operation, doing, send }) =>
    check(`${operation}.neighbour-finds-nothing`, {
      title: `who ${doing} an interface of another project's server finds nothing, and changes nothing`,
      clause: '§1.2.4 404',
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404'],
      needs: ['alternate'],
      run: async t => {
        const first = await firstInterface(t)
        const reply = await send(t, first)
        t.expect(reply.status, 'refused').toBe(oneOf([404, 403], reply.status))
        t.expect(reply.text(), 'the address is not given away').not.toContain(addressesOf(first.row)[0])
        const after = await showInterface(t, first.server, first.id)
        t.expect(after.status, 'it is attached').toBe(200)
      },
    }),
  ),
]
