import type { CheckContext } from '../../tools/model/check.ts'
import { availableVolume, ownVolume } from '../block-storage/fixtures.ts'
import { uploadImage } from '../block-storage/requests.ts'
import { jsonBody, jsonOf, textAt } from '../openstack/json.ts'
import { untilStatus } from '../openstack/wait.ts'
import { patch, show } from './requests.ts'

/** An image of the run's own. */
export interface OwnImage {
  id: string
  name: string
  /** Bytes of its data, where they are known. */
  size?: number
}

interface Wanted {
  name?: string
  /** Bytes of its data. */
  size?: number
  /** The same where the target leaves a choice. */
  preferredSize?: number
  tags?: string[]
}

/** Statuses of a target that has no such request, or lets this user make none. */
const cannot = [403, 404, 405, 501]

/**
 * A new image with data, of this project alone. Its visibility is the service's default (`private`, or `shared` in
 * later editions), so that it can have members. It is made by the request that the manual does not describe; where the
 * target has none, from a volume as §2.1.6.19 tells, which leaves no choice of its size.
 */
export async function ownImage(t: CheckContext, wanted: Wanted = {}): Promise<OwnImage> {
  const { name = t.name('image'), tags } = wanted
  const { preferredSize = 8, size = preferredSize } = wanted
  const image = { name, disk_format: 'raw', container_format: 'bare', ...(tags === undefined ? {} : { tags }) }
  const reply = await t.call('image.images.create', jsonBody(image))
  if (cannot.includes(reply.status)) return fromVolume(t, { ...wanted, name }, reply.status)
  const id = textAt(jsonOf(t.prepared(reply, 201)), 'id')
  const data = await t.call('image.image-data.upload', {
    path: { image_id: id },
    headers: { 'Content-Type': 'application/octet-stream' },
    body: t.bytes(size),
  })
  t.prepared(data, 204)
  await active(t, id)
  return { id, name, size }
}

async function fromVolume(t: CheckContext, wanted: Wanted & { name: string }, status: number): Promise<OwnImage> {
  const { name, size, tags } = wanted
  const why = `POST /v2/images answers ${status}`
  if (size !== undefined) t.unsupported(`images of chosen sizes are needed, and ${why}`)
  if (!t.offers('blockstoragev2')) t.unsupported(`an image of the run's own is needed, and ${why}`)
  const id = await uploaded(t, name)
  await active(t, id)
  if (tags !== undefined) t.prepared(await patch(t, id, [{ op: 'replace', path: '/tags', value: tags }]), 200)
  return { id, name }
}

/** A project has few volumes, and a volume gives one image at a time: all come from one, one after the other. */
async function uploaded(t: CheckContext, name: string): Promise<string> {
  const source = await t.shared('volume of images', async owner => {
    const { id } = await ownVolume(owner, {}, 'for-images')
    return { id, free: Promise.resolve<unknown>(undefined) }
  })
  const upload = source.free.then(async () => {
    const reply = t.prepared(await uploadImage(t, source.id, { image_name: name }), 202)
    await availableVolume(t, source.id)
    return textAt(jsonOf(reply), 'os-volume_upload_image', 'image_id')
  })
  source.free = upload.catch(() => {})
  return upload
}

function active(t: CheckContext, id: string) {
  return untilStatus(t, { ask: () => show(t, id), at: ['status'], wanted: ['active'] })
}
