import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { resourceIdOf } from '../tasks.ts'
import { living, restored, snapshotDeleted, snapshotTaken } from './later-life.ts'
import { powerOf, snapshotsIn } from './server-facts.ts'
import { done, endOf } from './steps.ts'

const create = 'sap.snapshots.create'
const remove = 'sap.snapshots.delete'

/** A snapshot from its creation until its server shows it no more (§1.7.5.18 to 1.7.5.20). */
export const snapshotChecks: Check[] = [
  check(`${create}.while-on`, {
    title: 'a snapshot can be taken of a server that is on, which stays on',
    clause: '§1.7.5.18 text',
    level: 'required',
    effect: 'create',
    covers: ['#form.type', '#form.l_server_rid', 'rule:while-on'],
    run: async t => {
      const step = await snapshotTaken(t)
      t.focus(step.reply)
      t.expect([step.reply.status, endOf(step)], 'status and end of the task').toEqual([202, 'completed'])
      t.expect(powerOf(done(t, step)), 'power').toBe('on')
    },
  }),
  check(`${create}.tells-the-server`, {
    title: 'the task of a snapshot tells the id of its server',
    clause: '§1.7.5.18 text',
    level: 'required',
    effect: 'create',
    covers: ['#element.task.resource', '#element.resource.@id', 'rule:tells-the-server'],
    run: async t => {
      const { reply } = await snapshotTaken(t)
      t.focus(t.prepared(reply, 202))
      t.expect(resourceIdOf(reply), 'the resource').toBe((await living(t)).id)
    },
  }),
  check(`${create}.shown`, {
    title: 'a server shows its snapshot with an id, a number as its generation, and when it was taken',
    clause: ['§1.7.5.4 item snapshotGeneration', '§1.7.5.4 item snapshotDatetime', '§1.7.5.4 item snapshotResourceId'],
    level: 'required',
    effect: 'create',
    covers: [
      'sap.servers.show#element.snapshots.snapshot',
      'sap.servers.show#element.snapshot.@version',
      'sap.servers.show#element.snapshot.@date',
      'sap.servers.show#element.snapshot.@id',
    ],
    errata: ['sap.items.narrow-column'],
    run: async t => {
      const snapshots = snapshotsIn(done(t, await snapshotTaken(t)))
      t.expect(snapshots.length, 'snapshots').toBe(1)
      t.expect(snapshots[0]?.version, 'generation').toMatch(/^\d+$/)
      t.expect(snapshots[0]?.date, 'date and time').toMatch(/^\d{4}\/\d{2}\/\d{2}-\d{2}:\d{2}:\d{2}$/)
      t.expect(snapshots[0]?.id, 'id').not.toBe('')
    },
  }),
  check('sap.snapshots.restore.completes', {
    title: 'a snapshot can be restored',
    clause: '§1.7.5.19 description',
    level: 'required',
    effect: 'create',
    covers: ['#path.snapshotresourceid'],
    run: async t => {
      const step = await restored(t)
      t.focus(t.prepared(step.reply, 202))
      t.expect(endOf(step), 'the end of the task').toBe('completed')
    },
  }),
  check(`${remove}.gone`, {
    title: 'a server does not show a snapshot that was deleted',
    clause: '§1.7.5.20 description',
    level: 'required',
    effect: 'create',
    covers: ['#path.snapshotresourceid', '#query.type'],
    run: async t => {
      const step = await snapshotDeleted(t)
      const ids = snapshotsIn(done(t, step)).map(({ id }) => id)
      t.expect(ids, 'snapshots of the server').not.toContain(step.snapshot)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a snapshot that was deleted cannot be deleted again',
    clause: '§1.7.6 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const step = await snapshotDeleted(t)
      done(t, step)
      t.focus(step.again)
      t.expect(step.again.status, 'a second deletion').toBe(404)
    },
  }),
]
