import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { form, ofImage, ofServer, ofSnapshot, serverXml, wanted, xml } from './requests.ts'

const server = '#path.virtualserverresourceid'

/** One request of each operation whose path names something, with an id of nothing (§1.7.6 404, §1.7.7). */
export const unknownIdRequests: UnknownIdRequest[] = [
  ...['servers.show', 'servers.start', 'servers.delete'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...wanted, ...ofServer(id) }),
      covers: [server],
    }),
  ),
  ...['servers.stop', 'servers.restart'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...form({ force: 'true' }), ...ofServer(id) }),
      covers: [server],
    }),
  ),
  {
    operation: 'sap.servers.update',
    effect: 'create',
    options: (t, id) => ({ ...xml(serverXml({ name: t.name('unknown') })), ...ofServer(id) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.attach-disk',
    effect: 'create',
    options: (_, id) => ({ ...form({ disk_size: '1' }), ...ofServer(id) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.detach-disk',
    options: (t, id) => ({ ...form({ disk_rid: t.unknownId() }), ...ofServer(id) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.attach-nic',
    options: (t, id) => ({ ...form({ type: 'nic', network_rid: t.unknownId() }), ...ofServer(id) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.detach-nic',
    options: (_, id) => ({ ...form({ type: 'nic', index: '0' }), ...ofServer(id) }),
    covers: [server],
  },
  {
    operation: 'sap.images.delete',
    what: 'name',
    options: (_, id) => ({ ...wanted, ...ofImage(id) }),
    covers: ['#path.cloneimagename'],
    // No image can have such a name.
    statuses: [404, 412],
  },
  {
    operation: 'sap.images.change-scope',
    what: 'name',
    options: (_, id) => ({ ...form({ scope: 'private' }), ...ofImage(id) }),
    covers: ['#path.cloneimagename'],
    statuses: [404, 412],
  },
  ...['snapshots.restore', 'snapshots.delete'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...wanted, ...ofSnapshot(id) }),
      covers: ['#path.snapshotresourceid'],
    }),
  ),
  {
    operation: 'sap.tasks.show',
    options: (_, taskId) => ({ ...wanted, path: { taskId } }),
    covers: ['#path.taskid'],
  },
  // A project that the caller does not belong to is an error; the chapter does not say which (§1.7.5.23, 1.7.5.24).
  ...['projects.show', 'projects.disable'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, projId) => ({ ...wanted, path: { projId } }),
      covers: ['#path.projid'],
      statuses: [403, 404, 409, 412],
    }),
  ),
  {
    operation: 'sap.networks.delete',
    options: (_, networkResourceId) => ({ ...wanted, path: { networkResourceId } }),
    covers: ['#path.networkresourceid'],
  },
]
