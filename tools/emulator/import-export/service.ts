import type { Authenticator, EmulatedService } from '../http/service.ts'
import type { ImageStore } from '../image/image-store.ts'
import type { PlannedFault } from '../planned-fault.ts'
import { createRestService } from '../rest/rest-service.ts'
import type { Timeline } from '../timeline.ts'
import { exportRoutes } from './export-routes.ts'
import { Exports } from './exports.ts'
import { importExportFaults } from './faults.ts'
import { importRoutes } from './import-routes.ts'
import { Imports } from './imports.ts'
import { ObjectClient } from './object-client.ts'
import type { OperationRoutes } from './operation.ts'
import { type MessageMember, refuse } from './refusals.ts'

export interface ImportExportOptions {
  authenticator: Authenticator
  /** The server's URL without a path; object storage is below it. */
  origin: string
  timeline: Timeline
  images: ImageStore
  faults: readonly PlannedFault[]
}

const mount = '/import-export'

/** Import and export of virtual servers (§1.6), mounted at `/import-export`: the manual's paths begin with `/v1`. */
export function createImportExport({
  authenticator,
  origin,
  timeline,
  images,
  ...options
}: ImportExportOptions): EmulatedService {
  const faults = importExportFaults(options.faults)
  const objects = new ObjectClient(origin)
  const imports = new Imports(timeline, images, objects)
  const exports = new Exports(timeline, images, objects)
  const serve = (member: MessageMember, routes: OperationRoutes): EmulatedService =>
    createRestService({
      authenticator,
      routes,
      mount,
      // Statuses that have no row in the tables have a code of the same make.
      refuse: (status, text, headers) => refuse(member, { status, code: `${status}00`, text }, headers),
      requestIdHeader: 'X-Openstack-Request-Id',
      settle: () => timeline.settle(),
    })
  const ofExports = serve('error_message', exportRoutes({ exports, images, objects, faults }))
  const ofImports = serve('message', importRoutes(imports, faults))
  return {
    handle: (request, response) =>
      (request.url?.startsWith(`${mount}/v1/imageexport`) === true ? ofExports : ofImports).handle(request, response),
    close: async () => undefined,
  }
}
