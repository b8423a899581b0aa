import type { RestRequest } from '../rest/rest-request.ts'
import type { ImportExportFault } from './faults.ts'
import { readImportOrder } from './import-order.ts'
import type { ImportJob, Imports } from './imports.ts'
import { jsonOf } from './json-of.ts'
import { guarded, type OperationRoutes } from './operation.ts'
import { page } from './paging.ts'
import { type DetailedError, exportErrors, importErrors, invalidParameter, refuse } from './refusals.ts'

const most = 100

const invalid = (error: DetailedError): never => {
  throw refuse('message', error)
}

/** Register images and tell how that goes: §1.6.3.1 to §1.6.3.3. */
export function importRoutes(imports: Imports, faults: ReadonlyMap<string, ImportExportFault>): OperationRoutes {
  const found = ({ caller, parameters: [id = ''] }: RestRequest): ImportJob =>
    imports.jobs.find(caller.projectId, id) ?? invalid(importErrors.unknown)
  const guard = guarded('message', faults)
  return {
    '/v1/imageimport': {
      POST: guard('imports.create', async (request, failure) => {
        const { projectId } = request.caller
        const given = jsonOf(await request.bytes())
        const body = given === 'unreadable' ? invalid(invalidParameter('body')) : given
        const order = readImportOrder(body, invalid)
        if (imports.isTaken(projectId, order.imageId)) invalid(invalidParameter('id'))
        if (imports.isFull(projectId)) invalid(importErrors.tooMany)
        const token = request.header('x-auth-token') ?? ''
        return { status: 201, body: { import_id: imports.start(projectId, order, token, failure).id } }
      }),
      GET: guard('imports.list', ({ caller, query }) => {
        const errors = { start: exportErrors.startInvalid, limit: exportErrors.limitInvalid }
        const jobs = page(imports.jobs.list(caller.projectId), query, most, name => invalid(errors[name]))
        return { status: 200, body: { imports: jobs.map(summary) } }
      }),
    },
    '/v1/imageimport/{import_id}/status': {
      GET: guard('imports.show', request => ({ status: 200, body: details(found(request)) })),
    },
  }
}

function summary({ id, status }: ImportJob): object {
  return { import_id: id, import_status: status, status: `/v1/imageimport/${id}/status` }
}

function details({ status, progress, order, failure }: ImportJob): object {
  return {
    import_status: status,
    progress,
    name: order.name,
    disk_format: order.diskFormat,
    container_format: order.containerFormat,
    is_public: false,
    location: order.location,
    id: order.imageId,
    min_ram: order.minRam,
    min_disk: order.minDisk,
    properties: order.properties,
    ovf_location: order.ovfLocation,
    conversion: true,
    os_type: order.osType,
    user_name: order.userName,
    password: order.password,
    domain_name: order.domainName,
    ...(failure === undefined ? {} : { message: failure }),
  }
}
