import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { jsonBody } from '../openstack/json.ts'
import { strangerId } from './fixtures.ts'
import { addMember } from './members.ts'
import { type OwnImage, ownImage } from './own-image.ts'
import { patchType } from './requests.ts'

/** An image that only its owner may see or change, with a member who is nobody. */
function guarded(t: CheckContext): Promise<OwnImage & { member: string }> {
  return t.shared('guarded image', async owner => {
    const image = await ownImage(owner, { name: owner.name('guarded') })
    const member = strangerId(owner)
    owner.prepared(await addMember(owner, image.id, member), 200)
    return { ...image, member }
  })
}

const onImage = async (t: CheckContext): Promise<CallOptions> => ({ path: { image_id: (await guarded(t)).id } })

async function onMember(t: CheckContext): Promise<CallOptions> {
  const { id, member } = await guarded(t)
  return { path: { image_id: id, member_id: member } }
}

const tagged = jsonBody([{ op: 'replace', path: '/tags', value: ['intruder'] }], patchType)
const accepted = jsonBody({ status: 'accepted' })

/**
 * One request of each operation, for those who must not send it (§1.8.4). To another project the image is not there, or
 * is forbidden: the documents list both codes, and only that of the list of members says which (§1.8.6.14).
 */
export const guardedRequests: GuardedRequest[] = [
  {
    operation: 'image.images.update',
    effect: 'create',
    options: async t => ({ ...(await onImage(t)), ...tagged }),
    otherProject: [403, 404],
  },
  { operation: 'image.images.list', effect: 'read', options: async () => ({ query: { limit: 1 } }), otherProject: [] },
  { operation: 'image.images.show', effect: 'create', options: onImage, otherProject: [403, 404] },
  {
    operation: 'image.images.delete',
    effect: 'create',
    // One that nothing else needs, should the target fail to refuse.
    options: async t => ({ path: { image_id: (await ownImage(t, { name: t.name('kept') })).id } }),
    otherProject: [403, 404],
  },
  {
    operation: 'image.members.create',
    effect: 'create',
    options: async t => ({ ...(await onImage(t)), ...jsonBody({ member: strangerId(t) }) }),
    otherProject: [403, 404],
  },
  {
    operation: 'image.members.list',
    effect: 'create',
    options: onImage,
    otherProject: [404],
    rules: { alternate: ['rule:not-shared-404'] },
  },
  { operation: 'image.members.show', effect: 'create', options: onMember, otherProject: [403, 404] },
  {
    operation: 'image.members.delete',
    effect: 'create',
    options: async t => {
      const { id } = await guarded(t)
      const member = strangerId(t)
      t.prepared(await addMember(t, id, member), 200)
      return { path: { image_id: id, member_id: member } }
    },
    otherProject: [403, 404],
  },
  {
    operation: 'image.members.update',
    effect: 'create',
    options: async t => ({ ...(await onMember(t)), ...accepted }),
    otherProject: [403, 404],
  },
]

const imageOnly = (_: CheckContext, id: string): CallOptions => ({ path: { image_id: id } })
const withMember = (t: CheckContext, id: string): CallOptions => ({ path: { image_id: id, member_id: strangerId(t) } })
const memberOnly = async (t: CheckContext, id: string): Promise<CallOptions> => ({
  path: { image_id: (await guarded(t)).id, member_id: id.replaceAll('-', '') },
})

/** Requests for what is not there (§1.8.4 404). */
export const unknownIds: UnknownIdRequest[] = [
  { operation: 'image.images.update', options: (_, id) => ({ path: { image_id: id }, ...tagged }) },
  { operation: 'image.images.show', options: imageOnly },
  { operation: 'image.images.delete', options: imageOnly },
  {
    operation: 'image.members.create',
    // Were the member made, it would have to be removed again.
    effect: 'create',
    options: (t, id) => ({ path: { image_id: id }, ...jsonBody({ member: strangerId(t) }) }),
  },
  { operation: 'image.members.list', options: imageOnly },
  { operation: 'image.members.show', options: withMember },
  { operation: 'image.members.delete', options: withMember },
  { operation: 'image.members.update', options: (t, id) => ({ ...withMember(t, id), ...accepted }) },
  { operation: 'image.members.show', what: 'member', options: memberOnly, effect: 'create' },
  { operation: 'image.members.delete', what: 'member', options: memberOnly, effect: 'create' },
]
