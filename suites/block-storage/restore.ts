import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member } from '../openstack/json.ts'
import { created, restored, snapshotRenamed } from './life.ts'

const restore = 'block-storage.snapshots.restore'

/** Restoring a volume from its snapshot (§2.4.6.7). */
export const restoreChecks: Check[] = [
  check(`${restore}.offered`, {
    title: 'the service has the action that restores',
    clause: ['§2.4.6.7 description', '§2.4.6.7 202'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { reply } = await restored(t)
      t.focus(reply)
      const lacking = reply.status >= 400 && /no such action|not implemented|unknown action/i.test(reply.text())
      t.expect(lacking, 'no action fcx-restore (a profile can declare that the target lacks it)').toBe(false)
    },
  }),
  check(`${restore}.no-body`, {
    title: 'a restoration answers no body',
    clause: '§2.4.6.7 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const reply = t.prepared((await restored(t)).reply, 202)
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
      t.prepared(reply, 202)
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
      t.prepared(reply, 202)
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
