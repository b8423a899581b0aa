import type { Snapshot, Volume } from './shelf.ts'
import type { VolumeTypes } from './volume-types.ts'

/** How block storage writes a moment: UTC with microseconds and no zone, `2013-02-25T02:40:21.000000`. */
export function isoMicroseconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 23)}000`
}

/** How volumes are shown. */
export interface VolumeForm {
  /** The mount's URL, e.g. `http://127.0.0.1:8900/volume`. */
  baseUrl: string
  types: VolumeTypes
}

/** A volume in a list without details (§2.1.6.3). */
export function summarizeVolume({ baseUrl }: VolumeForm, { id, name, projectId }: Volume): object {
  const links = [
    { href: `${baseUrl}/v2/${projectId}/volumes/${id}`, rel: 'self' },
    { href: `${baseUrl}/${projectId}/volumes/${id}`, rel: 'bookmark' },
  ]
  return { id, name, links }
}

/** A volume as creation answers it (§2.1.6.17), with the links that other answers have. */
export function describeNewVolume(form: VolumeForm, volume: Volume): object {
  const { id, attachment } = volume
  return {
    ...summarizeVolume(form, volume),
    status: volume.status,
    attachments:
      attachment === undefined
        ? []
        : [
            {
              id,
              attachment_id: attachment.id,
              server_id: attachment.serverId,
              volume_id: id,
              host_name: null,
              device: attachment.device,
            },
          ],
    availability_zone: volume.availabilityZone,
    bootable: String(volume.bootable),
    encrypted: false,
    created_at: isoMicroseconds(volume.createdAt),
    description: volume.description,
    volume_type: form.types.get(volume.volumeType).name,
    snapshot_id: volume.snapshotId,
    source_volid: volume.sourceVolumeId,
    metadata: Object.fromEntries(volume.metadata),
    user_id: volume.userId,
    size: volume.size,
  }
}

/** A volume with all that is told of it (§2.1.6.5). */
export function describeVolume(form: VolumeForm, volume: Volume): object {
  const { imageMetadata } = volume
  return {
    ...describeNewVolume(form, volume),
    'os-vol-host-attr:host': `storage-${volume.availabilityZone}`,
    'os-vol-tenant-attr:tenant_id': volume.projectId,
    'os-vol-mig-status-attr:migstat': null,
    'os-vol-mig-status-attr:name_id': null,
    ...(imageMetadata === undefined ? {} : { volume_image_metadata: Object.fromEntries(imageMetadata) }),
  }
}

/** A snapshot in a list without details, and as creation and update answer it (§2.4.6.1, 5, 6). */
export function summarizeSnapshot(snapshot: Snapshot): object {
  return {
    id: snapshot.id,
    name: snapshot.name,
    description: snapshot.description,
    status: snapshot.status,
    volume_id: snapshot.volumeId,
    size: snapshot.size,
    metadata: Object.fromEntries(snapshot.metadata),
    created_at: isoMicroseconds(snapshot.createdAt),
  }
}

/** A snapshot with all that is told of it (§2.4.6.3). */
export function describeSnapshot(snapshot: Snapshot): object {
  return {
    ...summarizeSnapshot(snapshot),
    'os-extended-snapshot-attributes:progress': snapshot.status === 'creating' ? '0%' : '100%',
    'os-extended-snapshot-attributes:project_id': snapshot.projectId,
    availability_zone: snapshot.availabilityZone,
  }
}
