import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody } from '../../openstack/json.ts'
import type { Asker } from '../requests.ts'

const wanted = { headers: { Accept: 'application/json' } }

/** Path of a volume, with JSON as what is wanted back. */
export function ofVolume(id: string): CallOptions {
  return { path: { volume_id: id }, ...wanted }
}

export function ofSnapshot(id: string): CallOptions {
  return { path: { snapshot_id: id }, ...wanted }
}

export function createVolume(t: CheckContext, volume: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volumes.create', { ...jsonBody({ volume }), ...asker })
}

export function showVolume(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volumes.show', { ...ofVolume(id), ...asker })
}

export function deleteVolume(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.volumes.delete', { ...ofVolume(id), ...asker })
}

export function createSnapshot(t: CheckContext, snapshot: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.snapshots.create', { ...jsonBody({ snapshot }), ...asker })
}

export function showSnapshot(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.snapshots.show', { ...ofSnapshot(id), ...asker })
}

export function deleteSnapshot(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.snapshots.delete', { ...ofSnapshot(id), ...asker })
}
