/** Names of the operations of compute: servers, flavors and images; see `readNames` for the form. */
export const computeCoreNames = `
# compute.versions
GET v2 | compute.versions.show | Show API version
# compute.extensions
GET v2/{tenant_id}/extensions | compute.extensions.list | List extensions
GET v2/{tenant_id}/extensions/{alias} | compute.extensions.show | Show extension
# compute.limits
GET v2/{tenant_id}/limits | compute.limits.show | Show limits
# compute.servers
GET v2/{tenant_id}/servers | compute.servers.list | List servers
POST v2/{tenant_id}/servers | compute.servers.create | Create server
GET v2/{tenant_id}/servers/detail | compute.servers.list-details | List servers (detailed)
GET v2/{tenant_id}/servers/{server_id} | compute.servers.show | Show server
PUT v2/{tenant_id}/servers/{server_id} | compute.servers.update | Update server
DELETE v2/{tenant_id}/servers/{server_id} | compute.servers.delete | Delete server
# compute.server-metadata
GET v2/{tenant_id}/servers/{server_id}/metadata | compute.server-metadata.show | Show server metadata
POST v2/{tenant_id}/servers/{server_id}/metadata | compute.server-metadata.update | Update server metadata items
PUT v2/{tenant_id}/servers/{server_id}/metadata | compute.server-metadata.replace | Replace server metadata
GET v2/{tenant_id}/servers/{server_id}/metadata/{key} | compute.server-metadata.show-item | Show server metadata item
PUT v2/{tenant_id}/servers/{server_id}/metadata/{key} | compute.server-metadata.update-item | Set server metadata item
DELETE v2/{tenant_id}/servers/{server_id}/metadata/{key} | compute.server-metadata.delete-item | Delete server metadata item
# compute.server-addresses
GET v2/{tenant_id}/servers/{server_id}/ips | compute.server-addresses.list | List addresses of server
GET v2/{tenant_id}/servers/{server_id}/ips/{network_label} | compute.server-addresses.list-of-network | List addresses of server in one network
# compute.server-actions
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.change-password | Change password of server
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.reboot | Reboot server
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.rebuild | Rebuild server
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.resize | Resize server
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.confirm-resize | Confirm resize of server
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.revert-resize | Revert resize of server
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.create-image | Create image from server
# compute.flavors
GET v2/flavors | compute.flavors.list | List flavors
GET v2/flavors/detail | compute.flavors.list-details | List flavors (detailed)
GET v2/flavors/{flavor_id} | compute.flavors.show | Show flavor
# compute.images
GET v2/images | compute.images.list | List images
GET v2/images/detail | compute.images.list-details | List images (detailed)
GET v2/images/{image_id} | compute.images.show | Show image
DELETE v2/images/{image_id} | compute.images.delete | Delete image
# compute.image-metadata
GET v2/images/{image_id}/metadata | compute.image-metadata.show | Show image metadata
POST v2/images/{image_id}/metadata | compute.image-metadata.update | Update image metadata items
PUT v2/images/{image_id}/metadata | compute.image-metadata.replace | Replace image metadata
GET v2/images/{image_id}/metadata/{key} | compute.image-metadata.show-item | Show image metadata item
PUT v2/images/{image_id}/metadata/{key} | compute.image-metadata.update-item | Set image metadata item
DELETE v2/images/{image_id}/metadata/{key} | compute.image-metadata.delete-item | Delete image metadata item
`
