/**
 * Commands of the usual clients that call an operation, where there is one: `openstack` of python-openstackclient,
 * `swift` of python-swiftclient. Variables stand for what a reader puts in. A command that sends another request than the
 * documented one is left out: the list commands ask for details, and ports are listed by the network service.
 */
const commands: Record<string, string[]> = {
  'object-storage.containers.list': ['openstack container list', 'swift list'],
  'object-storage.accounts.update': [
    'openstack object store account set --property "$name=$value"',
    'swift post -m "$name:$value"',
  ],
  'object-storage.accounts.show': ['openstack object store account show', 'swift stat'],
  'object-storage.objects.list': ['openstack object list "$container"', 'swift list "$container"'],
  'object-storage.containers.create': ['openstack container create "$container"', 'swift post "$container"'],
  'object-storage.containers.update': [
    'openstack container set --property "$name=$value" "$container"',
    'swift post "$container" -m "$name:$value"',
  ],
  'object-storage.containers.delete': ['openstack container delete "$container"', 'swift delete "$container"'],
  'object-storage.containers.show': ['openstack container show "$container"', 'swift stat "$container"'],
  'object-storage.objects.download': [
    'openstack object save "$container" "$object"',
    'swift download "$container" "$object"',
  ],
  'object-storage.objects.upload': [
    'openstack object create "$container" "$file"',
    'swift upload "$container" "$file"',
  ],
  'object-storage.objects.copy': [
    'swift copy --destination "/$target_container/$target_object" "$container" "$object"',
  ],
  'object-storage.objects.delete': [
    'openstack object delete "$container" "$object"',
    'swift delete "$container" "$object"',
  ],
  'object-storage.objects.show': ['openstack object show "$container" "$object"', 'swift stat "$container" "$object"'],
  'object-storage.objects.update': [
    'openstack object set --property "$name=$value" "$container" "$object"',
    'swift post "$container" "$object" -m "$name:$value"',
  ],
  'object-storage.bulk.delete': ['swift delete "$container" "$object_1" "$object_2"'],
  'compute.servers.list-details': ['openstack server list'],
  'compute.servers.create': [
    'openstack server create --image "$image" --flavor "$flavor" --network "$network" "$name"',
  ],
  'compute.servers.create-with-scheduler-hints': [
    'openstack server create --image "$image" --flavor "$flavor" --network "$network" --hint "group=$group_id" "$name"',
  ],
  'compute.servers.create-multiple': [
    'openstack server create --image "$image" --flavor "$flavor" --network "$network" --min 2 --max 3 "$name"',
  ],
  'compute.servers.create-with-config-drive': [
    'openstack server create --image "$image" --flavor "$flavor" --network "$network" --use-config-drive "$name"',
  ],
  'compute.servers.create-with-block-devices': [
    'openstack server create --volume "$volume" --flavor "$flavor" --network "$network" "$name"',
  ],
  'compute.servers.show': ['openstack server show "$server"'],
  'compute.servers.update': ['openstack server set --name "$new_name" "$server"'],
  'compute.servers.delete': ['openstack server delete --wait "$server"'],
  'compute.servers.reboot': ['openstack server reboot --soft "$server"'],
  'compute.servers.rebuild': ['openstack server rebuild --image "$image" "$server"'],
  'compute.servers.resize': ['openstack server resize --flavor "$flavor" "$server"'],
  'compute.servers.confirm-resize': ['openstack server resize confirm "$server"'],
  'compute.servers.revert-resize': ['openstack server resize revert "$server"'],
  'compute.servers.start': ['openstack server start "$server"'],
  'compute.servers.stop': ['openstack server stop "$server"'],
  'compute.servers.shelve': ['openstack server shelve "$server"'],
  'compute.servers.unshelve': ['openstack server unshelve "$server"'],
  'compute.servers.show-console-output': ['openstack console log show "$server"'],
  'compute.servers.show-vnc-console': ['openstack console url show --novnc "$server"'],
  'compute.server-metadata.update': ['openstack server set --property "$key=$value" "$server"'],
  'compute.volume-attachments.create': ['openstack server add volume "$server" "$volume"'],
  'compute.volume-attachments.list': ['openstack server volume list "$server"'],
  'compute.volume-attachments.delete': ['openstack server remove volume "$server" "$volume"'],
  'compute.flavors.show': ['openstack flavor show "$flavor"'],
  'compute.interfaces.create': ['openstack server add port "$server" "$port"'],
  'compute.interfaces.delete': ['openstack server remove port "$server" "$port"'],
  'compute.server-groups.list': ['openstack server group list'],
  'compute.server-groups.create': ['openstack server group create --policy anti-affinity "$name"'],
  'compute.server-groups.show': ['openstack server group show "$group"'],
  'compute.server-groups.delete': ['openstack server group delete "$group"'],
  'compute.key-pairs.list': ['openstack keypair list'],
  'compute.key-pairs.create': [
    'openstack keypair create "$name" > key.pem',
    'openstack keypair create --public-key ~/.ssh/id_rsa.pub "$name"',
  ],
  'compute.key-pairs.show': ['openstack keypair show "$name"'],
  'compute.key-pairs.delete': ['openstack keypair delete "$name"'],
  'image.images.list': ['openstack image list'],
  'image.images.show': ['openstack image show "$image"'],
  'image.images.update': ['openstack image set --property "$key=$value" "$image"'],
  'image.images.delete': ['openstack image delete "$image"'],
  'image.members.create': ['openstack image add project "$image" "$project"'],
  'image.members.list': ['openstack image member list "$image"'],
  'image.members.delete': ['openstack image remove project "$image" "$project"'],
  'image.members.update': ['openstack image set --accept "$image"'],
  'block-storage.volume-types.list': ['openstack volume type list'],
  'block-storage.volume-types.show': ['openstack volume type show "$type"'],
  'block-storage.volumes.create': ['openstack volume create --size 10 "$name"'],
  'block-storage.volumes.list-details': ['openstack volume list'],
  'block-storage.volumes.show': ['openstack volume show "$volume"'],
  'block-storage.volumes.update': ['openstack volume set --name "$new_name" "$volume"'],
  'block-storage.volumes.delete': ['openstack volume delete "$volume"'],
  'block-storage.volumes.extend': ['openstack volume set --size 20 "$volume"'],
  'block-storage.volumes.upload-image': ['openstack image create --volume "$volume" "$name"'],
  'block-storage.snapshots.create': ['openstack volume snapshot create --volume "$volume" "$name"'],
  'block-storage.snapshots.list-details': ['openstack volume snapshot list'],
  'block-storage.snapshots.show': ['openstack volume snapshot show "$snapshot"'],
  'block-storage.snapshots.update': ['openstack volume snapshot set --name "$new_name" "$snapshot"'],
  'block-storage.snapshots.delete': ['openstack volume snapshot delete "$snapshot"'],
  'orchestration.resources.show': ['openstack stack resource show "$stack" "$resource"'],
  'orchestration.resources.signal': ['openstack stack resource signal "$stack" "$resource"'],
}

/** The lines that a reader can type; empty where no client of OpenStack knows the operation. */
export function clientCommands(operation: string): string[] {
  return commands[operation] ?? []
}

/** Every operation that has one, so that a test can hold the table to the catalog. */
export const operationsWithClients: readonly string[] = Object.keys(commands)
