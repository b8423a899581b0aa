/** Names of the operations of compute: volumes, and what is described again with other attributes; see `readNames` for the form. */
export const computeVariantNames = `
# compute.volume-extensions
GET v1.1/{tenant_id}/os-volumes | compute.volumes.list | List volumes
GET v1.1/{tenant_id}/os-volumes/detail | compute.volumes.list-details | List volumes (detailed)
POST v1.1/{tenant_id}/os-volumes/{volume_id} | compute.volumes.create | Create volume
GET v1.1/{tenant_id}/os-volumes/{volume_id} | compute.volumes.show | Show volume
DELETE v1.1/{tenant_id}/os-volumes/{volume_id} | compute.volumes.delete | Delete volume
GET v1.1/{tenant_id}/os-volume-types | compute.volume-types.list | List volume types
GET v1.1/{tenant_id}/os-volume-types/{volume_type_id} | compute.volume-types.show | Show volume type
POST v1.1/{tenant_id}/os-snapshots | compute.snapshots.create | Create snapshot
GET v1.1/{tenant_id}/os-snapshots | compute.snapshots.list | List snapshots
GET v1.1/{tenant_id}/os-snapshots/detail | compute.snapshots.list-details | List snapshots (detailed)
GET v1.1/{tenant_id}/os-snapshots/{snapshot_id} | compute.snapshots.show | Show snapshot
DELETE v1.1/{tenant_id}/os-snapshots/{snapshot_id} | compute.snapshots.delete | Delete snapshot
# compute.volume-attachments
GET v1.1/{tenant_id}/os-volumes | compute.volumes.list-again | List volumes, as printed again
GET v1.1/{tenant_id}/os-volumes/detail | compute.volumes.list-details-again | List volumes (detailed), as printed again
POST v1.1/{tenant_id}/os-volumes/{volume_id} | compute.volumes.create-again | Create volume, as printed again
GET v1.1/{tenant_id}/os-volumes/{volume_id} | compute.volumes.show-again | Show volume, as printed again
DELETE v1.1/{tenant_id}/os-volumes/{volume_id} | compute.volumes.delete-again | Delete volume, as printed again
GET v1.1/{tenant_id}/os-volume-types | compute.volume-types.list-again | List volume types, as printed again
GET v1.1/{tenant_id}/os-volume-types/{volume_type_id} | compute.volume-types.show-again | Show volume type, as printed again
POST v1.1/{tenant_id}/os-snapshots | compute.snapshots.create-again | Create snapshot, as printed again
GET v1.1/{tenant_id}/os-snapshots | compute.snapshots.list-again | List snapshots, as printed again
GET v1.1/{tenant_id}/os-snapshots/detail | compute.snapshots.list-details-again | List snapshots (detailed), as printed again
GET v1.1/{tenant_id}/os-snapshots/{snapshot_id} | compute.snapshots.show-again | Show snapshot, as printed again
DELETE v1.1/{tenant_id}/os-snapshots/{snapshot_id} | compute.snapshots.delete-again | Delete snapshot, as printed again
# compute.volume-attachments-2
POST v2/{tenant_id}/servers/{server_id}/os-volume_attachments | compute.volume-attachments.create | Attach volume to server
GET v2/{tenant_id}/servers/{server_id}/os-volume_attachments | compute.volume-attachments.list | List volume attachments of server
GET v2/{tenant_id}/servers/{server_id}/os-volume_attachments/{attachment_id} | compute.volume-attachments.show | Show volume attachment
DELETE v2/{tenant_id}/servers/{server_id}/os-volume_attachments/{attachment_id} | compute.volume-attachments.delete | Detach volume from server
# compute.servers-with-block-device-mapping-format
GET v2/{tenant_id}/servers | compute.servers.list-block-devices | List servers with block devices
POST v2/{tenant_id}/servers | compute.servers.create-with-block-devices | Create server with block devices
# compute.server-os-ext-ips-mac-mac-addr-extended-attribute
POST v2/{tenant_id}/servers | compute.servers.create-with-mac-address | Create server with MAC addresses
GET v2/{tenant_id}/servers/{server_id} | compute.servers.show-mac-address | Show server with MAC addresses
GET v2/{tenant_id}/servers/detail | compute.servers.list-mac-address | List servers with MAC addresses
# compute.configuration-drive
POST v2/{tenant_id}/servers | compute.servers.create-with-config-drive | Create server with configuration drive
GET v2/{tenant_id}/servers/{server_id} | compute.servers.show-config-drive | Show server with configuration drive
GET v2/{tenant_id}/servers/{server_id}/detail | compute.servers.list-config-drive | List servers with configuration drive
# compute.servers-and-images-with-disk-config
POST v2/{tenant_id}/servers | compute.servers.create-with-disk-config | Create server with disk config
GET v2/{tenant_id}/servers/{server_id} | compute.servers.show-disk-config | Show server with disk config
PUT v2/{tenant_id}/servers/{server_id} | compute.servers.update-disk-config | Update server with disk config
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.resize-with-disk-config | Resize server with disk config | resize
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.rebuild-with-disk-config | Rebuild server with disk config | rebuild
GET v2/{tenant_id}/servers/detail | compute.servers.list-disk-config | List servers with disk config
GET v2/{tenant_id}/images/{image_id} | compute.images.show-disk-config | Show image with disk config
GET v2/{tenant_id}/images/detail | compute.images.list-disk-config | List images with disk config
# compute.server-ip-type
GET v2/{tenant_id}/servers/{server_id}/action | compute.servers.show-address-types | Show server with IP types
GET v2/{tenant_id}/servers/detail | compute.servers.list-address-types | List servers with IP types
# compute.server-extended-attributes
GET v2/servers | compute.servers.list-extended-attributes | List servers with extended attributes
GET v2/servers/{server_id} | compute.servers.show-extended-attributes | Show server with extended attributes
# compute.server-extended-status
GET v2/{tenant_id}/servers/{server_id} | compute.servers.show-extended-status | Show server with extended status
GET v2/{tenant_id}/servers/detail | compute.servers.list-extended-status | List servers with extended status
# compute.servers-multiple-create
POST v2/{tenant_id}/servers | compute.servers.create-multiple | Create several servers
`
