import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { jsonBody, jsonOf, rowsOf, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { strangerId } from './fixtures.ts'
import { addMember, answerOffer, listMembers, offeredImage, removeMember, showMember } from './members.ts'
import { ownImage } from './own-image.ts'
import { idOf, listed, other, patch, show } from './requests.ts'

const create = 'image.members.create'
const update = 'image.members.update'
const remove = 'image.members.delete'

/** Whether the other project has the image in its list. */
async function isListed(t: CheckContext, { id, name }: { id: string; name: string }): Promise<boolean> {
  return (await listed(t, { name }, other)).map(idOf).includes(id)
}

/** Images that are shared with another project, from the offer to the end (§1.8.6.13-17). */
export const sharingChecks: Check[] = [
  check(`${create}.is-pending`, {
    title: 'a new member is pending, is shown and listed so, and is named as it was added',
    clause: '§1.8.6.13 Synchronous Postconditions',
    level: 'required',
    effect: 'create',
    covers: ['rule:member-is-pending'],
    run: async t => {
      const { id } = await ownImage(t)
      const member_id = strangerId(t)
      const wanted = { member_id, image_id: id, status: 'pending' }
      t.expect(jsonOf(t.prepared(await addMember(t, id, member_id), 200)), 'the answer').toMatchObject(wanted)
      t.expect(jsonOf(await showMember(t, id, member_id)), 'shown').toMatchObject(wanted)
      t.expect(rowsOf(await listMembers(t, id), 'members'), 'listed').toMatchObject([wanted])
    },
  }),
  check(`${create}.private-image`, {
    title: 'a member can be added to an image whose visibility is private',
    clause: '§1.8.6.13 Preconditions',
    level: 'required',
    effect: 'create',
    covers: ['rule:private-images-only', 'rule:member-is-pending'],
    run: async t => {
      const { id } = await ownImage(t)
      if (textAt(jsonOf(await show(t, id)), 'visibility') !== 'private')
        t.prepared(await patch(t, id, [{ op: 'replace', path: '/visibility', value: 'private' }]), 200)
      t.expect((await addMember(t, id, strangerId(t))).status, 'the member is added').toBe(200)
    },
  }),
  check(`${create}.public-image-403`, {
    title: 'a member cannot be added to a public image: 403',
    clause: '§1.8.6.13 Troubleshooting',
    level: 'required',
    // A public image is somebody else's.
    effect: 'destructive',
    covers: ['#error.403', 'rule:public-image-403'],
    errata: ['image.chapters.resize-not-allowed-elsewhere'],
    run: async t => {
      const query = { visibility: 'public', limit: 1 }
      const [image = t.unsupported('the target has no public image')] = await listed(t, query)
      // A member who is nobody, should the target add it; the ledger has it then.
      t.expect((await addMember(t, idOf(image), strangerId(t))).status, 'forbidden').toBe(403)
    },
  }),
  check(`${create}.twice-409`, {
    title: 'adding a member that is one already conflicts: 409',
    clause: '§1.8.6.13 Troubleshooting',
    level: 'required',
    effect: 'create',
    covers: ['#error.409', 'rule:member-twice-409'],
    run: async t => {
      const { id } = await ownImage(t)
      const member = strangerId(t)
      t.prepared(await addMember(t, id, member), 200)
      t.expect((await addMember(t, id, member)).status, 'the second time').toBe(409)
      t.expect(rowsOf(await listMembers(t, id), 'members').length, 'members').toBe(1)
    },
  }),
  check(`${create}.without-member-400`, {
    title: 'a request that names no member is refused with 400',
    clause: ['§1.8.6.13 body parameter member', '§1.8.4 400'],
    level: 'advisory',
    effect: 'create',
    kind: 'contract',
    covers: ['#error.400', '#body.member'],
    run: async t => {
      const { id } = await ownImage(t)
      const reply = await t.call(create, { path: { image_id: id }, ...jsonBody({}) })
      t.expect(reply.status, 'not a good request').toBe(400)
    },
  }),
  check(`${create}.by-a-member`, {
    title: 'a member who does not own the image can add nobody',
    clause: '§1.8.6.13 Preconditions',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['rule:owner-only'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      const reply = await addMember(t, id, strangerId(t), other)
      t.expect(reply.status, 'refused').toBe(oneOf([403, 404], reply.status))
      const members = rowsOf(await listMembers(t, id), 'members')
      t.expect(
        members.map(({ member_id }) => member_id),
        'the members',
      ).toEqual([member])
    },
  }),
  check(`${update}.workflow`, {
    title:
      'an offered image is in the other project\u2019s list once it is accepted, and no more once the member is removed',
    clause: ['§1.8.6.13 workflow', '§1.8.6.17 Synchronous Postconditions', '§1.8.6.16 Synchronous Postconditions'],
    level: 'required',
    effect: 'create',
    covers: ['rule:accepted-is-listed', 'image.members.create#body.member', '#body.status'],
    needs: ['alternate'],
    run: async t => {
      const image = await offeredImage(t)
      t.expect(await isListed(t, image), 'listed while the offer is pending').toBe(false)
      const answer = await answerOffer(t, image.id, image.member, 'accepted', other)
      t.expect(answer.status, 'accepting').toBe(200)
      t.expect(jsonOf(answer).status, 'the status in the answer').toBe('accepted')
      t.expect(await isListed(t, image), 'listed once it is accepted').toBe(true)
      t.expect((await show(t, image.id, other)).status, 'shown to the member').toBe(200)
      const removed = await removeMember(t, image.id, image.member)
      t.expect(removed.status, 'removing the member').toBe(204)
      t.expect(await isListed(t, image), 'listed without a member').toBe(false)
      t.expect([403, 404], 'shown to who is no member').toContain((await show(t, image.id, other)).status)
    },
  }),
  check(`${update}.status-is-shown`, {
    title: 'the owner and the member see what the member has answered',
    clause: '§1.8.6.17 Synchronous Postconditions',
    level: 'required',
    effect: 'create',
    covers: ['rule:status-is-shown'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      for (const status of ['accepted', 'rejected']) {
        t.prepared(await answerOffer(t, id, member, status, other), 200)
        t.expect(jsonOf(await showMember(t, id, member)).status, 'to the owner').toBe(status)
        t.expect(jsonOf(await showMember(t, id, member, other)).status, 'to the member').toBe(status)
      }
    },
  }),
  check(`${update}.rejected-can-still-use`, {
    title: 'a member who has rejected the image can still use it: it is shown',
    clause: '§1.8.6.13 Caution',
    level: 'required',
    effect: 'create',
    covers: ['rule:rejected-still-uses'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      t.prepared(await answerOffer(t, id, member, 'rejected', other), 200)
      t.expect((await show(t, id, other)).status, 'shown to the member').toBe(200)
    },
  }),
  check(`${update}.by-the-owner`, {
    title: 'the owner cannot accept in the place of the member',
    clause: '§1.8.6.17 Preconditions',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.403', '#error.404', 'rule:member-answers'],
    run: async t => {
      const { id } = await ownImage(t)
      const member = strangerId(t)
      t.prepared(await addMember(t, id, member), 200)
      const reply = await answerOffer(t, id, member, 'accepted')
      t.expect(reply.status, 'refused').toBe(oneOf([403, 404], reply.status))
      t.expect(jsonOf(await showMember(t, id, member)).status, 'the status').toBe('pending')
    },
  }),
  check(`${update}.bad-status-400`, {
    title: 'a status that there is not is refused with 400',
    clause: ['§1.8.6.17 body parameter status', '§1.8.4 400'],
    level: 'advisory',
    effect: 'create',
    kind: 'contract',
    covers: ['#error.400', '#body.status'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      t.expect((await answerOffer(t, id, member, 'perhaps', other)).status, 'not a good request').toBe(400)
    },
  }),
  check('image.members.list.member-sees-itself', {
    title: 'a member sees itself alone in the list of members, the owner sees all',
    clause: '§1.8.6.14',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['rule:member-sees-itself'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      const stranger = strangerId(t)
      t.prepared(await addMember(t, id, stranger), 200)
      const ids = (rows: { member_id?: unknown }[]) => rows.map(({ member_id }) => member_id).sort()
      const owners = rowsOf(await listMembers(t, id), 'members')
      t.expect(ids(owners), 'to the owner').toEqual([member, stranger].sort())
      const theirs = rowsOf(await listMembers(t, id, other), 'members')
      t.expect(ids(theirs), 'to the member').toEqual([member])
    },
  }),
  check('image.members.list.of-none', {
    title: 'an image that nobody shares has an empty list of members',
    clause: '§1.8.6.14',
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id } = await ownImage(t)
      const reply = await listMembers(t, id)
      t.expect(reply.status, 'the status').toBe(200)
      t.expect(jsonOf(reply).members, 'the members').toEqual([])
    },
  }),
  check('image.members.show.to-the-member', {
    title: 'a member is shown to itself as to the owner',
    clause: '§1.8.6.15 Preconditions',
    level: 'required',
    effect: 'create',
    covers: ['rule:owner-or-member'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      const owners = await showMember(t, id, member)
      const theirs = await showMember(t, id, member, other)
      t.expect([owners.status, theirs.status], 'the statuses').toEqual([200, 200])
      t.expect(jsonOf(theirs), 'to the member').toEqual(jsonOf(owners))
    },
  }),
  check(`${remove}.is-gone`, {
    title: 'a removed member is no more shown or listed, and can be added again',
    clause: '§1.8.6.16 Synchronous Postconditions',
    level: 'required',
    effect: 'create',
    covers: ['#error.404', 'rule:member-is-removed'],
    run: async t => {
      const { id } = await ownImage(t)
      const [stays, goes] = [strangerId(t), strangerId(t)]
      for (const member of [stays, goes]) t.prepared(await addMember(t, id, member), 200)
      const reply = await removeMember(t, id, goes)
      t.expect([reply.status, reply.body.length], 'removed, without a body').toEqual([204, 0])
      t.expect((await showMember(t, id, goes)).status, 'shown').toBe(404)
      const members = rowsOf(await listMembers(t, id), 'members')
      t.expect(
        members.map(({ member_id }) => member_id),
        'the members',
      ).toEqual([stays])
      t.expect((await removeMember(t, id, goes)).status, 'removed again').toBe(404)
      t.expect((await addMember(t, id, goes)).status, 'added again').toBe(200)
    },
  }),
  check(`${remove}.by-a-member-403`, {
    title: 'a member who does not own the image can remove nobody, not even itself: 403',
    clause: '§1.8.6.16 Troubleshooting',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.403', 'rule:not-owner-403'],
    errata: ['image.chapters.resize-not-allowed-elsewhere'],
    needs: ['alternate'],
    run: async t => {
      const { id, member } = await offeredImage(t)
      t.prepared(await answerOffer(t, id, member, 'accepted', other), 200)
      t.expect((await removeMember(t, id, member, other)).status, 'forbidden').toBe(403)
      t.expect((await showMember(t, id, member)).status, 'the member is still there').toBe(200)
    },
  }),
]
