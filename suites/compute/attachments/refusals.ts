import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Level } from '../../../tools/model/verdict.ts'
import { jsonOf, member } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { neighbour, ofServer } from '../requests.ts'
import { type Attached, attachedAsNamed, guardedAttachment } from './life.ts'
import { attach, detach, listAttachments, showAttachment } from './requests.ts'

const create = 'compute.volume-attachments.create'

interface Refused {
  what: string
  title: string
  clause: string
  level: Level
  covers: string[]
  send: (t: CheckContext, server: string, volume: string) => Promise<TargetReply>
}

const raw = (t: CheckContext, server: string, body: string): Promise<TargetReply> =>
  t.call(create, { ...ofServer(server, {}), body })

/** None can attach anything: the volume that they name is attached already. */
const refused: Refused[] = [
  {
    what: 'without-volume',
    title: 'an attachment without a volume',
    clause: '§1.2.6.40 body parameter volumeId',
    level: 'required',
    covers: ['#body.volumeid'],
    send: (t, server) => attach(t, server, { device: null }),
  },
  {
    what: 'volume-number',
    title: 'an attachment whose volume is a number',
    clause: '§1.2.6.40 body parameter volumeId',
    level: 'required',
    covers: ['#body.volumeid'],
    send: (t, server) => attach(t, server, { volumeId: 5, device: null }),
  },
  {
    what: 'device-number',
    title: 'an attachment whose device is a number',
    clause: '§1.2.6.40 body parameter device',
    level: 'required',
    covers: ['#body.device'],
    send: (t, server, volume) => attach(t, server, { volumeId: volume, device: 5 }),
  },
  {
    what: 'without-envelope',
    title: 'an attachment without the member volumeAttachment',
    clause: '§1.2.6.40 URI parameter volumeAttachment',
    level: 'required',
    covers: ['#body.volumeattachment'],
    send: (t, server) => raw(t, server, '{}'),
  },
  {
    what: 'no-json',
    title: 'an attachment whose body is no JSON',
    clause: '§1.2.3 request header Content-Type',
    level: 'required',
    covers: [],
    send: (t, server) => raw(t, server, '{"volumeAttachment": '),
  },
]

const device = (reply: TargetReply): unknown => member(jsonOf(reply), 'volumeAttachment', 'device')

/** What somebody of another project asks of this project's server. */
const intrusions: {
  operation: string
  doing: string
  send: (t: CheckContext, of: Attached) => Promise<TargetReply>
}[] = [
  { operation: 'list', doing: 'lists', send: (t, { server }) => listAttachments(t, server, neighbour) },
  {
    operation: 'show',
    doing: 'looks at',
    send: (t, { server, volume }) => showAttachment(t, server, volume, neighbour),
  },
  { operation: 'delete', doing: 'detaches', send: (t, { server, volume }) => detach(t, server, volume, neighbour) },
  {
    operation: 'create',
    doing: 'attaches',
    send: (t, { server, volume }) => attach(t, server, { volumeId: volume, device: null }, neighbour),
  },
]

/** Requests that the tables do not allow, and those of neighbours (§1.2.4). */
export const refusalChecks: Check[] = [
  ...refused.map(({ what, title, clause, level, covers, send }) =>
    check(`${create}.${what}-400`, {
      title: `${title} is a bad request`,
      clause: [clause, '§1.2.4 400'],
      level,
      effect: 'create',
      covers: ['#error.400', ...covers],
      errata: [`${create}.object`, `${create}.rows-of-body`],
      run: async t => {
        const { server, volume } = await attachedAsNamed(t)
        const reply = await send(t, server, volume)
        t.expect(reply.status, 'a bad request').toBe(400)
        const found = await t.violations(create, 400, 'application/json', reply.body)
        t.expect(found, 'departures from the documented fault').toEqual([])
      },
    }),
  ),
  ...intrusions.map(({ operation, doing, send }) =>
    check(`compute.volume-attachments.${operation}.neighbour-finds-nothing`, {
      title: `who ${doing} a volume at another project's server finds nothing, and changes nothing`,
      clause: '§1.2.4 404',
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404'],
      needs: ['alternate'],
      run: async t => {
        const guarded = await guardedAttachment(t)
        const reply = await send(t, guarded)
        t.expect(reply.status, 'refused').toBe(oneOf([404, 403], reply.status))
        t.expect(reply.text(), 'the device is not given away').not.toContain(String(device(guarded.reply)))
        const after = await showAttachment(t, guarded.server, guarded.volume)
        t.expect(after.status, 'it is attached').toBe(200)
        t.expect(device(after), 'as it was').toBe(device(guarded.reply))
      },
    }),
  ),
]
