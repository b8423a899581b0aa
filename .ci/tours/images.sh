# Images, from the first byte to the last, and shared with another project. Sourced by .ci/clients.

system=cirros-0.3.5-x86_64

step "openstack: images that are there"
says active image show "$system" -f value -c status
says public image show "$system" -f value -c visibility
refused '403|permitted' image set --property colour=blue "$system"

step "openstack: image create, set, unset, save"
run openstack image create --file "$tree/folder/small.bin" --disk-format raw --container-format bare \
  --min-disk 1 --property os_distro=none --tag tour tour-image
says active image show tour-image -f value -c status
says 100 image show tour-image -f value -c size
says tour-image image list --private -f value -c Name
run openstack image set --property colour=blue --min-ram 64 --name tour-renamed tour-image
run openstack image show tour-renamed -f json
expect '"colour": "blue"'
expect '"os_distro": "none"'
expect '"min_ram": 64'
run openstack image unset --property colour tour-renamed
run openstack image show tour-renamed -f json
if grep -q colour "$work/log"; then fail "the property stayed"; fi
run openstack image save --file "$work/saved-image" tour-renamed
same "$tree/folder/small.bin" "$work/saved-image"

step "openstack: image add project, accept, remove project"
image=$(value image show tour-renamed -c id)
other=$(as_alternate value token issue -c project_id)
run openstack image add project "$image" "$other"
says pending image member list "$image" -f value -c Status
as_alternate says_not tour-renamed image list -f value -c Name
as_alternate run openstack image set --accept "$image"
as_alternate says tour-renamed image list -f value -c Name
says accepted image member list "$image" -f value -c Status
as_alternate refused '403|permitted' image set --name stolen "$image"
run openstack image remove project "$image" "$other"
as_alternate says_not tour-renamed image list -f value -c Name

step "openstack: image protected, delete"
run openstack image set --protected tour-renamed
refused 'protected' image delete tour-renamed
run openstack image set --unprotected tour-renamed
run openstack image delete tour-renamed
says_not tour-renamed image list -f value -c Name
