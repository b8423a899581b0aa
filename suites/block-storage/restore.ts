import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member } from '../openstack/json.ts'
import { created, restored, snapshotRenamed } from './life.ts'

const restore = 'block-storage.snapshots.restore'

/**
 * The answer to a restoration. The action is K5's own: a service that says of itself that it has no such action
 * offers no restoration, which is no departure in what it does offer.
 */
export function supported(t: CheckContext, reply: TargetReply): TargetReply {
  const says = reply.text()
  if (reply.status >= 400 && /no such action|not implemented|unknown action/i.test(says))
    t.unsupported(`the target answers ${reply.status}: it has no action fcx-restore, which is K5's own`)
  return reply
}

/** Restoring a volume from its snapshot (§2.4.6.7). */
export const restoreChecks: Check[] = [
  check(`${restore}.no-body`, {
    title: 'a restoration answers no body',
    clause: '§2.4.6.7 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const reply = t.prepared(supported(t, (await restored(t)).reply), 202)
      t.focus(reply)
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${restore}.volume-usable`, {
    title: 'a restored volume is available again, the same volume as before',
    clause: '§2.4.6.7 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:to-the-snapshot'],
    run: async t => {
      const { reply, after } = await restored(t)
      t.prepared(supported(t, reply), 202)
      t.focus(after)
      const { after: before } = await created(t)
      t.expect(after.status, 'the volume is there').toBe(200)
      for (const name of ['status', 'id', 'name', 'size', 'description', 'metadata'])
        t.expect(volume(after, name), `${name}, as before`).toEqual(volume(before, name))
    },
  }),
  check(`${restore}.snapshot-stays`, {
    title: 'a snapshot that a volume was restored from stays, unchanged and available',
    clause: '§2.4.6.7 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:to-the-snapshot'],
    run: async t => {
      const { reply, snapshotAfter } = await restored(t)
      t.prepared(supported(t, reply), 202)
      t.focus(snapshotAfter)
      const { afterDescription: before } = await snapshotRenamed(t)
      t.expect(snapshotAfter.status, 'the snapshot is there').toBe(200)
      t.expect(member(jsonOf(snapshotAfter), 'snapshot', 'status'), 'its status').toBe('available')
      for (const name of ['id', 'name', 'volume_id', 'size', 'description'])
        t.expect(member(jsonOf(snapshotAfter), 'snapshot', name), `${name}, as before`).toEqual(
          member(jsonOf(before), 'snapshot', name),
        )
    },
  }),
]

function volume(reply: TargetReply, name: string): unknown {
  return member(jsonOf(reply), 'volume', name)
}
