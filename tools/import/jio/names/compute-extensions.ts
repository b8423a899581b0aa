/** Names of the operations of compute: networks, addresses, hosts, keys, security; see `readNames` for the form. */
export const computeExtensionNames = `
# compute.attach-interfaces
POST v2/{tenant_id}/servers/{server_id}/os-attach-interfaces | compute.interfaces.create | Attach interface to server
GET v2/{tenant_id}/servers/{server_id}/os-attach-interfaces | compute.interfaces.list | List interfaces of server
GET v2/{tenant_id}/servers/{server_id}/os-attach-interfaces/{attachment_id} | compute.interfaces.show | Show interface of server
# compute.root-certificates
POST v2/{tenant_id}/os-certificates | compute.certificates.create | Create root certificate
GET v2/{tenant_id}/os-certificates | compute.certificates.show | Show root certificate
# compute.cloudpipe
GET v2/{tenant_id}/os-cloudpipe | compute.cloudpipes.list | List cloudpipes
POST v2/{tenant_id}/os-cloudpipe | compute.cloudpipes.create | Create cloudpipe
POST v2/{tenant_id}/os-cloudpipe/configure-project | compute.cloudpipes.configure-project | Configure cloudpipe of project
# compute.coverage-reports
POST v2/{tenant_id}/os-coverage/action | compute.coverage.report | Generate coverage report | report
POST v2/{tenant_id}/os-coverage/action | compute.coverage.start | Start coverage reporting of Nova | start
POST v2/{tenant_id}/os-coverage/action | compute.coverage.start-all | Start coverage reporting of all services | start
POST v2/{tenant_id}/os-coverage/action | compute.coverage.stop | Stop coverage reporting | stop
# compute.fixed-ips
GET v2/{tenant_id}/os-fixed-ips/{fixed_ip} | compute.fixed-ips.show | Show fixed IP
POST v2/{tenant_id}/os-fixed-ips/{fixed_ip}/action | compute.fixed-ips.reserve-or-release | Reserve or release fixed IP
# compute.floating-ip-dns-records
GET v2/{tenant_id}/os-floating-ip-dns | compute.dns-domains.list | List DNS domains
PUT v2/{tenant_id}/os-floating-ip-dns/{domain} | compute.dns-domains.update | Create or update DNS domain
DELETE v2/{tenant_id}/os-floating-ip-dns/{domain} | compute.dns-domains.delete | Delete DNS domain
PUT v2/{tenant_id}/os-floating-ip-dns/{domain}/entries/{name} | compute.dns-entries.update | Create or update DNS entry
GET v2/{tenant_id}/os-floating-ip-dns/{domain}/entries/{name} | compute.dns-entries.show | Show DNS entry of name
DELETE v2/{tenant_id}/os-floating-ip-dns/{domain}/entries/{name} | compute.dns-entries.delete | Delete DNS entry
GET v2/{tenant_id}/os-floating-ip-dns/{domain}/entries/{ip} | compute.dns-entries.list-of-address | List DNS entries of address
# compute.floating-ip-pools
GET v2/{tenant_id}/os-floating-ip-pools | compute.floating-ip-pools.list | List floating IP pools
# compute.floating-ips
GET v2/{tenant_id}/os-floating-ips | compute.floating-ips.list | List floating IPs
POST v2/{tenant_id}/os-floating-ips | compute.floating-ips.create | Allocate floating IP
GET v2/{tenant_id}/os-floating-ips/{id} | compute.floating-ips.show | Show floating IP
DELETE v2/{tenant_id}/os-floating-ips/{id} | compute.floating-ips.delete | Release floating IP
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.add-floating-ip-again | Add floating IP to server, as printed again | addFloatingIp
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.remove-floating-ip | Remove floating IP from server | removeFloatingIp
# compute.floating-ips-bulk
GET v2/{tenant_id}/os-floating-ips-bulk | compute.floating-ips-bulk.list | List all floating IPs
POST v2/{tenant_id}/os-floating-ips-bulk | compute.floating-ips-bulk.create | Create floating IPs in bulk
POST v2/{tenant_id}/os-floating-ips-bulk/delete | compute.floating-ips-bulk.delete | Delete floating IPs in bulk
GET v2/{tenant_id}/os-floating-ips-bulk/{host_name} | compute.floating-ips-bulk.list-of-host | List all floating IPs of host
# compute.hosts
GET v2/{tenant_id}/os-hosts | compute.hosts.list | List hosts
GET v2/{tenant_id}/os-hosts/{host_name} | compute.hosts.show | Show host
PUT v2/{tenant_id}/os-hosts/{host_name} | compute.hosts.update | Enable host or begin its maintenance
GET v2/{tenant_id}/os-hosts/{host_name}/startup | compute.hosts.start | Start host
GET v2/{tenant_id}/os-hosts/{host_name}/shutdown | compute.hosts.stop | Shut host down
GET v2/{tenant_id}/os-hosts/{host_name}/reboot | compute.hosts.reboot | Reboot host
# compute.server-actions-2
GET v2/{tenant_id}/servers/{server_id}/os-instance-actions | compute.instance-actions.list | List actions done on server
GET v2/{tenant_id}/servers/{server_id}/os-instance-actions/{action_id} | compute.instance-actions.show | Show action done on server
# compute.keypairs
GET v2/{tenant_id}/os-keypairs | compute.key-pairs.list | List key pairs
POST v2/{tenant_id}/os-keypairs | compute.key-pairs.create | Create or import key pair
DELETE v2/{tenant_id}/os-keypairs/{keypair_name} | compute.key-pairs.delete | Delete key pair
GET v2/{tenant_id}/os-keypairs/{keypair_name} | compute.key-pairs.show | Show key pair
# compute.networks
POST v2/{tenant_id} | compute.networks.create | Create network
GET v2/{tenant_id}/os-networks | compute.networks.list | List networks
POST v2/{tenant_id}/os-networks/add | compute.networks.add-to-project | Add network to project
GET v2/{tenant_id}/os-networks/{id} | compute.networks.show | Show network
DELETE v2/{tenant_id}/os-networks/{id} | compute.networks.delete | Delete network
POST v2/{tenant_id}/os-networks/{id}/action | compute.networks.associate-host | Associate network with host | associate_host
POST v2/{tenant_id}/os-networks/{id}/action | compute.networks.disassociate-host | Disassociate host from network | disassociate_host
POST v2/{tenant_id}/os-networks/{id}/action | compute.networks.disassociate | Disassociate network from project for use by another | disassociate
POST v2/{tenant_id}/os-networks/{id}/action | compute.networks.disassociate-project | Disassociate project from network | disassociate_project
# compute.server-rescue-and-unrescue
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.rescue | Rescue server | rescue
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.unrescue | Unrescue server | unrescue
# compute.server-start-and-stop
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.start | Start server | os-start
POST v2/{tenant_id}/servers/{server_id}/action | compute.servers.stop | Stop server | os-stop
# compute.security-groups
GET v2/{tenant_id}/os-security-groups | compute.security-groups.list | List security groups
POST v2/{tenant_id}/os-security-groups | compute.security-groups.create | Create security group
GET v2/{tenant_id}/os-security-groups/servers/{server_id}/os-security-groups | compute.security-groups.list-of-server | List security groups of server
GET v2/{tenant_id}/os-security-groups/{security_group_id} | compute.security-groups.show | Show security group
DELETE v2/{tenant_id}/os-security-groups/{security_group_id} | compute.security-groups.delete | Delete security group
# compute.rules-for-default-security-group
GET v2/{tenant_id}/os-security-group-rules | compute.security-group-rules.list | List rules of default security group
POST v2/{tenant_id}/os-security-group-rules | compute.security-group-rules.create | Create rule of default security group
GET v2/{tenant_id}/os-security-group-rules/{security_group_rule_id} | compute.security-group-rules.show | Show security group rule
# compute.server-password
GET v2/servers/{server_id}/os-server-password | compute.servers.show-password | Show password of server
DELETE v2/servers/{server_id}/os-server-password | compute.servers.clear-password | Clear password of server
# compute.manage-services
GET v2/{tenant_id}/os-services | compute.services.list | List services
PUT v2/{tenant_id}/os-services/enable | compute.services.enable | Enable service
PUT v2/{tenant_id}/os-services/disable | compute.services.disable | Disable service
PUT v2/{tenant_id}/os-services/disable-log-reason | compute.services.log-disable-reason | Record why service was disabled
GET v2/{tenant_id}/os-services/detail | compute.services.list-disabled | List disabled services
# compute.usage-reports
GET v2/{tenant_id}/os-simple-tenant-usage | compute.usage.list | List usage of all tenants
GET v2/{tenant_id}/os-simple-tenant-usage/{tenant_id} | compute.usage.show | Show usage of tenant
# compute.virtual-interfaces
GET v2/{tenant_id}/servers/{server_id}/os-virtual-interfaces | compute.virtual-interfaces.list | List virtual interfaces of server
GET v2/{tenant_id}/servers/{server_id}/os-virtual-interfaces | compute.virtual-interfaces.list-networks | List virtual interfaces of server with their networks
`
