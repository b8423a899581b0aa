import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type Made, smallest } from '../../block-storage/fixtures.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { list } from '../requests.ts'
import { describedVolume, usableSnapshot, usableVolume, volume } from './fixtures.ts'
import { createSnapshot, createVolume, deleteSnapshot, deleteVolume, showSnapshot, showVolume } from './requests.ts'

/**
 * One life of a volume by the extension alone: created in a zone and of a type that were found → a snapshot taken →
 * the snapshot deleted → the volume deleted. Each step is made once for a run and judges nothing.
 */
export interface Beginning {
  /** The volume that the later steps are about. */
  id: string
  name: string
  /** What the request with zone and type was answered. */
  reply: TargetReply
  zone: string
  /** Undefined where the target tells of no type. */
  type: FoundType | undefined
}

export interface End {
  id: string
  reply: TargetReply
  /** What looking at it was answered in the end. */
  after: TargetReply
  /** The list after that. */
  listed: TargetReply
}

export const lifeDescription = 'Daily backup'

export function begun(t: CheckContext): Promise<Beginning> {
  return t.shared('extension: life', async owner => {
    const zone = await someZone(owner)
    const type = await someType(owner, zone)
    const name = owner.name('life')
    const plain = { size: smallest, display_name: name }
    const asked = { ...plain, availability_zone: zone, ...(type === undefined ? {} : { volume_type: type.id }) }
    const reply = await createVolume(owner, asked)
    // Where zone and type are refused their checks say so; the rest of the life needs neither.
    const made = reply.status === 200 ? reply : owner.prepared(await createVolume(owner, plain), 200)
    const id = textAt(jsonOf(made), 'volume', 'id')
    await usableVolume(owner, id)
    return { id, name, reply, zone, type }
  })
}

/** Without force, which a volume that is attached to nothing does not need. */
export function snapshotTaken(t: CheckContext): Promise<Made & { after: TargetReply }> {
  return t.shared('extension: life, snapshot taken', async owner => {
    const { id: volumeId } = await begun(owner)
    const name = owner.name('life')
    const fields = { display_name: name, display_description: lifeDescription, volume_id: volumeId, force: false }
    const reply = await createSnapshot(owner, fields)
    const id = textAt(jsonOf(reply), 'snapshot', 'id')
    const after = id === '' ? reply : await usableSnapshot(owner, id)
    return { id, name, reply, after }
  })
}

export function snapshotDeleted(t: CheckContext): Promise<End> {
  return t.shared('extension: life, snapshot deleted', async owner => {
    const { id, reply: taken } = await snapshotTaken(owner)
    owner.prepared(taken, 200)
    return ended(owner, id, 'snapshot', deleteSnapshot, showSnapshot)
  })
}

export function volumeDeleted(t: CheckContext): Promise<End> {
  return t.shared('extension: life, volume deleted', async owner => {
    const { id } = await begun(owner)
    // Whatever became of the snapshot: a volume that has one is not deleted.
    await snapshotDeleted(owner).catch(() => undefined)
    return ended(owner, id, 'volume', deleteVolume, showVolume)
  })
}

type OfOne = (t: CheckContext, id: string) => Promise<TargetReply>

async function ended(t: CheckContext, id: string, noun: 'volume' | 'snapshot', remove: OfOne, show: OfOne) {
  const reply = await remove(t, id)
  const ask = () => show(t, id)
  const after = await untilGone(t, ask).catch(ask)
  return { id, reply, after, listed: await list(t, `${noun}s.list`) }
}

/** A zone that volumes can be made in: that of the profile, else the one that the target itself chose. */
async function someZone(t: CheckContext): Promise<string> {
  const chosen = volume(await showVolume(t, (await describedVolume(t)).id), 'availabilityZone')
  if (t.fixtures.availabilityZone !== undefined) return t.fixtures.availabilityZone
  return typeof chosen === 'string' ? chosen : t.notRun('the target does not tell the zone of a volume')
}

export interface FoundType {
  id: string
  name: string
}

/** A type that belongs to the zone, or to none (§2.1.6.2): that of the profile, else the first. */
async function someType(t: CheckContext, zone: string): Promise<FoundType | undefined> {
  if (!t.offers('blockstoragev2')) return undefined
  const accept = { headers: { Accept: 'application/json' } }
  const rows = rowsOf(await t.call('block-storage.volume-types.list', accept), 'volume_types')
  const { volumeType: named } = t.fixtures
  for (const { id, name } of rows.map(row => ({ id: textAt(row, 'id'), name: textAt(row, 'name') }))) {
    if (named !== undefined && named !== id && named !== name) continue
    const shown = await t.call('block-storage.volume-types.show', { path: { volume_type_id: id }, ...accept })
    const own = member(jsonOf(shown), 'volume_type', 'availability_zone') ?? zone
    if (own === zone) return { id, name }
  }
  return undefined
}
