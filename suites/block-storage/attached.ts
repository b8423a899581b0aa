import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import {
  attachedAnywhere,
  deletedWhileAttached,
  snapshotForced,
  snapshotForcedNot,
  snapshotUnforced,
  type Tried,
  uploadForced,
  uploadUnforced,
} from '../compute/attachments/life.ts'
import { jsonOf, member, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'

const ofImage = '§2.1.6.19 body parameter force'
const ofSnapshot = '§2.4.6.5 query parameter force'

const statusOf = (reply: TargetReply): string => textAt(jsonOf(reply), 'volume', 'status')

function withServers(t: CheckContext): void {
  if (!t.offers('compute')) t.unsupported('the target has no servers that a volume could be attached to')
}

/** What a volume that a server has is asked for, with force or without. */
const forced: {
  id: string
  title: string
  clause: string
  /** What of the request is exercised. */
  errata: string[]
  accepted: boolean
  step: (t: CheckContext) => Promise<Tried>
}[] = [
  {
    id: 'block-storage.volumes.upload-image.attached-unforced',
    title: 'no image is made of an attached volume without force',
    clause: ofImage,
    errata: ['block-storage.volumes.force-default'],
    accepted: false,
    step: uploadUnforced,
  },
  {
    id: 'block-storage.volumes.upload-image.attached-forced',
    title: 'an image is made of an attached volume with force',
    clause: ofImage,
    errata: ['block-storage.volumes.force-default'],
    accepted: true,
    step: uploadForced,
  },
  {
    id: 'block-storage.snapshots.create.attached-unforced',
    title: 'no snapshot is taken of an attached volume without force',
    clause: ofSnapshot,
    errata: ['block-storage.snapshots.create.rows-of-body'],
    accepted: false,
    step: snapshotUnforced,
  },
  {
    id: 'block-storage.snapshots.create.attached-not-forced',
    title: 'no snapshot is taken of an attached volume where force is false',
    clause: ofSnapshot,
    errata: ['block-storage.snapshots.create.rows-of-body', 'block-storage.snapshots.force-is-a-json-boolean'],
    accepted: false,
    step: snapshotForcedNot,
  },
  {
    id: 'block-storage.snapshots.create.attached-forced',
    title: 'a snapshot is taken of an attached volume with force',
    clause: ofSnapshot,
    errata: ['block-storage.snapshots.create.rows-of-body', 'block-storage.snapshots.force-is-a-json-boolean'],
    accepted: true,
    step: snapshotForced,
  },
]

/** Volumes that a server has (§2.1.6.5, §2.1.6.19, §2.4.6.5). */
export const attachedChecks: Check[] = [
  check('block-storage.volumes.show.attachments-of-attached', {
    title: 'an attached volume tells its server, and the device that compute tells',
    clause: '§2.1.6.5 response parameter attachments',
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.attachments'],
    run: async t => {
      withServers(t)
      const { server, volume, reply, after } = await attachedAnywhere(t)
      t.prepared(reply, 200)
      t.focus(t.prepared(after, 200))
      const attachments = member(jsonOf(after), 'volume', 'attachments')
      t.expect(Array.isArray(attachments) ? attachments.length : 0, 'attachments').toBe(1)
      // The row names what is told in words only, so any member may hold it.
      const values = Object.values((attachments as object[])[0] ?? {})
      const device = textAt(jsonOf(reply), 'volumeAttachment', 'device')
      t.expect(values, 'server, volume and device').toEqual(t.expect.arrayContaining([server, volume, device]))
    },
  }),
  ...forced.map(({ id, title, clause, errata, accepted, step }) =>
    check(id, {
      title,
      clause,
      level: 'required',
      effect: 'create',
      covers: ['#body.force', 'rule:force-of-attached'],
      errata,
      run: async t => {
        withServers(t)
        const { reply, after } = await step(t)
        t.focus(reply)
        t.expect(reply.status, accepted ? 'accepted' : 'refused').toBe(
          oneOf(accepted ? [202] : [400, 403, 409], reply.status),
        )
        t.expect(statusOf(after), 'the status of the volume afterwards').toBe('in-use')
      },
    }),
  ),
  check('block-storage.volumes.delete.attached-refused', {
    title: 'a volume that a server has cannot be deleted',
    clause: '§2.1.6.6 description',
    // No document says so; it is the custom of block storage.
    level: 'advisory',
    effect: 'create',
    covers: ['#error.400'],
    run: async t => {
      withServers(t)
      const { reply, after } = await deletedWhileAttached(t)
      t.focus(reply)
      t.expect(reply.status, 'refused').toBe(oneOf([400, 403, 409], reply.status))
      t.expect(statusOf(after), 'the status of the volume afterwards').toBe('in-use')
    },
  }),
]
