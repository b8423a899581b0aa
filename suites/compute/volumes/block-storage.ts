import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { ownVolume as ownVolumeElsewhere } from '../../block-storage/fixtures.ts'
import { showSnapshot as showElsewhere, showVolume as showVolumeElsewhere } from '../../block-storage/requests.ts'
import { jsonOf, member, rowsOf } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { describedSnapshot, describedVolume, volume } from './fixtures.ts'
import { deleteVolume, showSnapshot, showVolume } from './requests.ts'

interface Twin {
  noun: 'volume' | 'snapshot'
  /** Section of the extension's look at one, and of block storage's. */
  sections: [extension: string, blockStorage: string]
  fixture: (t: CheckContext) => Promise<{ id: string }>
  show: (t: CheckContext, id: string) => Promise<TargetReply>
  elsewhere: (t: CheckContext, id: string) => Promise<TargetReply>
  /** The names that the extension and block storage have for the same; of types one may tell ids and one names. */
  members: [extension: string, blockStorage: string][]
  errata: string[]
}

const twins: Twin[] = [
  {
    noun: 'volume',
    sections: ['2.1.6.10', '2.1.6.5'],
    fixture: describedVolume,
    show: showVolume,
    elsewhere: showVolumeElsewhere,
    members: [
      ['id', 'id'],
      ['displayName', 'name'],
      ['displayDescription', 'description'],
      ['size', 'size'],
      ['metadata', 'metadata'],
      ['availabilityZone', 'availability_zone'],
    ],
    errata: ['compute.volumes.camel-or-snake'],
  },
  {
    noun: 'snapshot',
    sections: ['2.1.6.15', '2.4.6.3'],
    fixture: describedSnapshot,
    show: showSnapshot,
    elsewhere: showElsewhere,
    members: [
      ['id', 'id'],
      ['displayName', 'name'],
      ['displayDescription', 'description'],
      ['volumeId', 'volume_id'],
      ['size', 'size'],
      ['status', 'status'],
    ],
    errata: ['compute.volumes.camel-or-snake'],
  },
]

/** Volumes and snapshots are the project's, whichever of the two services one asks (§2.1.6, §2.4.6). */
export const blockStorageChecks: Check[] = [
  ...twins.map(({ noun, sections, fixture, show, elsewhere, members, errata }) =>
    check(`compute.${noun}s.show.same-in-block-storage`, {
      title: `a ${noun} of the extension is the same in block storage`,
      clause: sections.map(section => `§${section} example response`),
      level: 'required',
      effect: 'create',
      errata,
      run: async t => {
        offered(t)
        const { id } = await fixture(t)
        const here = member(jsonOf(t.prepared(await show(t, id), 200)), noun)
        const reply = await elsewhere(t, id)
        t.expect(reply.status, 'block storage finds it').toBe(200)
        const there = member(jsonOf(reply), noun)
        for (const [own, other] of members)
          t.expect(member(there, other), `${other}, as the extension's ${own}`).toEqual(member(here, own))
      },
    }),
  ),
  check('compute.volumes.list.made-by-block-storage', {
    title: 'a volume that block storage made from a snapshot of the extension is listed, shown and deleted by it',
    clause: ['§2.1.6.7 description', '§2.1.6.10 description', '§2.1.6.11 description'],
    level: 'required',
    effect: 'create',
    covers: ['rule:own-project', 'rule:compute.volumes.delete.gone'],
    uses: { volumes: 1, gigabytes: 1 },
    run: async t => {
      offered(t)
      const { id: snapshotId } = await describedSnapshot(t)
      const { id, name } = await ownVolumeElsewhere(t, { snapshot_id: snapshotId }, 'from-snapshot')
      const listed = t.prepared(await t.call('compute.volumes.list', { headers: { Accept: 'application/json' } }), 200)
      t.expect(
        rowsOf(listed, 'volumes').map(row => row.id),
        'ids in the list',
      ).toContain(id)
      const shown = await showVolume(t, id)
      t.expect(shown.status, 'it is found by its id').toBe(200)
      t.expect(volume(shown, 'displayName'), 'displayName').toBe(name)
      // That there is such a member is told by a sample only.
      t.expect([snapshotId, undefined], 'the snapshot it is from').toContain(volume(shown, 'snapshotId'))
      t.expect((await deleteVolume(t, id)).status, 'deleting it').toBe(202)
      await untilGone(t, () => showVolumeElsewhere(t, id))
    },
  }),
]

function offered(t: CheckContext): void {
  if (!t.offers('blockstoragev2')) t.unsupported('the target has no block storage service to compare with')
}
