import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type OwnImage, ownImage } from '../../image/own-image.ts'
import { show } from '../../image/requests.ts'
import { jsonBody, jsonOf, rowsOf, textAt } from '../../openstack/json.ts'
import { list } from '../requests.ts'
import { updateMetadata } from './requests.ts'

/** Metadata of the described image: what the samples show of images, and a key with a capital and a value with blanks. */
export const description: Readonly<Record<string, string>> = {
  architecture: 'x86_64',
  auto_disk_config: 'True',
  Label: 'Kept As It Is',
}

/** An image of the run's own with metadata, and what setting that was answered; nobody changes it. */
export function describedImage(t: CheckContext): Promise<OwnImage & { described: TargetReply }> {
  return t.shared('image with metadata', async owner => {
    const image = await ownImage(owner, { name: owner.name('described') })
    return { ...image, described: await updateMetadata(owner, image.id, description) }
  })
}

/**
 * An image of the run's own whose metadata may be changed: of one without a checksum it cannot be (§1.2.6.15), and the
 * manual does not say which images have one.
 */
export async function changeableImage(t: CheckContext, label: string): Promise<OwnImage> {
  const image = await ownImage(t, { name: t.name(label) })
  await demandChecksum(t, image)
  return image
}

async function demandChecksum(t: CheckContext, { id }: OwnImage): Promise<void> {
  const { checksum } = jsonOf(t.prepared(await show(t, id), 200))
  if (typeof checksum !== 'string' || checksum === '')
    t.unsupported('images that the run can make have no checksum, so that their metadata cannot be changed')
}

/** The described image where its metadata could be set. */
export async function imageWithMetadata(t: CheckContext): Promise<OwnImage> {
  const image = await describedImage(t)
  if (image.described.status !== 200) await demandChecksum(t, image)
  t.prepared(image.described, 200)
  return image
}

/** Metadata of the image for those who must not touch it. */
export const guardedItems: Readonly<Record<string, string>> = { purpose: 'guarded', auto_disk_config: 'False' }

export function guardedImage(t: CheckContext): Promise<OwnImage> {
  return t.shared('image guarded', async owner => {
    const image = await changeableImage(owner, 'guarded')
    owner.prepared(await updateMetadata(owner, image.id, guardedItems), 200)
    return image
  })
}

/** Statuses of an image service that lets nobody, or not this user, make an image without data. */
const cannot = [403, 404, 405, 501]

/** Id of an image that has no data yet, and so no checksum. */
export function emptyImage(t: CheckContext): Promise<string> {
  return t.shared('image without a checksum', async owner => {
    const image = { name: owner.name('empty'), disk_format: 'raw', container_format: 'bare' }
    const reply = await owner.call('image.images.create', jsonBody(image))
    if (cannot.includes(reply.status))
      owner.unsupported(`an image without data is needed, and POST /v2/images answers ${reply.status}`)
    return textAt(jsonOf(owner.prepared(reply, 201)), 'id')
  })
}

/** Answers to the same request, which several sections describe: asked for once, with its row of the described image. */
export function detailedList(t: CheckContext): Promise<TargetReply> {
  return t.shared('images listed', async owner => {
    await describedImage(owner)
    await guardedImage(owner).catch(() => {})
    return list(owner, 'images.list-details')
  })
}

/** The row of an image in that list; undefined where it has none. */
export const rowOf = (reply: TargetReply, id: string) => rowsOf(reply, 'images').find(row => row.id === id)
