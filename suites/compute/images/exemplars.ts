import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Exemplar } from '../../contract/exemplar.ts'
import { type JsonObject, jsonOf, member, rowsOf } from '../../openstack/json.ts'
import { withBody } from '../../openstack/judged-body.ts'
import { deletedImage } from './deletion.ts'
import { describedImage, detailedList, imageWithMetadata } from './fixtures.ts'
import { metadataLife } from './metadata-life.ts'
import { showImage, showItem, showMetadata } from './requests.ts'

/** The described image, asked for once: three sections describe the same request. */
const shownOnce = (t: CheckContext): Promise<TargetReply> =>
  t.shared('image shown', async owner => showImage(owner, (await describedImage(owner)).id))

/** The list with the run's own row alone: what others keep need not look like the sample. */
async function ownRow(t: CheckContext): Promise<TargetReply> {
  const { id } = await describedImage(t)
  const reply = await detailedList(t)
  const own = rowsOf(reply, 'images').filter(row => row.id === id)
  // Where there is no such row, the whole answer is judged.
  return own.length === 0 ? reply : withBody(reply, { ...jsonOf(reply), images: own })
}

const size = 'OS-EXT-IMG-SIZE:size'

/** That the size is a text only the samples show; a check of its own judges it, and these the rest. */
function withSizeAsText(reply: TargetReply): TargetReply {
  const body = jsonOf(reply)
  const mend = (image: unknown): unknown =>
    typeof member(image, size) === 'number' ? { ...(image as JsonObject), [size]: String(member(image, size)) } : image
  if (Array.isArray(body.images)) return withBody(reply, { ...body, images: body.images.map(mend) })
  return body.image === undefined ? reply : withBody(reply, { ...body, image: mend(body.image) })
}

const sameRequest = 'compute.variants.status-203'
const oneItem = 'compute.image-metadata.item-or-all'

/** One good exchange of every operation on images. */
export const exemplars: Exemplar[] = [
  {
    operation: 'compute.images.list-details',
    variant: 'images',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    errata: ['compute.images.disk-config-in-some-answers', 'compute.images.size-in-some-answers'],
    send: ownRow,
  },
  {
    operation: 'compute.images.list-disk-config',
    variant: 'images',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    errata: [sameRequest, 'compute.images.list-disk-config.attribute-of-some-images'],
    send: ownRow,
  },
  {
    operation: 'compute.images.list-sizes',
    variant: 'images',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    errata: [sameRequest],
    send: async t => withSizeAsText(await ownRow(t)),
  },
  {
    operation: 'compute.images.show',
    variant: 'image',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id'],
    send: shownOnce,
  },
  {
    operation: 'compute.images.show-disk-config',
    variant: 'image',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id'],
    errata: [sameRequest, 'compute.images.disk-config-in-some-answers'],
    send: shownOnce,
  },
  {
    operation: 'compute.images.show-size',
    variant: 'image',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id'],
    errata: [sameRequest, 'compute.images.size-in-some-answers'],
    send: async t => withSizeAsText(await shownOnce(t)),
  },
  {
    operation: 'compute.images.delete',
    variant: 'image',
    effect: 'create',
    statuses: [204],
    covers: ['#path.image_id'],
    send: async t => (await deletedImage(t)).reply,
  },
  {
    operation: 'compute.image-metadata.show',
    variant: 'items',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id'],
    send: async t => showMetadata(t, (await describedImage(t)).id),
  },
  {
    operation: 'compute.image-metadata.replace',
    variant: 'items',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id'],
    send: async t => (await metadataLife(t)).replaced.reply,
  },
  {
    operation: 'compute.image-metadata.update',
    variant: 'items',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id', '#body.metadata'],
    send: async t => (await metadataLife(t)).merged.reply,
  },
  {
    operation: 'compute.image-metadata.show-item',
    variant: 'item',
    effect: 'create',
    statuses: [200, 203],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id', '#path.key'],
    errata: [oneItem],
    send: async t => showItem(t, (await imageWithMetadata(t)).id, 'Label'),
  },
  {
    operation: 'compute.image-metadata.update-item',
    variant: 'item',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: ['#path.image_id', '#path.key'],
    errata: [oneItem],
    send: async t => (await metadataLife(t)).itemMade.reply,
  },
  {
    operation: 'compute.image-metadata.delete-item',
    variant: 'item',
    effect: 'create',
    statuses: [204],
    covers: ['#path.image_id', '#path.key'],
    send: async t => (await metadataLife(t)).itemDeleted.reply,
  },
]
