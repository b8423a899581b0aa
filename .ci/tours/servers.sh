# Servers, their keys, groups, volumes and networks. Sourced by .ci/clients after volumes.sh, which leaves the bootable
# volume `tour-bootable` behind.

make() { run openstack server create --image "$system" --flavor T-1 "$@" -f value -c name -c status; }

step "openstack: flavors, zones, networks, limits"
says P-1 flavor list -f value -c Name
says 2048 flavor show P-1 -f value -c ram
says 'jp-east-1a available' availability zone list --compute -f value
says demo-network network list -f value -c Name
says web security group list -f value -c Name
network=$(value network show demo-network -c id)

step "openstack: keypair create, import, list, show, delete"
run openstack keypair create --private-key "$work/key" tour-made
grep -q 'PRIVATE KEY' "$work/key" || fail "there is no private key"
ssh-keygen -y -f "$work/key" > "$work/key.pub" 2> /dev/null || value keypair show --public-key tour-made > "$work/key.pub"
run openstack keypair create --public-key "$work/key.pub" tour-imported
made=$(value keypair show tour-made -c fingerprint)
says "$made" keypair show tour-imported -f value -c fingerprint
says tour-imported keypair list -f value -c Name
run openstack keypair delete tour-imported
says_not tour-imported keypair list -f value -c Name

step "openstack: server create with key, network, properties, user data; show, list"
echo '#!/bin/sh' > "$work/user-data"
make --key-name tour-made --network demo-network --security-group web --property colour=blue --user-data "$work/user-data" \
  --config-drive False --availability-zone jp-east-1a --wait tour-one
expect '^ACTIVE$'
run openstack server show tour-one -f json
expect '"key_name": "tour-made"'
expect '"colour": "blue"'
expect '192\.168\.10\.'
expect 'web'
expect 'T-1'
expect "$system"
run openstack server list --long -f value -c Name -c Status -c 'Availability Zone'
expect '^tour-one ACTIVE jp-east-1a'
refused 'config_drive' server create --image "$system" --flavor T-1 --config-drive True tour-never
run openstack server set --name tour-renamed --property size=small tour-one
run openstack server unset --property colour tour-renamed
run openstack server show tour-renamed -f json
expect '"size": "small"'
if grep -q colour "$work/log"; then fail "the property stayed"; fi
run openstack server set --name tour-one tour-renamed

step "openstack: console, reboot, stop, start, shelve, unshelve"
run openstack console log show --lines 1 tour-one
expect 'login:'
run openstack console url show --novnc tour-one -f value -c type
expect '^novnc$'
run openstack server reboot --soft --wait tour-one
run openstack server reboot --hard --wait tour-one
becomes ACTIVE server tour-one
run openstack server stop tour-one
becomes SHUTOFF server tour-one
refused '409|vm_state' server stop tour-one
run openstack server start tour-one
becomes ACTIVE server tour-one
run openstack server shelve tour-one
becomes SHELVED_OFFLOADED server tour-one
run openstack server unshelve tour-one
becomes ACTIVE server tour-one

step "openstack: server resize, confirm, revert"
run openstack server resize --flavor P-1 --wait tour-one
becomes VERIFY_RESIZE server tour-one
run openstack server resize revert tour-one
becomes ACTIVE server tour-one
run openstack server show tour-one -f value -c flavor
expect 'T-1'
run openstack server resize --flavor P-1 --wait tour-one
run openstack server resize confirm tour-one
becomes ACTIVE server tour-one
run openstack server show tour-one -f value -c flavor
expect 'P-1'

step "openstack: server add and remove volume, network and port"
run openstack volume create --size 1 tour-data
becomes available volume tour-data
says /dev/vdc server add volume --device /dev/vdc tour-one tour-data -f value -c Device
becomes in-use volume tour-data
run openstack server volume list tour-one -f value -c Device
expect '^/dev/vdc$'
run openstack server remove volume tour-one tour-data
becomes available volume tour-data
run openstack volume delete tour-data
run openstack server add network tour-one "$network"
run openstack server show tour-one -f value -c addresses
[ "$(grep -o '192\.168\.10\.' "$work/log" | wc -l)" = 2 ] || fail "there are not two addresses"
run openstack server remove network tour-one "$network"
for _ in $(seq 10); do
  run openstack server show tour-one -f value -c addresses
  grep -q '192\.168\.10\.' "$work/log" || break
  sleep 1
done
if grep -q '192\.168\.10\.' "$work/log"; then fail "an address stayed"; fi

step "openstack: server create --min --max, by a group"
run openstack server group create --policy anti-affinity tour-group
says tour-group server group list -f value -c Name
group=$(value server group show tour-group -c id)
make --min 2 --max 2 --hint group="$group" --wait tour-many
becomes ACTIVE server tour-many-1
becomes ACTIVE server tour-many-2
value server group show tour-group -c members > "$work/log"
expect "$(value server show tour-many-1 -c id)"
expect "$(value server show tour-many-2 -c id)"
[ "$(value server show tour-many-1 -c hostId)" != "$(value server show tour-many-2 -c hostId)" ] ||
  fail "both servers of the group are on one host"
run openstack server delete --wait tour-many-1 tour-many-2
run openstack server group delete tour-group
says_not tour-group server group list -f value -c Name

step "openstack: server create --boot-from-volume, --volume"
make --boot-from-volume 20 --wait tour-from-image
expect '^ACTIVE$'
run openstack server show tour-from-image -f value -c volumes_attached
volume=$(grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' "$work/log")
says in-use volume show "$volume" -f value -c status
run openstack server delete --wait tour-from-image
says available volume show "$volume" -f value -c status
run openstack volume delete "$volume"
run openstack server create --volume tour-bootable --flavor T-1 --wait tour-from-volume -f value -c status
expect '^ACTIVE$'
says in-use volume show tour-bootable -f value -c status
run openstack server delete --wait tour-from-volume
run openstack volume delete tour-bootable

step "openstack: server delete"
run openstack server delete --wait tour-one
says_not tour-one server list -f value -c Name
refused 'No [Ss]erver' server show tour-one
run openstack keypair delete tour-made
run openstack server list -f value -c ID
[ ! -s "$work/log" ] || fail "servers stayed"
vanishes tour-bootable volume
