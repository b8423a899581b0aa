import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { attachedAgain, attachedAnywhere, attachedAsNamed, guardedAttachment, wantedDevice } from './life.ts'
import { showAttachment } from './requests.ts'

const create = 'compute.volume-attachments.create'
const listing = 'compute.volume-attachments.list'
const show = 'compute.volume-attachments.show'

const told = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'volumeAttachment', name)
const statusOf = (reply: TargetReply): string => textAt(jsonOf(reply), 'volume', 'status')
const parts = ['id', 'volumeId', 'serverId', 'device']

/** What becomes of a volume that a server is given (§1.2.6.40 to .42). */
export const attachingChecks: Check[] = [
  check(`${create}.values-returned`, {
    title: 'the answer names the volume and the server, and an id that the attachment is found by',
    clause: ['§1.2.6.40 body parameter volumeId', '§1.2.6.40 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.volumeid', '#body.volumeattachment', '#path.server_id'],
    errata: [`${create}.rows-of-body`, 'compute.volume-attachments.two-attachments', 'compute.volumes.camel-or-snake'],
    run: async t => {
      // Of one that stays: it may be looked at at any time.
      const { server, volume, reply } = await guardedAttachment(t)
      t.focus(reply)
      t.expect([told(reply, 'volumeId'), told(reply, 'serverId')], 'volume and server').toEqual([volume, server])
      const id = told(reply, 'id')
      t.expect(typeof id, 'the attachment has an id').toBe('string')
      const shown = await showAttachment(t, server, String(id))
      t.expect(shown.status, 'it is found by that id').toBe(200)
      t.expect(told(shown, 'volumeId'), 'the volume of what is found').toBe(volume)
    },
  }),
  check(`${create}.id-is-the-volumes`, {
    title: 'the id of an attachment is that of its volume, as in all samples',
    clause: ['§1.2.6.40 example response', '§1.2.6.41 example response'],
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { volume, reply } = await attachedAnywhere(t)
      t.focus(t.prepared(reply, 200))
      t.expect(told(reply, 'id'), 'id').toBe(volume)
    },
  }),
  check(`${create}.chooses-device`, {
    title: 'where the device is null the target chooses one, and no two volumes of a server have the same',
    clause: '§1.2.6.40 body parameter device',
    level: 'required',
    effect: 'create',
    covers: ['#body.device', 'rule:chooses-device'],
    errata: ['compute.volume-attachments.device-may-be-null', `${create}.device-auto-or-null`],
    run: async t => {
      const { server, volume, reply } = await attachedAnywhere(t)
      t.prepared(reply, 200)
      t.expect(told(reply, 'device'), 'the device in the answer').toMatch(/^\/dev\/\S+$/)
      const other = await guardedAttachment(t)
      t.focus(reply)
      t.expect([other.server, other.volume], 'another volume of that server').not.toEqual([server, volume])
      t.expect(told(other.reply, 'device'), 'the device of another').not.toBe(told(reply, 'device'))
    },
  }),
  check(`${create}.takes-device`, {
    title: 'a volume can be attached with a device that the request names',
    clause: '§1.2.6.40 body parameter device',
    level: 'required',
    effect: 'create',
    covers: ['#body.device'],
    errata: [`${create}.rows-of-body`],
    run: async t => {
      const { reply, after } = await attachedAsNamed(t)
      t.focus(reply)
      t.expect(reply.status, 'attached').toBe(200)
      t.expect(told(reply, 'device'), 'a device').toMatch(/^\/dev\/\S+$/)
      t.expect(statusOf(after), 'the status of the volume').toBe('in-use')
    },
  }),
  check(`${create}.device-as-named`, {
    title: 'the device of the answer is the one that the request names',
    clause: '§1.2.6.40 body parameter device',
    // A device that is named is a wish only to some hypervisors.
    level: 'advisory',
    effect: 'create',
    covers: ['#body.device'],
    run: async t => {
      const { reply } = await attachedAsNamed(t)
      t.focus(t.prepared(reply, 200))
      t.expect(told(reply, 'device'), 'device').toBe(wantedDevice)
    },
  }),
  check(`${create}.in-use`, {
    title: 'an attached volume becomes in-use',
    clause: ['§1.2.6.40 description', '§2.1.6.19 response parameter status'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { reply, after } = await attachedAnywhere(t)
      t.prepared(reply, 200)
      t.focus(after)
      t.expect(statusOf(after), 'the status of the volume').toBe('in-use')
    },
  }),
  check(`${show}.as-attached`, {
    title: 'an attachment is shown as its creation was answered',
    clause: ['§1.2.6.42 description', '§1.2.6.40 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.server_id', '#path.attachment_id'],
    run: async t => {
      const { reply, shown } = await attachedAnywhere(t)
      t.prepared(reply, 200)
      t.focus(t.prepared(shown, 200))
      for (const part of parts) t.expect(told(shown, part), `${part}, as it was answered`).toEqual(told(reply, part))
    },
  }),
  check(`${listing}.agrees-with-show`, {
    title: 'an attachment is listed once, as it is shown by itself',
    clause: ['§1.2.6.41 description', '§1.2.6.42 description'],
    level: 'required',
    effect: 'create',
    covers: ['#path.server_id'],
    errata: ['compute.volume-attachments.zone-only-alone'],
    run: async t => {
      const { volume, server, reply, shown, listed } = await attachedAnywhere(t)
      t.prepared(reply, 200)
      t.prepared(shown, 200)
      t.focus(t.prepared(listed, 200))
      const rows = rowsOf(listed, 'volumeAttachments')
      const own = rows.filter(row => row.volumeId === volume)
      t.expect(own.length, 'rows of the volume').toBe(1)
      for (const part of parts) t.expect(own[0]?.[part], `${part}, as it is shown`).toEqual(told(shown, part))
      t.expect([...new Set(rows.map(row => row.serverId))], 'servers in the list').toEqual([server])
    },
  }),
  check(`${create}.twice-refused`, {
    title: 'a volume that a server has cannot be attached to it again',
    clause: ['§1.2.6.40 description', '§1.2.4 400', '§1.2.4 409'],
    level: 'advisory',
    effect: 'create',
    covers: ['#error.400', '#error.409'],
    run: async t => {
      const { reply, after } = await attachedAgain(t)
      t.focus(reply)
      t.expect(reply.status, 'refused').toBe(oneOf([400, 409], reply.status))
      t.expect(statusOf(after), 'the status of the volume').toBe('in-use')
    },
  }),
]
