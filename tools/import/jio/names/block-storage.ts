/** Names of the operations of block storage; see `readNames` for the form. */
export const blockStorageNames = `
# block-storage.volumes
POST v2/{tenant_id}/volumes | block-storage.volumes.create | Create volume
GET v2/{tenant_id}/volumes | block-storage.volumes.list | List volumes
GET v2/{tenant_id}/volumes/detail | block-storage.volumes.list-details | List volumes (detailed)
GET v2/{tenant_id}/volumes/{volume_id} | block-storage.volumes.show | Show volume
PUT v2/{tenant_id}/volumes/{volume_id} | block-storage.volumes.update | Update volume
DELETE v2/{tenant_id}/volumes/{volume_id} | block-storage.volumes.delete | Delete volume
# block-storage.volume-types
GET v2/{tenant_id}/types | block-storage.volume-types.list | List volume types
GET v2/{tenant_id}/types/{volume_type_id} | block-storage.volume-types.show | Show volume type
# block-storage.snapshots
POST v2/{tenant_id}/snapshots | block-storage.snapshots.create | Create snapshot
GET v2/{tenant_id}/snapshots | block-storage.snapshots.list | List snapshots
GET v2/{tenant_id}/snapshots/detail | block-storage.snapshots.list-details | List snapshots (detailed)
GET v2/{tenant_id}/snapshots/{snapshot_id} | block-storage.snapshots.show | Show snapshot
PUT v2/{tenant_id}/snapshots/{snapshot_id} | block-storage.snapshots.update | Update snapshot
DELETE v2/{tenant_id}/snapshots/{snapshot_id} | block-storage.snapshots.delete | Delete snapshot
`
