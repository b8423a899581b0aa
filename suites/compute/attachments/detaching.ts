import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonBody, jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { untilGone } from '../../openstack/wait.ts'
import { deleteServer, showServer } from '../requests.ts'
import { bootFields, settledServer } from '../servers/own-server.ts'
import { detached } from './life.ts'
import { detach, listAttachments } from './requests.ts'

const show = 'compute.volume-attachments.show'
const remove = 'compute.volume-attachments.delete'

/** What becomes of a volume that is taken from a server (§1.2.6.43). */
export const detachingChecks: Check[] = [
  check(`${remove}.no-body`, {
    title: 'the answer to detaching has no body',
    clause: '§1.2.6.43 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await detached(t)
      t.focus(t.prepared(reply, 202))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a detached volume is not found at the server any more, nor listed there',
    clause: ['§1.2.6.43 description', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['#path.attachment_id', `${show}#error.404`],
    run: async t => {
      const { volume, reply, lastSeen, listed } = await detached(t)
      t.prepared(reply, 202)
      const ids = rowsOf(t.prepared(listed, 200), 'volumeAttachments').map(row => row.volumeId)
      t.expect(ids, 'volumes in the list').not.toContain(volume)
      t.focus(lastSeen)
      t.expect(lastSeen.status, 'looking at it').toBe(404)
    },
  }),
  check(`${remove}.available-again`, {
    title: 'a detached volume is available again',
    clause: '§1.2.6.43 description',
    level: 'required',
    effect: 'create',
    run: async t => {
      const { server, reply, after } = await detached(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(textAt(jsonOf(after), 'volume', 'status'), 'its status').toBe('available')
      const attachments = member(jsonOf(after), 'volume', 'attachments')
      t.expect(JSON.stringify(attachments ?? []), 'its servers').not.toContain(server)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'what is detached cannot be detached again',
    clause: '§1.2.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404', '#path.attachment_id'],
    run: async t => {
      const { reply, lastSeen, again } = await detached(t)
      t.prepared(reply, 202)
      t.prepared(lastSeen, 404)
      t.focus(again)
      t.expect(again.status, 'detaching it again').toBe(404)
    },
  }),
  check(`${remove}.system-volume-stays`, {
    title: 'the volume of its system cannot be detached from a server',
    clause: '§1.2.6.43 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:system-volume-stays'],
    uses: { servers: 1 },
    run: async t => {
      const server = { ...(await bootFields(t, 'volume')), name: t.name('system-volume') }
      const made = t.prepared(await t.call('compute.servers.create', jsonBody({ server })), 202)
      const id = textAt(jsonOf(made), 'server', 'id')
      const status = textAt(jsonOf(await settledServer(t, id)), 'server', 'status')
      const [system] = rowsOf(await listAttachments(t, id), 'volumeAttachments')
      const refused = system === undefined ? undefined : await detach(t, id, textAt(system, 'id'))
      const after = rowsOf(await listAttachments(t, id), 'volumeAttachments')
      await deleteServer(t, id)
      if (status !== 'ACTIVE')
        return t.notRun(`a server whose system is on a volume is ${status || 'not shown'}, not ACTIVE`)
      if (system === undefined || refused === undefined) return t.notRun('a server that has a system volume lists none')
      t.focus(refused)
      t.expect(refused.status, 'refused').toBe(oneOf([400, 403, 409], refused.status))
      t.expect(
        after.map(row => row.id),
        'what the server has afterwards',
      ).toContain(system.id)
      await untilGone(t, () => showServer(t, id))
    },
  }),
]
