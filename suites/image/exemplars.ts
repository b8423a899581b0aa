import type { CheckContext } from '../../tools/model/check.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import { listedImages, stillImage, strangerId } from './fixtures.ts'
import { addMember, answerOffer, listMembers, offeredImage, removeMember, showMember } from './members.ts'
import { ownImage } from './own-image.ts'
import { list, other, patch, remove, show } from './requests.ts'

const ofImage = '#path.image_id'
const ofMember = ['#path.image_id', '#path.member_id']

/** An image of its own for the exemplars of members, with one member that nobody removes. */
function sharedOut(t: CheckContext): Promise<{ image: string; member: string }> {
  return t.shared('image with a member', async owner => {
    const { id } = await ownImage(owner, { name: owner.name('shared-out') })
    const member = strangerId(owner)
    owner.prepared(await addMember(owner, id, member), 200)
    return { image: id, member }
  })
}

/** Good exchanges of every operation; the first of each operation is the plain one. */
export const exemplars: Exemplar[] = [
  {
    operation: 'image.images.update',
    variant: 'replace',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [ofImage, '#request-header.content-type'],
    send: async t => {
      const { id } = await ownImage(t, { name: t.name('exemplar') })
      return patch(t, id, [{ op: 'replace', path: '/tags', value: ['fedora', 'beefy'] }])
    },
  },
  {
    operation: 'image.images.list',
    variant: 'any',
    effect: 'read',
    statuses: [200],
    send: t => list(t, { limit: 5 }),
  },
  {
    operation: 'image.images.list',
    variant: 'page',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    // More follow, so that the page has all the links of the sample.
    send: async t => list(t, { name: (await listedImages(t)).name, limit: 2 }),
  },
  {
    operation: 'image.images.show',
    variant: 'own',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [ofImage],
    send: async t => show(t, (await stillImage(t)).id),
  },
  {
    operation: 'image.images.delete',
    variant: 'own',
    effect: 'create',
    statuses: [204],
    covers: [ofImage],
    send: async t => remove(t, (await ownImage(t, { name: t.name('doomed') })).id),
  },
  {
    operation: 'image.members.create',
    variant: 'new',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [ofImage, '#body.member'],
    send: async t => {
      const { id } = await ownImage(t, { name: t.name('exemplar') })
      return addMember(t, id, strangerId(t))
    },
  },
  {
    operation: 'image.members.list',
    variant: 'one',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [ofImage],
    send: async t => listMembers(t, (await sharedOut(t)).image),
  },
  {
    operation: 'image.members.show',
    variant: 'one',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: ofMember,
    send: async t => {
      const { image, member } = await sharedOut(t)
      return showMember(t, image, member)
    },
  },
  {
    operation: 'image.members.delete',
    variant: 'one',
    effect: 'create',
    statuses: [204],
    covers: ofMember,
    send: async t => {
      const { id } = await ownImage(t, { name: t.name('exemplar') })
      const member = strangerId(t)
      t.prepared(await addMember(t, id, member), 200)
      return removeMember(t, id, member)
    },
  },
  {
    operation: 'image.members.update',
    variant: 'accept',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [...ofMember, '#body.status'],
    needs: ['alternate'],
    send: async t => {
      const { id, member } = await offeredImage(t)
      return answerOffer(t, id, member, 'accepted', other)
    },
  },
]
