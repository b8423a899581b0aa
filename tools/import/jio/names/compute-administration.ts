/** Names of the operations of compute: administrators' actions, attributes, aggregates; see `readNames` for the form. */
export const computeAdministrationNames = `
# compute.server-admin-actions
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.pause | Pause server | pause
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.unpause | Unpause server | unpause
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.suspend | Suspend server | suspend
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.resume | Resume server | resume
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.migrate | Migrate server | migrate
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.reset-network | Reset network of server | resetNetwork
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.inject-network-info | Inject network information into server | injectNetworkInfo
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.lock | Lock server | lock
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.unlock | Unlock server | unlock
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.create-backup | Back up server | createBackup
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.live-migrate | Migrate server live | os-migrateLive
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.reset-state | Reset state of server | os-resetState
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.evacuate | Evacuate server | evacuate
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.add-security-group | Add security group to server | addSecurityGroup
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.remove-security-group | Remove security group from server | removeSecurityGroup
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.add-floating-ip | Add floating IP to server | addFloatingIp
# compute.server-console-output
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.show-console-output | Show console output of server | os-getConsoleOutput
# compute.server-console
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.show-vnc-console | Get console of server | os-getVNCConsole
# compute.server-deferred-delete
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.force-delete | Delete server at once | forceDelete
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.restore | Restore deleted server | restore
# compute.server-diagnostics
GET v2/{tenant_id}/servers/{server_id}/diagnostics | compute.server-diagnostics.show | Show diagnostics of server
# compute.flavors-with-flavor-disabled-attribute
GET v2/{tenant_id}/flavors/{flavor_id} | compute.flavors.show-disabled | Show flavor with disabled attribute
GET v2/{tenant_id}/flavors/detail | compute.flavors.list-disabled | List flavors with disabled attribute
# compute.flavor-extra-specs
GET v2/{tenant_id}/flavors/{flavor_id}/os-extra_specs | compute.flavor-extra-specs.list | List extra specs of flavor
POST v2/{tenant_id}/flavors/{flavor_id}/os-extra_specs | compute.flavor-extra-specs.create | Create extra specs of flavor
GET v2/{tenant_id}/flavors/{flavor_id}/os-extra_specs/{key_id} | compute.flavor-extra-specs.show | Show extra spec of flavor
# compute.flavors-with-rxtx-factor-extended-attribute
GET v2/{tenant_id}/flavors/{flavor_id} | compute.flavors.show-rxtx-factor | Show flavor with rxtx_factor
GET v2/{tenant_id}/flavors/detail | compute.flavors.list-rxtx-factor | List flavors with rxtx_factor
# compute.flavors-with-extended-attributes
GET v2/{tenant_id}/flavors/{flavor_id} | compute.flavors.show-extended-attributes | Show flavor with extended attributes
GET v2/{tenant_id}/flavors/detail | compute.flavors.list-extended-attributes | List flavors with extended attributes
# compute.images-with-size-attribute
GET v2/{tenant_id}/images/detail | compute.images.list-sizes | List images with size
GET v2/{tenant_id}/images/{image_id} | compute.images.show-size | Show image with size
# compute.limits-with-project-usage
GET v2/{tenant_id}/limits | compute.limits.show-usage | Show limits with usage
# compute.guest-agents
GET v2/{tenant_id}/os-agents | compute.agents.list | List agent builds
POST v2/{tenant_id}/os-agents | compute.agents.create | Create agent build
DELETE v2/{tenant_id}/os-agents | compute.agents.delete | Delete agent build
PUT v2/{tenant_id}/os-agents/{id} | compute.agents.update | Update agent build
# compute.host-aggregates
GET v2/{tenant_id}/os-aggregates | compute.aggregates.list | List host aggregates
POST v2/{tenant_id}/os-aggregates | compute.aggregates.create | Create host aggregate
DELETE v2/{tenant_id}/os-aggregates/{aggregate_id} | compute.aggregates.delete | Delete host aggregate
GET v2/{tenant_id}/os-aggregates/{aggregate_id} | compute.aggregates.show | Show host aggregate
PUT v2/{tenant_id}/os-aggregates/{aggregate_id} | compute.aggregates.update | Update host aggregate
POST v2/{tenant_id}/os-aggregates/{aggregate_id}/action | compute.aggregates.set-metadata | Set metadata of host aggregate | set_metadata
POST v2/{tenant_id}/os-aggregates/{aggregate_id}/action | compute.aggregates.add-host | Add host to host aggregate | add_host
POST v2/{tenant_id}/os-aggregates/{aggregate_id}/action | compute.aggregates.remove-host | Remove host from host aggregate | remove_host
`
