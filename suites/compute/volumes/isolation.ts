import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { list, neighbour } from '../requests.ts'
import { guardedSnapshot, guardedVolume } from './fixtures.ts'
import { createSnapshot, deleteSnapshot, deleteVolume, showSnapshot, showVolume } from './requests.ts'

/** What a neighbour asks of something in another project by its id, in the neighbour's own project. */
interface Intrusion {
  operation: string
  title: string
  of: 'volume' | 'snapshot'
  send: (t: CheckContext, id: string) => Promise<TargetReply>
}

const intrusions: Intrusion[] = [
  {
    operation: 'compute.volumes.show',
    title: 'looks at a volume',
    of: 'volume',
    send: (t, id) => showVolume(t, id, neighbour),
  },
  {
    operation: 'compute.volumes.delete',
    title: 'deletes a volume',
    of: 'volume',
    send: (t, id) => deleteVolume(t, id, neighbour),
  },
  {
    operation: 'compute.snapshots.create',
    title: 'takes a snapshot of a volume',
    of: 'volume',
    send: (t, id) => createSnapshot(t, { display_name: t.name('intruder'), volume_id: id }, neighbour),
  },
  {
    operation: 'compute.snapshots.show',
    title: 'looks at a snapshot',
    of: 'snapshot',
    send: (t, id) => showSnapshot(t, id, neighbour),
  },
  {
    operation: 'compute.snapshots.delete',
    title: 'deletes a snapshot',
    of: 'snapshot',
    send: (t, id) => deleteSnapshot(t, id, neighbour),
  },
]

const guarded = { volume: guardedVolume, snapshot: guardedSnapshot }
const look = { volume: showVolume, snapshot: showSnapshot }

const lists = [
  ['volumes.list', 'volume', '§2.1.6.7 description'],
  ['volumes.list-details', 'volume', '§2.1.6.8 description'],
  ['snapshots.list', 'snapshot', '§2.1.6.13 description'],
  ['snapshots.list-details', 'snapshot', '§2.1.6.14 description'],
] as const

/** Two projects of one cloud see nothing of each other's volumes and snapshots (§2.1.6.7, §2.1.4). */
export const isolationChecks: Check[] = [
  ...intrusions.map(({ operation, title, of, send }) =>
    check(`${operation}.neighbour-finds-nothing`, {
      title: `who ${title} of another project by its id finds nothing, and changes nothing`,
      clause: '§2.1.4 404',
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404'],
      needs: ['alternate'],
      run: async t => {
        const { id, name } = await guarded[of](t)
        const reply = await send(t, id)
        t.expect(reply.status, 'refused').toBe(oneOf([404, 403], reply.status))
        t.expect(reply.text(), 'the name is not given away').not.toContain(name)
        const after = jsonOf(t.prepared(await look[of](t, id), 200))
        t.expect(textAt(after, of, 'displayName'), 'its name is as it was').toBe(name)
        t.expect(['available', undefined], 'its status is as it was').toContain(member(after, of, 'status'))
      },
    }),
  ),
  ...lists.map(([operation, of, clause]) =>
    check(`compute.${operation}.not-of-others`, {
      title: `another project's list does not have this project's ${of}s`,
      clause,
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['rule:own-project'],
      errata: ['compute.volumes.details-of-one-or-all'],
      needs: ['alternate'],
      run: async t => {
        const own = await guarded[of](t)
        const reply = t.prepared(await list(t, operation, undefined, neighbour), 200)
        t.expect(
          rowsOf(reply, `${of}s`).map(row => textAt(row, 'id')),
          'ids in the list',
        ).not.toContain(own.id)
        t.expect(reply.text(), 'its name is nowhere').not.toContain(own.name)
      },
    }),
  ),
]
