import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'
import { otherProject } from './fixtures.ts'
import { type OwnImage, ownImage } from './own-image.ts'
import type { Asker } from './requests.ts'

const accept = { headers: { Accept: 'application/json' } }

export function addMember(t: CheckContext, image: string, member: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.members.create', { path: { image_id: image }, ...jsonBody({ member }), ...asker })
}

export function listMembers(t: CheckContext, image: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.members.list', { path: { image_id: image }, ...accept, ...asker })
}

export function showMember(t: CheckContext, image: string, member: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.members.show', { path: { image_id: image, member_id: member }, ...accept, ...asker })
}

export function removeMember(t: CheckContext, image: string, member: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.members.delete', { path: { image_id: image, member_id: member }, ...asker })
}

/** What a member says of an image that is shared with it: `accepted`, `rejected`, `pending`. */
export function answerOffer(
  t: CheckContext,
  image: string,
  member: string,
  status: string,
  asker: Asker = {},
): Promise<TargetReply> {
  const path = { image_id: image, member_id: member }
  return t.call('image.members.update', { path, ...jsonBody({ status }), ...asker })
}

/** A new image that is offered to the other project, which has not answered yet. */
export async function offeredImage(t: CheckContext): Promise<OwnImage & { member: string }> {
  const member = otherProject(t)
  const image = await ownImage(t, { name: t.name('offered') })
  t.prepared(await addMember(t, image.id, member), 200)
  return { ...image, member }
}
