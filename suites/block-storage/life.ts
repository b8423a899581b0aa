import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, textAt } from '../openstack/json.ts'
import { untilGone } from '../openstack/wait.ts'
import { larger, settled, smallest } from './fixtures.ts'
import {
  createSnapshot,
  createVolume,
  deleteSnapshot,
  deleteVolume,
  extendVolume,
  restoreSnapshot,
  showSnapshot,
  showVolume,
  updateSnapshot,
  updateVolume,
  uploadImage,
} from './requests.ts'

/**
 * One life of a volume, from its creation until it is not found any more, each step after the one before:
 *
 * created → snapshot taken, updated, renamed, and described again → restored from it → updated, described again, and renamed → uploaded as an image
 * → extended → snapshot deleted → volume deleted.
 *
 * A step is made once for a run, whichever check asks first. It judges nothing: where the target refuses it, the next
 * one begins all the same, and the step's own checks tell what was refused.
 */
export interface Step {
  /** What the request was answered. */
  reply: TargetReply
  /** What was looked at once nothing was under way any more. */
  after: TargetReply
}

export interface Beginning extends Step {
  id: string
  name: string
}

/** What the volume is described with at first. */
export const firstDescription = 'The first description.'
export const firstMetadata = { contents: 'junk' }
/** What it is described with later. */
export const secondDescription = 'This is yet, another volume.'
export const thirdDescription = 'The last description.'
export const snapshotDescription = 'Daily backup'
export const secondSnapshotDescription = 'This is yet, another snapshot.'

export function created(t: CheckContext): Promise<Beginning> {
  return t.shared('life: volume created', async owner => {
    const name = owner.name('life')
    const fields = { size: smallest, name, description: firstDescription, metadata: firstMetadata }
    const reply = await createVolume(owner, fields)
    const id = textAt(jsonOf(reply), 'volume', 'id')
    return { id, name, reply, after: await settled(owner, 'volume', () => showVolume(owner, idOr(owner, id))) }
  })
}

export function snapshotTaken(t: CheckContext): Promise<Beginning> {
  return t.shared('life: snapshot taken', async owner => {
    const volume = await begun(owner)
    const name = owner.name('life')
    const fields = { name, description: snapshotDescription, volume_id: volume.id, force: true }
    const reply = await createSnapshot(owner, fields)
    const id = textAt(jsonOf(reply), 'snapshot', 'id')
    return { id, name, reply, after: await settled(owner, 'snapshot', () => showSnapshot(owner, idOr(owner, id))) }
  })
}

export function snapshotUpdated(t: CheckContext): Promise<Step & { name: string }> {
  return t.shared('life: snapshot updated', async owner => {
    const { id } = await withSnapshot(owner)
    const name = owner.name('renamed')
    const reply = await updateSnapshot(owner, id, { name, description: secondSnapshotDescription })
    return { name, reply, after: await showSnapshot(owner, id) }
  })
}

/** Sends a name alone, then a description alone: what is left out is to stay. */
export function snapshotRenamed(t: CheckContext): Promise<Step & { name: string; afterDescription: TargetReply }> {
  return t.shared('life: snapshot renamed', async owner => {
    const { id } = await withSnapshot(owner)
    await snapshotUpdated(owner)
    const name = owner.name('again')
    const reply = await updateSnapshot(owner, id, { name })
    const after = await showSnapshot(owner, id)
    await updateSnapshot(owner, id, { description: snapshotDescription })
    return { name, reply, after, afterDescription: await showSnapshot(owner, id) }
  })
}

export function restored(t: CheckContext): Promise<Step & { snapshotAfter: TargetReply }> {
  return t.shared('life: volume restored', async owner => {
    const volume = await begun(owner)
    const { id } = await withSnapshot(owner)
    await snapshotRenamed(owner)
    const reply = await restoreSnapshot(owner, id)
    const after = await settled(owner, 'volume', () => showVolume(owner, volume.id))
    return { reply, after, snapshotAfter: await settled(owner, 'snapshot', () => showSnapshot(owner, id)) }
  })
}

export function updated(t: CheckContext): Promise<Step & { name: string }> {
  return t.shared('life: volume updated', async owner => {
    const { id } = await begun(owner)
    await restored(owner)
    const name = owner.name('renamed')
    const reply = await updateVolume(owner, id, { name, description: secondDescription })
    return { name, reply, after: await showVolume(owner, id) }
  })
}

/** Sends a description alone, then a name alone: what is left out is to stay. */
export function redescribed(t: CheckContext): Promise<Step & { name: string; afterRename: TargetReply }> {
  return t.shared('life: volume described again', async owner => {
    const { id } = await begun(owner)
    await updated(owner)
    const reply = await updateVolume(owner, id, { description: thirdDescription })
    const after = await showVolume(owner, id)
    const name = owner.name('again')
    await updateVolume(owner, id, { name })
    return { reply, after, name, afterRename: await showVolume(owner, id) }
  })
}

/** `during` is the volume right after the answer, when the image may not be complete. */
export function uploaded(t: CheckContext): Promise<Step & { imageName: string; during: TargetReply }> {
  return t.shared('life: volume uploaded', async owner => {
    // Nobody else could remove the image.
    if (!owner.offers('image')) owner.unsupported('the target has no image service that an image could be made in')
    const { id } = await begun(owner)
    await redescribed(owner)
    const imageName = owner.name('image')
    const reply = await uploadImage(owner, id, {
      container_format: 'bare',
      disk_format: 'raw',
      image_name: imageName,
      force: true,
    })
    const during = await showVolume(owner, id)
    return { imageName, reply, during, after: await settled(owner, 'volume', () => showVolume(owner, id)) }
  })
}

export function extended(t: CheckContext): Promise<Step> {
  return t.shared('life: volume extended', async owner => {
    const { id } = await begun(owner)
    await (owner.offers('image') ? uploaded(owner) : redescribed(owner))
    const reply = await extendVolume(owner, id, larger)
    return { reply, after: await settled(owner, 'volume', () => showVolume(owner, id)) }
  })
}

/** The snapshot as it is when its volume has been extended. */
export function snapshotAfterExtension(t: CheckContext): Promise<TargetReply> {
  return t.shared('life: snapshot after extension', async owner => {
    const { id } = await withSnapshot(owner)
    await extended(owner)
    return showSnapshot(owner, id)
  })
}

export function snapshotDeleted(t: CheckContext): Promise<Step & { id: string }> {
  return t.shared('life: snapshot deleted', async owner => {
    const { id } = await withSnapshot(owner)
    await snapshotAfterExtension(owner)
    const reply = await deleteSnapshot(owner, id)
    return { id, reply, after: await lastSeen(owner, () => showSnapshot(owner, id)) }
  })
}

export function volumeDeleted(t: CheckContext): Promise<Step & { id: string }> {
  return t.shared('life: volume deleted', async owner => {
    const { id } = await begun(owner)
    await snapshotDeleted(owner)
    const reply = await deleteVolume(owner, id)
    return { id, reply, after: await lastSeen(owner, () => showVolume(owner, id)) }
  })
}

/** The volume where it could be created; otherwise nothing after it can be run. */
async function begun(owner: CheckContext): Promise<Beginning> {
  const volume = await created(owner)
  owner.prepared(volume.reply, 202)
  return volume
}

async function withSnapshot(owner: CheckContext): Promise<Beginning> {
  const snapshot = await snapshotTaken(owner)
  owner.prepared(snapshot.reply, 202)
  return snapshot
}

/** An answer without an id leaves nothing to look at: what is looked at then is not there. */
function idOr(owner: CheckContext, id: string): string {
  return id === '' ? owner.unknownId() : id
}

/** The answer that says 404, or the last one where none does. */
async function lastSeen(owner: CheckContext, ask: () => Promise<TargetReply>): Promise<TargetReply> {
  try {
    return await untilGone(owner, ask)
  } catch {
    return ask()
  }
}
