# Volumes and snapshots. Sourced by .ci/clients.

step "openstack: volume types, zones, limits"
says M1 volume type list -f value -c Name
says 'jp-east-1b available' availability zone list --volume -f value
run openstack limits show --absolute -f value
expect '^maxTotalInstances 100$'
run openstack quota show -f json
expect '"volumes": 500'

step "openstack: volume create, show, set, extend"
run openstack volume create --size 3 --type M1 --availability-zone jp-east-1a --property kind=test tour-volume
becomes available volume tour-volume
says tour-volume volume list -f value -c Name
says 3 volume show tour-volume -f value -c size
run openstack volume set --name tour-renamed --description why --property colour=blue tour-volume
run openstack volume show tour-renamed -f json
expect '"description": "why"'
expect '"colour": "blue"'
expect '"kind": "test"'
run openstack volume unset --property colour tour-renamed
run openstack volume show tour-renamed -f json
if grep -q colour "$work/log"; then fail "the property stayed"; fi
run openstack volume set --size 5 tour-renamed
becomes available volume tour-renamed
says 5 volume show tour-renamed -f value -c size
refused 'must be greater than 5 GB' volume set --size 4 tour-renamed

step "openstack: volume snapshot create, list, show, set; volume from a snapshot and from an image"
run openstack volume snapshot create --volume tour-renamed tour-snapshot
becomes available volume snapshot tour-snapshot
says tour-snapshot volume snapshot list -f value -c Name
says 5 volume snapshot show tour-snapshot -f value -c size
run openstack volume snapshot set --name tour-snapshot-2 --property colour=red tour-snapshot
run openstack volume snapshot show tour-snapshot-2 -f json
expect '"colour": "red"'
run openstack volume create --snapshot tour-snapshot-2 tour-copy
becomes available volume tour-copy
says 5 volume show tour-copy -f value -c size
run openstack volume create --image "$system" --size 20 tour-bootable
becomes available volume tour-bootable
says true volume show tour-bootable -f value -c bootable

step "openstack: volume snapshot delete, volume delete"
refused 'snapshot|[Ii]nvalid' volume delete tour-renamed
run openstack volume snapshot delete tour-snapshot-2
vanishes tour-snapshot-2 volume snapshot
for name in tour-renamed tour-copy; do
  run openstack volume delete "$name"
  vanishes "$name" volume
done
