import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonOf, member, rowsOf, textAt } from '../openstack/json.ts'
import { untilGone } from '../openstack/wait.ts'
import { describedSnapshot, describedVolume, type Made, ownSnapshot, ownVolume } from './fixtures.ts'
import { deleteVolume, showSnapshot, showVolume } from './requests.ts'

/** A kind of resource with its two lists and its look at a single one. */
interface Kind {
  noun: 'volume' | 'snapshot'
  list: string
  details: string
  show: string
  /** Sections of the three in the manual. */
  sections: { list: string; details: string; show: string }
  fixture: (t: CheckContext) => Promise<Made>
  ask: (t: CheckContext, id: string) => Promise<TargetReply>
  /** Members that a row of the list shares with the single one. */
  listed: string[]
  /** Members that a row of the detailed list shares with the single one. */
  detailed: string[]
}

const volumes: Kind = {
  noun: 'volume',
  list: 'block-storage.volumes.list',
  details: 'block-storage.volumes.list-details',
  show: 'block-storage.volumes.show',
  sections: { list: '2.1.6.3', details: '2.1.6.4', show: '2.1.6.5' },
  fixture: describedVolume,
  ask: showVolume,
  listed: ['id', 'name', 'links'],
  detailed: [
    'id',
    'name',
    'links',
    'description',
    'size',
    'metadata',
    'attachments',
    'availability_zone',
    'created_at',
    'snapshot_id',
    'source_volid',
    'volume_type',
  ],
}

const snapshots: Kind = {
  noun: 'snapshot',
  list: 'block-storage.snapshots.list',
  details: 'block-storage.snapshots.list-details',
  show: 'block-storage.snapshots.show',
  sections: { list: '2.4.6.1', details: '2.4.6.2', show: '2.4.6.3' },
  fixture: describedSnapshot,
  ask: showSnapshot,
  listed: ['id', 'name', 'description', 'size', 'volume_id', 'status', 'created_at', 'metadata'],
  detailed: ['id', 'name', 'description', 'size', 'volume_id', 'status', 'created_at', 'metadata'],
}

const wanted = { headers: { Accept: 'application/json' } }

/** The row of a list that has such an id; undefined where there is none. */
function rowOf(reply: TargetReply, { noun }: Kind, id: string): JsonObject | undefined {
  return rowsOf(reply, `${noun}s`).find(row => row.id === id)
}

/** What the lists and the look at a single one say of the same thing (§2.1.6.3 to .5, §2.4.6.1 to .3). */
function agreement(kind: Kind): Check[] {
  const { noun, list, details, sections } = kind
  const same = (operation: string, section: string, members: string[], what: string): Check =>
    check(`${operation}.agrees-with-show`, {
      title: `${what} shows a ${noun} as it is shown alone`,
      clause: [`§${section} example response`, `§${sections.show} example response`],
      level: 'required',
      effect: 'create',
      covers: ['rule:own-project'],
      run: async t => {
        const { id } = await kind.fixture(t)
        const alone = member(jsonOf(t.prepared(await kind.ask(t, id), 200)), noun)
        const reply = t.prepared(await t.call(operation, wanted), 200)
        const row = rowOf(reply, kind, id)
        t.expect(row, `the ${noun} is in the list`).toBeDefined()
        for (const name of members) t.expect(member(row, name), `${name}, as shown alone`).toEqual(member(alone, name))
      },
    })
  return [
    same(list, sections.list, kind.listed, 'the list'),
    same(details, sections.details, kind.detailed, 'the detailed list'),
    check(`${details}.same-rows`, {
      title: `the detailed list has the same ${noun}s as the list`,
      clause: [`§${sections.list} description`, `§${sections.details} description`],
      level: 'required',
      effect: 'create',
      run: async t => {
        const { id } = await kind.fixture(t)
        // Others come and go meanwhile, in the order of any two requests; the run's own stays.
        await t.eventually(async () => {
          const ids = async (operation: string): Promise<string[]> =>
            rowsOf(t.prepared(await t.call(operation, wanted), 200), `${noun}s`).map(row => textAt(row, 'id'))
          const [before, detailed, after] = [await ids(list), await ids(details), await ids(list)]
          const stayed = before.filter(one => after.includes(one))
          t.expect(stayed, `the ${noun} is in the list`).toContain(id)
          t.expect(
            stayed.filter(one => !detailed.includes(one)),
            'listed, but not in detail',
          ).toEqual([])
        })
      },
    }),
    check(`${details}.ids-unique`, {
      title: `no ${noun} is twice in the detailed list`,
      clause: `§${sections.details} description`,
      level: 'required',
      effect: 'create',
      run: async t => {
        await kind.fixture(t)
        const rows = rowsOf(t.prepared(await t.call(details, wanted), 200), `${noun}s`)
        const ids = rows.map(row => textAt(row, 'id'))
        t.expect(ids, 'ids, each once').toEqual([...new Set(ids)])
      },
    }),
  ]
}

export const listingChecks: Check[] = [
  ...agreement(volumes),
  ...agreement(snapshots),
  check('block-storage.volumes.list.deleted-not-listed', {
    title: 'a volume that is gone is in the list no more',
    clause: ['§2.1.6.3 description', '§2.1.6.6 description'],
    level: 'required',
    effect: 'create',
    covers: ['rule:own-project'],
    run: async t => {
      const { id } = await ownVolume(t, {}, 'short-lived')
      const before = t.prepared(await t.call(volumes.list, wanted), 200)
      t.expect(rowOf(before, volumes, id), 'it is listed while it is there').toBeDefined()
      t.prepared(await deleteVolume(t, id), 202)
      await untilGone(t, () => showVolume(t, id))
      const after = t.prepared(await t.call(volumes.list, wanted), 200)
      t.expect(rowOf(after, volumes, id), 'it is not listed afterwards').toBeUndefined()
    },
  }),
  check('block-storage.snapshots.list.of-one-volume', {
    title: 'two snapshots of one volume are two rows, each of that volume',
    clause: ['§2.4.6.1 example response', '§2.4.6.5 query parameter volume_id'],
    level: 'required',
    effect: 'create',
    covers: ['rule:own-project'],
    run: async t => {
      const volume = await describedVolume(t)
      const first = await describedSnapshot(t)
      const second = await ownSnapshot(t, volume)
      const reply = t.prepared(await t.call(snapshots.list, wanted), 200)
      const rows = [first, second].map(({ id }) => rowOf(reply, snapshots, id))
      t.expect(
        rows.map(row => member(row, 'volume_id')),
        'volume_id of both',
      ).toEqual([volume.id, volume.id])
      t.expect(second.id, 'another id').not.toBe(first.id)
    },
  }),
]
