import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { ownImage } from '../../image/own-image.ts'
import { show } from '../../image/requests.ts'
import { untilGone } from '../../openstack/wait.ts'
import { deleteImage, listedImages, showImage } from './requests.ts'

const operation = 'compute.images.delete'

/** An image of the run's own that was deleted once, and what that was answered. */
export function deletedImage(t: CheckContext): Promise<{ id: string; name: string; reply: TargetReply }> {
  return t.shared('image deleted', async owner => {
    const { id, name } = await ownImage(owner, { name: owner.name('doomed') })
    return { id, name, reply: await deleteImage(owner, id) }
  })
}

/** The end of an image (§1.2.6.13). */
export const deletionChecks: Check[] = [
  check(`${operation}.is-gone`, {
    title: 'a deleted image is neither shown nor listed any more, and cannot be deleted again',
    clause: ['§1.2.6.13 description', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['#error.404', 'compute.images.show#error.404'],
    run: async t => {
      const { id, name, reply } = await deletedImage(t)
      t.prepared(reply, 204)
      await untilGone(t, () => showImage(t, id))
      const ids = (await listedImages(t, { name })).map(row => row.id)
      t.expect(ids, 'the list of its name').not.toContain(id)
      t.expect((await deleteImage(t, id)).status, 'deleting it again').toBe(404)
    },
  }),
  check(`${operation}.is-gone-from-image-service`, {
    title: 'an image that compute deleted is gone from the image service too',
    clause: ['§1.2.6.13 description', '§1.8.4 404'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id, reply } = await deletedImage(t)
      t.prepared(reply, 204)
      await untilGone(t, () => show(t, id))
    },
  }),
  check(`${operation}.no-body`, {
    title: 'the answer to the deletion of an image has no body',
    clause: '§1.2.6.13 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await deletedImage(t)
      t.prepared(reply, 204)
      t.focus(reply)
      t.expect(reply.body.length, 'bytes of its body').toBe(0)
    },
  }),
]
