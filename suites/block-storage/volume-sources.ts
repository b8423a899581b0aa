import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from '../openstack/json.ts'
import { largestFromImage } from './cost.ts'
import { describedSnapshot, describedVolume, settled, smallest } from './fixtures.ts'
import type { Step } from './life.ts'
import { createVolume, showVolume } from './requests.ts'

const create = 'block-storage.volumes.create'

const volume = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'volume', name)

/** What a volume is made from: each is made once, however many checks look at it. */
function madeFrom(t: CheckContext, what: string, fields: (owner: CheckContext) => Promise<object>): Promise<Step> {
  return t.shared(`volume from ${what}`, async owner => {
    const reply = owner.prepared(await createVolume(owner, { name: owner.name(what), ...(await fields(owner)) }), 202)
    const id = textAt(jsonOf(reply), 'volume', 'id')
    return { reply, after: await settled(owner, 'volume', () => showVolume(owner, id)) }
  })
}

/** Without a size, which only a snapshot makes optional. */
const fromSnapshot = (t: CheckContext): Promise<Step> =>
  madeFrom(t, 'snapshot', async owner => ({ snapshot_id: (await describedSnapshot(owner)).id }))

const fromVolume = (t: CheckContext): Promise<Step> =>
  madeFrom(t, 'volume', async owner => ({ size: smallest, source_volid: (await describedVolume(owner)).id }))

const fromImage = (t: CheckContext): Promise<Step> =>
  madeFrom(t, 'image', async owner => {
    const { id, size } = await smallestImage(owner)
    return { size, imageRef: id }
  })

const gibibyte = 2 ** 30

/** An image of the provider, and the size of the smallest volume that it fits on. */
function smallestImage(t: CheckContext): Promise<{ id: string; size: number }> {
  return t.shared('smallest image', async owner => {
    if (!owner.offers('image')) owner.unsupported('the target has no image service to take an image from')
    // Images of the run come and go, and would fill the page.
    const reply = await owner.call('image.images.list', {
      query: { visibility: 'public', status: 'active' },
      headers: { Accept: 'application/json' },
    })
    const [found] = rowsOf(owner.prepared(reply, 200), 'images')
      .filter(row => row.status === 'active' && row.visibility === 'public')
      .map(row => ({ id: textAt(row, 'id'), size: neededSize(row) }))
      .sort((a, b) => a.size - b.size)
    const best = found ?? owner.unsupported('the target has no public image')
    if (best.size <= largestFromImage) return best
    return owner.skip(`the smallest public image wants a volume of ${best.size} GB, more than any check makes`)
  })
}

function neededSize({ min_disk: minimum, size: bytes }: Record<string, unknown>): number {
  return Math.max(smallest, Number(minimum ?? 0), Math.ceil(Number(bytes ?? 0) / gibibyte))
}

/** Volumes made from snapshots, volumes and images (§2.1.6.17). */
export const volumeSourceChecks: Check[] = [
  check(`${create}.from-snapshot-without-size`, {
    title: 'a volume from a snapshot needs no size, and is as large as the snapshot at least',
    clause: ['§2.1.6.17 body parameter snapshot_id', '§2.1.6.17 body parameter size'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.snapshot_id',
      '#body.size',
      '#element.snapshot_id',
      'rule:from-snapshot',
      'rule:size-unless-snapshot',
    ],
    run: async t => {
      const { reply } = await fromSnapshot(t)
      t.focus(reply)
      t.expect(volume(reply, 'snapshot_id'), 'snapshot_id').toBe((await describedSnapshot(t)).id)
      t.expect(volume(reply, 'size'), 'size').toBeGreaterThanOrEqual(smallest)
    },
  }),
  check('block-storage.snapshots.create.volume-from-it', {
    title: 'a volume made from a snapshot becomes available',
    clause: ['§2.4.6.5 description', '§2.1.6.17 body parameter snapshot_id'],
    level: 'required',
    effect: 'create',
    covers: ['rule:volume-from-it', 'block-storage.volumes.show#element.volume.snapshot_id'],
    run: async t => {
      const { after } = await fromSnapshot(t)
      t.focus(after)
      t.expect(volume(after, 'status'), 'status').toBe('available')
      t.expect(volume(after, 'snapshot_id'), 'snapshot_id').toBe((await describedSnapshot(t)).id)
    },
  }),
  check(`${create}.from-volume`, {
    title: 'a volume made from a volume becomes available, and tells which one it is from',
    clause: ['§2.1.6.17 body parameter source_vol_id', '§2.1.6.5 response parameter source_volid'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.source_vol_id',
      '#element.source_volume_id',
      'rule:from-volume',
      'block-storage.volumes.show#element.volume.source_volid',
    ],
    errata: ['block-storage.volumes.source-volid'],
    run: async t => {
      const { reply, after } = await fromVolume(t)
      const { id } = await describedVolume(t)
      t.focus(after)
      t.expect(volume(reply, 'source_volid'), 'source_volid in the answer').toBe(id)
      t.expect([volume(after, 'status'), volume(after, 'source_volid')], 'status and source_volid').toEqual([
        'available',
        id,
      ])
    },
  }),
  check(`${create}.from-image-bootable`, {
    title: 'a volume made from an image becomes available, and is bootable',
    clause: ['§2.1.6.17 body parameter imageRef', '§2.1.6.5 response parameter bootable'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.imageref',
      '#element.bootable',
      'rule:bootable-by-image',
      'block-storage.volumes.show#element.volume.bootable',
      'rule:block-storage.volumes.show.bootable-from-image',
    ],
    errata: ['block-storage.volumes.bootable-spelled'],
    run: async t => {
      const { after } = await fromImage(t)
      t.focus(after)
      t.expect([volume(after, 'status'), String(volume(after, 'bootable'))], 'status and bootable').toEqual([
        'available',
        'true',
      ])
    },
  }),
  check('block-storage.volumes.show.image-metadata', {
    title: 'a volume made from an image has the metadata of the image',
    clause: '§2.1.6.5 response parameter volume_image_metadata',
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.volume_image_metadata'],
    errata: ['block-storage.volumes.show.rows-without-sample'],
    run: async t => {
      const { after } = await fromImage(t)
      t.prepared(after, 200)
      t.focus(after)
      const described = volume(after, 'volume_image_metadata')
      t.expect(described, 'volume_image_metadata').toBeTypeOf('object')
      t.expect(Object.keys(described as object), 'it tells of the image').not.toEqual([])
    },
  }),
  check('block-storage.volumes.show.not-bootable-without-image', {
    title: 'a volume made without an image is not bootable',
    clause: ['§2.1.6.5 response parameter bootable', '§2.1.6.17 text'],
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.bootable', 'rule:bootable-from-image'],
    errata: ['block-storage.volumes.bootable-spelled'],
    run: async t => {
      const reply = t.prepared(await showVolume(t, (await describedVolume(t)).id), 200)
      t.expect(String(volume(reply, 'bootable')), 'bootable').toBe('false')
    },
  }),
]
