import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { createSnapshot, deleteSnapshot, showSnapshot, uploadImage } from '../../block-storage/requests.ts'
import { jsonOf, textAt } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { groupedServer, groupedServerFixtures } from '../server-groups/fixtures.ts'
import { serverFixtures } from '../servers/own-server.ts'
import { attach, detach, listAttachments, showAttachment } from './requests.ts'
import { freeVolume, lookAtVolume, offersBlockStorage, removeVolume, volumeAt } from './volumes.ts'

/**
 * One life of an attachment: a volume is made and attached to a server → attached again, deleted, snapshot and uploaded
 * while it is attached → detached → looked for until it is not found → detached again.
 *
 * A step is made once for a run, whichever check asks first. It judges nothing: where the target refuses it, the next
 * one begins all the same, and the step's own checks tell what was refused.
 */
export interface Attached {
  server: string
  volume: string
  reply: TargetReply
  /** The volume once it is in use, and the attachment by itself and in the list. */
  after: TargetReply
  shown: TargetReply
  listed: TargetReply
}

const attachedKey = 'life of an attachment: attached'
const namedKey = 'volume attached as a device'
const guardedKey = 'guarded attachment'
const volumeUse: Uses = { volumes: 1, gigabytes: 1 }

/** What the life and its neighbours hold. */
export const attachmentFixtures: Readonly<Record<string, Uses>> = {
  server: serverFixtures.server ?? {},
  ...groupedServerFixtures,
  [attachedKey]: volumeUse,
  [namedKey]: volumeUse,
  [guardedKey]: volumeUse,
}

async function attached(t: CheckContext, label: string, device: string | null): Promise<Attached> {
  const [{ id: server }, volume] = await Promise.all([groupedServer(t), freeVolume(t, label)])
  const reply = await attach(t, server, { volumeId: volume, device })
  const after = reply.status === 200 ? await volumeAt(t, volume, 'in-use') : await lookAtVolume(t, volume)
  const [shown, listed] = await Promise.all([showAttachment(t, server, volume), listAttachments(t, server)])
  return { server, volume, reply, after, shown, listed }
}

/** The target chooses the device. The guarded attachment, which stays, is there before: the server has two volumes then. */
export function attachedAnywhere(t: CheckContext): Promise<Attached> {
  return t.shared(attachedKey, async owner => {
    await guardedAttachment(owner).catch(() => undefined)
    return attached(owner, 'attached', null)
  })
}

/** The device that the other one names. */
export const wantedDevice = '/dev/vdf'

/** Attached as a device that the request names; nothing is done with it afterwards. */
export function attachedAsNamed(t: CheckContext): Promise<Attached> {
  return t.shared(namedKey, owner => attached(owner, 'named', wantedDevice))
}

/** An attachment for those who must not touch it. */
export function guardedAttachment(t: CheckContext): Promise<Attached> {
  return t.shared(guardedKey, async owner => {
    const made = await attached(owner, 'guarded', null)
    owner.prepared(made.reply, 200)
    return made
  })
}

/** The attachment where it could be made; otherwise nothing after it can be run. */
async function begun(t: CheckContext): Promise<Attached> {
  const life = await attachedAnywhere(t)
  t.prepared(life.reply, 200)
  if (textAt(jsonOf(life.after), 'volume', 'status') !== 'in-use') t.notRun('the attached volume is not in use')
  return life
}

export interface Tried {
  volume: string
  reply: TargetReply
  /** The volume afterwards. */
  after: TargetReply
}

/** A step on the attached volume; what kept an earlier one from being made is told to those who ask for it. */
function step(
  label: string,
  before: (t: CheckContext) => Promise<unknown>,
  send: (t: CheckContext, life: Attached) => Promise<TargetReply>,
) {
  return (t: CheckContext): Promise<Tried> =>
    t.shared(`life of an attachment: ${label}`, async owner => {
      const life = await begun(owner)
      await before(owner).catch(() => undefined)
      const reply = await send(owner, life)
      return { volume: life.volume, reply, after: await volumeAt(owner, life.volume, 'in-use') }
    })
}

export const attachedAgain = step('attached again', attachedAnywhere, (t, { server, volume }) =>
  attach(t, server, { volumeId: volume, device: null }),
)

export const snapshotUnforced = step('snapshot without force', attachedAgain, (t, { volume }) =>
  snapshot(t, volume, {}),
)

/** The word is that of the row's default. */
export const snapshotForcedNot = step('snapshot with force false', snapshotUnforced, (t, { volume }) =>
  snapshot(t, volume, { force: false }),
)

export const snapshotForced = step('snapshot with force', snapshotForcedNot, (t, { volume }) =>
  snapshot(t, volume, { force: true }),
)

/** Without its snapshots the volume can be removed later. */
async function snapshot(t: CheckContext, volume: string, fields: object): Promise<TargetReply> {
  if (!offersBlockStorage(t)) t.unsupported('the target has no block storage service to take a snapshot')
  const reply = await createSnapshot(t, { volume_id: volume, name: t.name('attached'), ...fields })
  const id = textAt(jsonOf(reply), 'snapshot', 'id')
  if (id === '') return reply
  const isMade = async (): Promise<void> => {
    const status = textAt(jsonOf(await showSnapshot(t, id)), 'snapshot', 'status')
    t.expect(status, 'it is not under way').not.toBe('creating')
  }
  await t.eventually(isMade, { timeoutMs: 120_000, intervalMs: 1000 }).catch(() => undefined)
  await deleteSnapshot(t, id)
  await untilGone(t, () => showSnapshot(t, id)).catch(() => undefined)
  return reply
}

export const uploadUnforced = step('uploaded without force', snapshotForced, (t, { volume }) => upload(t, volume, {}))

export const uploadForced = step('uploaded with force', uploadUnforced, (t, { volume }) =>
  upload(t, volume, { force: true }),
)

async function upload(t: CheckContext, volume: string, fields: object): Promise<TargetReply> {
  if (!offersBlockStorage(t) || !t.offers('image'))
    t.unsupported('the target has no block storage and image services that an image could be made with')
  return uploadImage(t, volume, {
    image_name: t.name('attached'),
    container_format: 'bare',
    disk_format: 'raw',
    ...fields,
  })
}

export const deletedWhileAttached = step('volume deleted while attached', uploadForced, (t, { volume }) =>
  removeVolume(t, volume),
)

export interface Detached extends Tried {
  server: string
  /** The attachment when it was looked at for the last time, and the list after that. */
  lastSeen: TargetReply
  listed: TargetReply
  /** What detaching it once more was answered. */
  again: TargetReply
}

export function detached(t: CheckContext): Promise<Detached> {
  return t.shared('life of an attachment: detached', async owner => {
    const { server, volume } = await begun(owner)
    await deletedWhileAttached(owner).catch(() => undefined)
    const reply = await detach(owner, server, volume)
    const ask = (): Promise<TargetReply> => showAttachment(owner, server, volume)
    const lastSeen = reply.status === 202 ? await untilGone(owner, ask).catch(ask) : await ask()
    const after = await volumeAt(owner, volume, 'available')
    const listed = await listAttachments(owner, server)
    return { server, volume, reply, after, lastSeen, listed, again: await detach(owner, server, volume) }
  })
}
