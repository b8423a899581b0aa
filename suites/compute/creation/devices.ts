import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { availableVolume, type Made as MadeVolume, ownSnapshot, ownVolume } from '../../block-storage/fixtures.ts'
import { showVolume, updateVolume } from '../../block-storage/requests.ts'
import { type JsonObject, jsonOf, rowsOf, textAt } from '../../openstack/json.ts'
import { bootableImage } from '../found.ts'
import { deleteServer, ofServer, showServer } from '../requests.ts'
import { type Made, makeServer, statusOf } from './create.ts'

/** One disk of `block_device_mapping_v2`, as the samples write it (§1.2.6.38 example request). */
export function device(
  letter: 'a' | 'b' | 'c',
  source: 'image' | 'volume' | 'snapshot',
  uuid: string,
  more: { volume_size?: string; delete_on_termination?: 'True' | 'False' } = {},
) {
  return {
    device_name: `/dev/vd${letter}`,
    source_type: source,
    destination_type: 'volume',
    boot_index: String('abc'.indexOf(letter)),
    uuid,
    ...more,
  }
}

/** Volumes are judged by the service for them; without it nothing of disks can be seen or put away. */
export function needsBlockStorage(t: CheckContext): void {
  if (!t.offers('blockstoragev2')) t.unsupported('the target has no block storage to look at the volumes of a server')
}

/** In GB; more than the volume that the snapshot is of, so that it would be seen where it is not ignored. */
export const ignoredSize = '3'

/** A server with the three disks that the sample shows: from an image, a volume and a snapshot. */
export interface DeviceServer extends Made {
  /** Size in GB that was asked for the volume made of the image. */
  systemSize: number
  /** The volume that was there before, of which the snapshot is. */
  volume: MadeVolume
  snapshot: MadeVolume
  /** Where each disk is (§1.2.6.41), in the order of the devices. */
  attachments: JsonObject[]
  /** The volumes of the three disks while the server has them, in the order of the attachments. */
  volumes: TargetReply[]
}

/** Made once; what is deleted with it is seen in `afterDeletion`. */
export function deviceServer(t: CheckContext): Promise<DeviceServer> {
  needsBlockStorage(t)
  return t.shared('server of devices', async owner => {
    const image = await bootableImage(owner)
    const zone = owner.fixtures.availabilityZone
    const volume = await ownVolume(owner, zone === undefined ? {} : { availability_zone: zone }, 'of-devices')
    const snapshot = await ownSnapshot(owner, volume)
    const systemSize = image.volumeSize
    const made = await makeServer(owner, 'create-with-block-devices', {
      name: owner.name('devices'),
      block_device_mapping_v2: [
        device('a', 'image', image.id, { volume_size: String(systemSize), delete_on_termination: 'True' }),
        device('b', 'volume', volume.id, { volume_size: ignoredSize, delete_on_termination: 'True' }),
        device('c', 'snapshot', snapshot.id),
      ],
    })
    const attachments = statusOf(made) === 'ACTIVE' ? await attachmentsOf(owner, made.id) : []
    const volumes = await Promise.all(attachments.map(row => showVolume(owner, textAt(row, 'volumeId'))))
    // What stays has no name: it gets one of the run, so that clean-up finds it.
    for (const [at, row] of attachments.entries())
      if (at === 2) await updateVolume(owner, textAt(row, 'volumeId'), { name: owner.name('of-snapshot') })
    return { ...made, systemSize, volume, snapshot, attachments, volumes }
  })
}

/** The disks of a server, in the order of their names. */
export async function attachmentsOf(t: CheckContext, id: string): Promise<JsonObject[]> {
  const reply = t.prepared(await t.call('compute.volume-attachments.list', ofServer(id)), 200)
  return rowsOf(reply, 'volumeAttachments').sort((a, b) => textAt(a, 'device').localeCompare(textAt(b, 'device')))
}

/** The server where it works with all of its disks. */
export async function workingDeviceServer(t: CheckContext): Promise<DeviceServer> {
  const made = await deviceServer(t)
  t.prepared(made.created, 202)
  if (made.attachments.length === 3) return made
  return t.notRun(`a server with three disks is ${statusOf(made)} with ${made.attachments.length} volumes`)
}

/** The volumes of the three disks once the server is gone, each as it was settled. */
export function afterDeletion(t: CheckContext): Promise<TargetReply[]> {
  return t.shared('server of devices, deleted', async owner => {
    const { id, attachments } = await workingDeviceServer(owner)
    owner.prepared(await deleteServer(owner, id), 204)
    await owner.eventually(
      async () => {
        if ((await showServer(owner, id)).status !== 404) throw new Error('the server is still there')
      },
      { timeoutMs: 120_000, intervalMs: 1000 },
    )
    return Promise.all(attachments.map(row => released(owner, textAt(row, 'volumeId'))))
  })
}

const longest = 60_000

/** A volume that no server has any more: gone, or available again; the last answer where it comes to neither. */
export function released(t: CheckContext, id: string): Promise<TargetReply> {
  const isFree = (reply: TargetReply): boolean =>
    reply.status === 404 || textAt(jsonOf(reply), 'volume', 'status') === 'available'
  return t.watch('volumes', () => showVolume(t, id), isFree, longest)
}

/** A volume of the run's own that a server can start from. */
export async function systemVolume(t: CheckContext): Promise<MadeVolume & { size: number }> {
  const { id, volumeSize } = await bootableImage(t)
  const volume = await ownVolume(t, { imageRef: id, size: volumeSize }, 'system')
  await availableVolume(t, volume.id)
  return { ...volume, size: volumeSize }
}
