import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { guardedSnapshot, guardedVolume, larger, type Made, smallest } from './fixtures.ts'
import {
  createSnapshot,
  createVolume,
  deleteSnapshot,
  deleteVolume,
  extendVolume,
  neighbour,
  showSnapshot,
  showVolume,
  updateSnapshot,
  updateVolume,
} from './requests.ts'

/** What a neighbour asks of something in another project by its id, in the neighbour's own project. */
interface Intrusion {
  operation: string
  title: string
  section: '2.1.4' | '2.4.4'
  /** Whether it begins at the snapshot. */
  of: 'volume' | 'snapshot'
  send: (t: CheckContext, id: string) => Promise<TargetReply>
}

const intrusions: Intrusion[] = [
  {
    operation: 'block-storage.volumes.show',
    title: 'looks at',
    section: '2.1.4',
    of: 'volume',
    send: (t, id) => showVolume(t, id, neighbour),
  },
  {
    operation: 'block-storage.volumes.update',
    title: 'updates',
    section: '2.1.4',
    of: 'volume',
    send: (t, id) => updateVolume(t, id, { description: 'taken over' }, neighbour),
  },
  {
    operation: 'block-storage.volumes.extend',
    title: 'extends',
    section: '2.1.4',
    of: 'volume',
    send: (t, id) => extendVolume(t, id, larger, neighbour),
  },
  {
    operation: 'block-storage.volumes.delete',
    title: 'deletes',
    section: '2.1.4',
    of: 'volume',
    send: (t, id) => deleteVolume(t, id, neighbour),
  },
  {
    operation: 'block-storage.volumes.create',
    title: 'makes a volume from',
    section: '2.1.4',
    of: 'snapshot',
    send: (t, id) => createVolume(t, { name: t.name('intruder'), size: smallest, snapshot_id: id }, neighbour),
  },
  {
    operation: 'block-storage.snapshots.create',
    title: 'takes a snapshot of',
    section: '2.4.4',
    of: 'volume',
    send: (t, id) => createSnapshot(t, { name: t.name('intruder'), volume_id: id }, neighbour),
  },
  {
    operation: 'block-storage.snapshots.show',
    title: 'looks at',
    section: '2.4.4',
    of: 'snapshot',
    send: (t, id) => showSnapshot(t, id, neighbour),
  },
  {
    operation: 'block-storage.snapshots.update',
    title: 'updates',
    section: '2.4.4',
    of: 'snapshot',
    send: (t, id) => updateSnapshot(t, id, { description: 'taken over' }, neighbour),
  },
  {
    operation: 'block-storage.snapshots.delete',
    title: 'deletes',
    section: '2.4.4',
    of: 'snapshot',
    send: (t, id) => deleteSnapshot(t, id, neighbour),
  },
]

const guarded = { volume: guardedVolume, snapshot: guardedSnapshot }
const look = { volume: showVolume, snapshot: showSnapshot }

/** Two projects of one cloud see nothing of each other's volumes and snapshots (§2.1.6.3, §2.4.6.1). */
export const isolationChecks: Check[] = [
  ...intrusions.map(({ operation, title, section, of, send }) =>
    check(`${operation}.neighbour-finds-nothing`, {
      title: `who ${title} a ${of} of another project by its id finds nothing, and changes nothing`,
      clause: `§${section} 404`,
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
        t.expect(
          ['status', 'name', 'size'].map(member => textOf(after, of, member)),
          `the ${of} is as it was`,
        ).toEqual(['available', name, String(smallest)])
        t.expect(member(after, of, 'description') ?? null, 'no description').toBeNull()
      },
    }),
  ),
  ...(
    [
      ['block-storage.volumes.list', 'volume', '§2.1.6.3 description'],
      ['block-storage.volumes.list-details', 'volume', '§2.1.6.4 description'],
      ['block-storage.snapshots.list', 'snapshot', '§2.4.6.1 description'],
      ['block-storage.snapshots.list-details', 'snapshot', '§2.4.6.2 description'],
    ] as const
  ).map(([operation, of, clause]) =>
    check(`${operation}.not-of-others`, {
      title: `another project's list does not have this project's ${of}s`,
      clause,
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['rule:own-project'],
      needs: ['alternate'],
      run: async t => {
        const own: Made = await guarded[of](t)
        const reply = t.prepared(
          await t.call(operation, { headers: { Accept: 'application/json' }, ...neighbour }),
          200,
        )
        t.expect(
          rowsOf(reply, `${of}s`).map(row => textAt(row, 'id')),
          'ids in the list',
        ).not.toContain(own.id)
        t.expect(reply.text(), 'its name is nowhere').not.toContain(own.name)
      },
    }),
  ),
]

function textOf(body: unknown, of: string, name: string): string {
  return String(member(body, of, name))
}
