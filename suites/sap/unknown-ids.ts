import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { form, ofImage, ofServer, ofSnapshot, serverXml, unknownId, wanted, withoutHyphens, xml } from './requests.ts'

const server = '#path.virtualserverresourceid'

/** One request of each operation whose path names something, with an id of nothing (§1.7.6 404, §1.7.7). */
export const unknownIdRequests: UnknownIdRequest[] = [
  ...['servers.show', 'servers.start', 'servers.delete'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...wanted, ...ofServer(withoutHyphens(id)) }),
      covers: [server],
    }),
  ),
  ...['servers.stop', 'servers.restart'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...form({ force: 'true' }), ...ofServer(withoutHyphens(id)) }),
      covers: [server],
    }),
  ),
  {
    operation: 'sap.servers.update',
    effect: 'create',
    options: (t, id) => ({ ...xml(serverXml({ name: t.name('unknown') })), ...ofServer(withoutHyphens(id)) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.attach-disk',
    effect: 'create',
    options: (_, id) => ({ ...form({ disk_size: '1' }), ...ofServer(withoutHyphens(id)) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.detach-disk',
    options: (t, id) => ({ ...form({ disk_rid: unknownId(t) }), ...ofServer(withoutHyphens(id)) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.attach-nic',
    options: (t, id) => ({ ...form({ type: 'nic', network_rid: unknownId(t) }), ...ofServer(withoutHyphens(id)) }),
    covers: [server],
  },
  {
    operation: 'sap.servers.detach-nic',
    options: (_, id) => ({ ...form({ type: 'nic', index: '0' }), ...ofServer(withoutHyphens(id)) }),
    covers: [server],
  },
  {
    operation: 'sap.images.delete',
    what: 'name',
    options: (_, id) => ({ ...wanted, ...ofImage(withoutHyphens(id)) }),
    covers: ['#path.cloneimagename'],
    // No image can have such a name.
    statuses: [404, 412],
  },
  {
    operation: 'sap.images.change-scope',
    what: 'name',
    options: (_, id) => ({ ...form({ scope: 'private' }), ...ofImage(withoutHyphens(id)) }),
    covers: ['#path.cloneimagename'],
    statuses: [404, 412],
  },
  ...['snapshots.restore', 'snapshots.delete'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...wanted, ...ofSnapshot(withoutHyphens(id)) }),
      covers: ['#path.snapshotresourceid'],
    }),
  ),
  {
    operation: 'sap.tasks.show',
    options: (_, id) => ({ ...wanted, path: { taskId: withoutHyphens(id) } }),
    covers: ['#path.taskid'],
  },
  // A project that the caller does not belong to is an error; the chapter does not say which (§1.7.5.23, 1.7.5.24).
  ...['projects.show', 'projects.disable'].map(
    (name): UnknownIdRequest => ({
      operation: `sap.${name}`,
      options: (_, id) => ({ ...wanted, path: { projId: withoutHyphens(id) } }),
      covers: ['#path.projid'],
      statuses: [403, 404, 409, 412],
    }),
  ),
  {
    operation: 'sap.networks.delete',
    options: (_, id) => ({ ...wanted, path: { networkResourceId: withoutHyphens(id) } }),
    covers: ['#path.networkresourceid'],
  },
]
