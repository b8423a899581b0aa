import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'

/** Who asks, and in which project; by default the run itself in its own. */
export type Asker = Pick<CallOptions, 'identity' | 'account'>

/** The user of the other project in that project: what a neighbour in the same cloud can send. */
export const neighbour: Asker = { identity: 'alternate', account: 'alternate' }

export function createVolume(t: CheckContext, volume: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.volumes.create', { ...jsonBody({ volume }), ...asker })
}

export function showVolume(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.volumes.show', { path: { volume_id: id }, ...asker })
}

export function updateVolume(t: CheckContext, id: string, volume: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.volumes.update', { path: { volume_id: id }, ...jsonBody({ volume }), ...asker })
}

export function deleteVolume(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.volumes.delete', { path: { volume_id: id }, ...asker })
}

export function extendVolume(t: CheckContext, id: string, size: unknown, asker: Asker = {}): Promise<TargetReply> {
  const path = { volume_id: id }
  return t.call('block-storage.volumes.extend', { path, ...jsonBody({ 'os-extend': { new_size: size } }), ...asker })
}

export function uploadImage(t: CheckContext, id: string, image: object, asker: Asker = {}): Promise<TargetReply> {
  const path = { volume_id: id }
  return t.call('block-storage.volumes.upload-image', {
    path,
    ...jsonBody({ 'os-volume_upload_image': image }),
    ...asker,
  })
}

export function createSnapshot(t: CheckContext, snapshot: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.snapshots.create', { ...jsonBody({ snapshot }), ...asker })
}

export function showSnapshot(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.snapshots.show', { path: { snapshot_id: id }, ...asker })
}

export function updateSnapshot(t: CheckContext, id: string, snapshot: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.snapshots.update', { path: { snapshot_id: id }, ...jsonBody({ snapshot }), ...asker })
}

export function deleteSnapshot(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.snapshots.delete', { path: { snapshot_id: id }, ...asker })
}

export function restoreSnapshot(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('block-storage.snapshots.restore', {
    path: { snapshot_id: id },
    ...jsonBody({ 'fcx-restore': {} }),
    ...asker,
  })
}
