import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import {
  availableVolume as availableInBlockStorage,
  describedMetadata,
  type Made,
  settled,
  smallest,
} from '../../block-storage/fixtures.ts'
import { jsonOf, member, textAt } from '../../openstack/json.ts'
import { untilStatus } from '../../openstack/wait.ts'
import { createSnapshot, createVolume, showSnapshot, showVolume } from './requests.ts'

/** A member of the volume, or the snapshot, that an answer tells of. */
export const volume = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'volume', name)
export const snapshot = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'snapshot', name)

/** What the volumes take that checks share. */
export const volumeFixtures: Readonly<Record<string, Uses>> = {
  'extension: described volume': { volumes: 1, gigabytes: smallest },
  'extension: guarded volume': { volumes: 1, gigabytes: smallest },
  'extension: life': { volumes: 1, gigabytes: smallest },
}

export const volumeDescription = 'A described volume.'
export const snapshotDescription = 'A described snapshot.'

/** The volume that checks only look at, with all that a creation can say of it but type and zone. */
export function describedVolume(t: CheckContext): Promise<Made> {
  return t.shared('extension: described volume', owner =>
    ownVolume(owner, 'described', { display_description: volumeDescription, metadata: describedMetadata }),
  )
}

/** A snapshot of it that was taken by force, which an unattached volume needs not. */
export function describedSnapshot(t: CheckContext): Promise<Made> {
  return t.shared('extension: described snapshot', async owner =>
    ownSnapshot(owner, await describedVolume(owner), { display_description: snapshotDescription, force: true }),
  )
}

/** A volume for those who must not touch it, with nothing that may be left out but its name, and its snapshot. */
export function guardedVolume(t: CheckContext): Promise<Made> {
  return t.shared('extension: guarded volume', owner => ownVolume(owner, 'guarded'))
}

export function guardedSnapshot(t: CheckContext): Promise<Made> {
  return t.shared('extension: guarded snapshot', async owner => ownSnapshot(owner, await guardedVolume(owner)))
}

/** A volume as a preparation: asked for and awaited. */
export async function ownVolume(t: CheckContext, label: string, fields: object = {}): Promise<Made> {
  const name = t.name(label)
  const reply = t.prepared(await createVolume(t, { size: smallest, display_name: name, ...fields }), 200)
  const id = textAt(jsonOf(reply), 'volume', 'id')
  await usableVolume(t, id)
  return { id, name, reply }
}

/** A snapshot of a volume as a preparation: asked for and awaited. */
async function ownSnapshot(t: CheckContext, { id: volumeId }: Made, fields: object = {}): Promise<Made> {
  const name = t.name('snapshot')
  const reply = t.prepared(await createSnapshot(t, { volume_id: volumeId, display_name: name, ...fields }), 200)
  const id = textAt(jsonOf(reply), 'snapshot', 'id')
  await usableSnapshot(t, id)
  return { id, name, reply }
}

export function usableSnapshot(t: CheckContext, id: string): Promise<TargetReply> {
  return untilStatus(t, { ask: () => showSnapshot(t, id), at: ['snapshot', 'status'], wanted: ['available'] })
}

/**
 * Waits until a volume can be used. No document says that the extension tells the status of a volume (§2.1.6.10 example
 * response): where it does not, block storage does.
 */
export async function usableVolume(t: CheckContext, id: string): Promise<TargetReply> {
  const shown = t.prepared(await settled(t, 'volume', () => showVolume(t, id)), 200)
  const status = volume(shown, 'status') ?? 'available'
  if (status !== 'available') t.notRun(`a volume is ${String(status)}, not available`)
  if (volume(shown, 'status') === undefined && t.offers('blockstoragev2')) await availableInBlockStorage(t, id)
  return shown
}
