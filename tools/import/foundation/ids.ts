/** What stands by hand of an operation: its id, and what it describes again. */
export interface OperationName {
  /** Semantic and stable: a rename leaves the former one as an alias, and no id is ever used again. */
  id: string
  /** Id of the operation that describes the same API and that nothing in a request tells from this one. */
  variantOf?: string
  /** Member of the request's body that tells it from the operations of the same method and path. */
  key?: string
  /** Members of the response that title and description mean in words: the attribute that the section is about. */
  shows?: readonly string[]
}

const server = 'compute.servers'
const show = { variantOf: `${server}.show` }
const list = { variantOf: `${server}.list` }
const listDetails = { variantOf: `${server}.list-details` }
const create = { variantOf: `${server}.create` }

const zone = { shows: ['OS-EXT-AZ:availability_zone'] }
const states = { shows: ['OS-EXT-STS:vm_state', 'OS-EXT-STS:power_state', 'OS-EXT-STS:task_state'] }
const attributes = {
  shows: ['OS-EXT-SRV-ATTR:host', 'OS-EXT-SRV-ATTR:hypervisor_hostname', 'OS-EXT-SRV-ATTR:instance_name'],
}
const diskConfig = { shows: ['OS-DCF:diskConfig'] }
const configDrive = { shows: ['config_drive'] }
const macAddress = { shows: ['OS-EXT-IPS-MAC:mac_addr'] }
const access = { shows: ['os-flavor-access:is_public'] }
const size = { shows: ['OS-EXT-IMG-SIZE:size'] }

/** The operations of the chapters written in the form "Name, Type, Description", by section of the manual. */
export const foundationOperations: Readonly<Record<string, OperationName>> = {
  '1.1.6.1': { id: `${server}.show-availability-zone`, ...show, ...zone },
  '1.1.6.2': { id: `${server}.list-details`, ...zone },
  '1.2.6.1': { id: `${server}.list` },
  '1.2.6.2': { id: `${server}.create` },
  '1.2.6.3': { id: `${server}.show` },
  '1.2.6.4': { id: `${server}.update` },
  '1.2.6.5': { id: `${server}.delete` },
  '1.2.6.6': { id: `${server}.reboot` },
  '1.2.6.7': { id: `${server}.rebuild` },
  '1.2.6.8': { id: `${server}.resize` },
  '1.2.6.9': { id: `${server}.confirm-resize` },
  '1.2.6.10': { id: `${server}.revert-resize` },
  '1.2.6.11': { id: 'compute.images.list-details' },
  '1.2.6.12': { id: 'compute.images.show' },
  '1.2.6.13': { id: 'compute.images.delete' },
  '1.2.6.14': { id: 'compute.image-metadata.show' },
  '1.2.6.15': { id: 'compute.image-metadata.replace' },
  '1.2.6.16': { id: 'compute.image-metadata.update' },
  '1.2.6.17': { id: 'compute.image-metadata.show-item' },
  '1.2.6.18': { id: 'compute.image-metadata.update-item' },
  '1.2.6.19': { id: 'compute.image-metadata.delete-item' },
  '1.2.6.20': { id: `${server}.create-with-scheduler-hints`, key: 'os:scheduler_hints' },
  '1.2.6.21': { id: `${server}.create-multiple`, key: 'min_count' },
  '1.2.6.22': { id: `${server}.show-extended-status`, ...show, ...states },
  '1.2.6.23': { id: `${server}.list-extended-status`, ...listDetails, ...states },
  '1.2.6.24': { id: `${server}.list-extended-attributes`, ...list, ...attributes },
  '1.2.6.25': { id: `${server}.show-extended-attributes`, ...show, ...attributes },
  '1.2.6.26': { id: `${server}.list-address-types`, ...listDetails, shows: ['OS-EXT-IPS:type'] },
  '1.2.6.27': { id: `${server}.create-with-disk-config`, ...create, ...diskConfig },
  '1.2.6.28': { id: `${server}.show-disk-config`, ...show, ...diskConfig },
  '1.2.6.29': { id: `${server}.list-disk-config`, ...listDetails, ...diskConfig },
  '1.2.6.30': { id: 'compute.images.show-disk-config', variantOf: 'compute.images.show', ...diskConfig },
  '1.2.6.31': { id: 'compute.images.list-disk-config', variantOf: 'compute.images.list-details', ...diskConfig },
  '1.2.6.32': { id: `${server}.create-with-config-drive`, ...create },
  '1.2.6.33': { id: `${server}.show-config-drive`, ...show, ...configDrive },
  '1.2.6.34': { id: `${server}.list-config-drive`, ...listDetails, ...configDrive },
  '1.2.6.35': { id: `${server}.create-with-mac-address`, ...create },
  '1.2.6.36': { id: `${server}.show-mac-address`, ...show, ...macAddress },
  '1.2.6.37': { id: `${server}.list-mac-address`, ...listDetails, ...macAddress },
  '1.2.6.38': { id: `${server}.create-with-block-devices`, ...create },
  '1.2.6.39': { id: `${server}.list-block-devices`, ...list },
  '1.2.6.40': { id: 'compute.volume-attachments.create' },
  '1.2.6.41': { id: 'compute.volume-attachments.list' },
  '1.2.6.42': { id: 'compute.volume-attachments.show' },
  '1.2.6.43': { id: 'compute.volume-attachments.delete' },
  '1.2.6.44': { id: `${server}.start` },
  '1.2.6.45': { id: `${server}.stop` },
  '1.2.6.46': { id: 'compute.flavors.list', ...access },
  '1.2.6.47': { id: 'compute.flavors.show', ...access },
  '1.2.6.48': { id: 'compute.interfaces.create' },
  '1.2.6.49': { id: 'compute.interfaces.list' },
  '1.2.6.50': { id: 'compute.interfaces.show' },
  '1.2.6.51': { id: 'compute.interfaces.delete' },
  '1.2.6.52': { id: 'compute.server-groups.list' },
  '1.2.6.53': { id: 'compute.server-groups.create' },
  '1.2.6.54': { id: 'compute.server-groups.show' },
  '1.2.6.55': { id: 'compute.server-groups.delete' },
  '1.2.6.56': { id: `${server}.shelve` },
  '1.2.6.57': { id: `${server}.unshelve` },
  '1.2.6.58': { id: 'compute.server-metadata.update' },
  '1.3.2.2': { id: `${server}.show-dedicated`, ...show },
  '1.3.2.3': { id: `${server}.list-dedicated`, ...listDetails },
  '1.5.5.1': { id: 'orchestration.resources.signal' },
  '1.5.5.2': { id: 'orchestration.resources.show' },
  '1.5.5.3': { id: 'autoscale.schedules.create' },
  '1.5.5.4': { id: 'autoscale.schedules.delete' },
  '1.5.5.5': { id: 'autoscale.schedules.list' },
  '1.8.6.1': { id: 'compute.key-pairs.list' },
  '1.8.6.2': { id: 'compute.key-pairs.create' },
  '1.8.6.3': { id: 'compute.key-pairs.delete' },
  '1.8.6.4': { id: 'compute.key-pairs.show' },
  '1.8.6.5': { id: `${server}.show-console-output` },
  '1.8.6.6': { id: 'compute.images.list-sizes', variantOf: 'compute.images.list-details', ...size },
  '1.8.6.7': { id: 'compute.images.show-size', variantOf: 'compute.images.show', ...size },
  '1.8.6.8': { id: `${server}.show-password` },
  '1.8.6.9': { id: 'image.images.update' },
  '1.8.6.10': { id: 'image.images.list' },
  '1.8.6.11': { id: 'image.images.show' },
  '1.8.6.12': { id: 'image.images.delete' },
  '1.8.6.13': { id: 'image.members.create' },
  '1.8.6.14': { id: 'image.members.list' },
  '1.8.6.15': { id: 'image.members.show' },
  '1.8.6.16': { id: 'image.members.delete' },
  '1.8.6.17': { id: 'image.members.update' },
  '1.8.6.18': { id: `${server}.show-vnc-console` },
  '2.1.6.1': { id: 'block-storage.volume-types.list' },
  '2.1.6.2': { id: 'block-storage.volume-types.show' },
  '2.1.6.3': { id: 'block-storage.volumes.list' },
  '2.1.6.4': { id: 'block-storage.volumes.list-details' },
  '2.1.6.5': { id: 'block-storage.volumes.show' },
  '2.1.6.6': { id: 'block-storage.volumes.delete' },
  '2.1.6.7': { id: 'compute.volumes.list' },
  '2.1.6.8': { id: 'compute.volumes.list-details' },
  '2.1.6.9': { id: 'compute.volumes.create' },
  '2.1.6.10': { id: 'compute.volumes.show' },
  '2.1.6.11': { id: 'compute.volumes.delete' },
  '2.1.6.12': { id: 'compute.snapshots.create' },
  '2.1.6.13': { id: 'compute.snapshots.list' },
  '2.1.6.14': { id: 'compute.snapshots.list-details' },
  '2.1.6.15': { id: 'compute.snapshots.show' },
  '2.1.6.16': { id: 'compute.snapshots.delete' },
  '2.1.6.17': { id: 'block-storage.volumes.create' },
  '2.1.6.18': { id: 'block-storage.volumes.update' },
  '2.1.6.19': { id: 'block-storage.volumes.upload-image' },
  '2.1.6.20': { id: 'block-storage.volumes.extend' },
  '2.4.6.1': { id: 'block-storage.snapshots.list' },
  '2.4.6.2': { id: 'block-storage.snapshots.list-details' },
  '2.4.6.3': { id: 'block-storage.snapshots.show' },
  '2.4.6.4': { id: 'block-storage.snapshots.delete' },
  '2.4.6.5': { id: 'block-storage.snapshots.create' },
  '2.4.6.6': { id: 'block-storage.snapshots.update' },
  '2.4.6.7': { id: 'block-storage.snapshots.restore' },
}
