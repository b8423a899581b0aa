import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member, textAt } from '../openstack/json.ts'
import { describedVolume, ownVolume, settled, smallest } from './fixtures.ts'
import { created, redescribed, uploaded } from './life.ts'
import { showVolume, uploadImage } from './requests.ts'

const upload = 'block-storage.volumes.upload-image'

const told = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'os-volume_upload_image', name)

/** Making an image from a volume (§2.1.6.19). */
export const uploadImageChecks: Check[] = [
  check(`${upload}.values-returned`, {
    title: 'the answer repeats the name and the formats that were asked for',
    clause: ['§2.1.6.19 response parameter image_name', '§2.1.6.19 response parameter container_format'],
    level: 'required',
    effect: 'create',
    covers: ['#element.image_name', '#element.container_format', '#element.disk_format', 'rule:values-returned'],
    errata: ['block-storage.volumes.upload-image.image-name-returned'],
    run: async t => {
      const { reply, imageName } = await uploaded(t)
      t.focus(t.prepared(reply, 202))
      t.expect(told(reply, 'image_name'), 'image_name').toBe(imageName)
      t.expect(told(reply, 'container_format'), 'container_format').toBe('bare')
      t.expect(told(reply, 'disk_format'), 'disk_format').toBe('raw')
    },
  }),
  check(`${upload}.tells-of-the-volume`, {
    title: 'the answer tells of the volume: its id, size and description',
    clause: ['§2.1.6.19 response parameter id', '§2.1.6.19 response parameter size'],
    level: 'required',
    effect: 'create',
    covers: ['#element.id', '#element.size', '#element.display_description'],
    run: async t => {
      const { reply } = await uploaded(t)
      t.focus(t.prepared(reply, 202))
      const { afterRename: volume } = await redescribed(t)
      t.expect(told(reply, 'id'), 'id').toBe((await created(t)).id)
      t.expect(told(reply, 'size'), 'size').toBe(smallest)
      t.expect(told(reply, 'display_description'), 'description').toBe(member(jsonOf(volume), 'volume', 'description'))
    },
  }),
  check(`${upload}.volume-type`, {
    title: 'the answer describes the type of the volume, or says null where it has none',
    clause: '§2.1.6.19 response parameter volume_type',
    level: 'required',
    effect: 'create',
    covers: ['#element.volume_type', '#element.volume_type.name'],
    errata: ['block-storage.volumes.upload-image.volume-type-is-an-object', 'block-storage.volumes.volume-type-none'],
    run: async t => {
      const { reply } = await uploaded(t)
      t.focus(t.prepared(reply, 202))
      const type = member(jsonOf((await redescribed(t)).afterRename), 'volume', 'volume_type') ?? null
      // The samples of that service write the missing type as a word.
      const none = type === null || type === 'None'
      t.expect(none ? told(reply, 'volume_type') : textAt(told(reply, 'volume_type'), 'name'), 'the type').toBe(
        none ? null : type,
      )
    },
  }),
  check(`${upload}.status-uploading`, {
    title: 'the volume is uploading when the request is answered, and available again later',
    clause: '§2.1.6.19 response parameter status',
    level: 'required',
    effect: 'create',
    covers: ['#element.status', 'rule:status-uploading'],
    run: async t => {
      const { reply, during, after } = await uploaded(t)
      t.focus(t.prepared(reply, 202))
      t.expect(told(reply, 'status'), 'status in the answer').toBe('uploading')
      // An image may be complete before anyone looks.
      t.expect(['uploading', 'available'], 'status right afterwards').toContain(
        member(jsonOf(during), 'volume', 'status'),
      )
      t.expect(member(jsonOf(after), 'volume', 'status'), 'status in the end').toBe('available')
    },
  }),
  check(`${upload}.image-active`, {
    title: 'the image exists, with the name and the formats of the request, and becomes active',
    clause: '§2.1.6.19 text',
    level: 'required',
    effect: 'create',
    covers: ['#element.image_id', 'rule:image-exists'],
    run: async t => {
      const { reply, imageName } = await uploaded(t)
      t.prepared(reply, 202)
      const image = await finishedImage(t, textAt(told(reply, 'image_id')))
      t.expect(image.status, 'the image is found by its id').toBe(200)
      t.expect(
        ['name', 'status', 'container_format', 'disk_format'].map(name => member(jsonOf(image), name)),
        'name, status and formats of the image',
      ).toEqual([imageName, 'active', 'bare', 'raw'])
    },
  }),
  check(`${upload}.defaults`, {
    title: 'an image that is given a name only is bare and raw, and its volume is not forced',
    clause: ['§2.1.6.19 body parameter container_format', '§2.1.6.19 body parameter disk_format'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.container_format',
      '#body.disk_format',
      '#body.force',
      'rule:bare-by-default',
      'rule:raw-by-default',
    ],
    errata: ['block-storage.volumes.force-default'],
    run: async t => {
      if (!t.offers('image')) t.unsupported('the target has no image service that an image could be made in')
      const { id } = await ownVolume(t, {}, 'imaged')
      const reply = await uploadImage(t, id, { image_name: t.name('image') })
      t.expect(reply.status, 'accepted').toBe(202)
      t.expect([told(reply, 'container_format'), told(reply, 'disk_format')], 'formats').toEqual(['bare', 'raw'])
      await settled(t, 'volume', () => showVolume(t, id))
    },
  }),
  check(`${upload}.without-name-400`, {
    title: 'an image without a name is a bad request',
    clause: ['§2.1.6.19 body parameter image_name', '§2.1.4 400'],
    level: 'required',
    effect: 'create',
    covers: ['#error.400', '#body.image_name'],
    run: async t => {
      const { id } = await describedVolume(t)
      t.expect((await uploadImage(t, id, { disk_format: 'raw' })).status, 'no image_name').toBe(400)
    },
  }),
]

/** The image once it is active, gone, or has failed. */
async function finishedImage(t: CheckContext, id: string): Promise<TargetReply> {
  const options = { path: { image_id: id }, headers: { Accept: 'application/json' } }
  const ask = (): Promise<TargetReply> => t.call('image.images.show', options)
  return t
    .eventually(
      async () => {
        const reply = await ask()
        t.expect(['queued', 'saving'], 'it is not under way').not.toContain(member(jsonOf(reply), 'status'))
        return reply
      },
      { timeoutMs: 120_000, intervalMs: 1000 },
    )
    .catch(ask)
}
