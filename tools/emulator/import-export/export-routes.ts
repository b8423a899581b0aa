import type { Caller } from '../http/service.ts'
import type { ImageStore } from '../image/image-store.ts'
import { isObject } from '../rest/json-members.ts'
import type { RestRequest } from '../rest/rest-request.ts'
import { type ExportJob, type ExportOrder, type Exports, exportedPath } from './exports.ts'
import type { ImportExportFault } from './faults.ts'
import { jsonOf } from './json-of.ts'
import type { ObjectClient } from './object-client.ts'
import { guarded, type OperationRoutes } from './operation.ts'
import { page } from './paging.ts'
import { type DetailedError, exportErrors, refuse } from './refusals.ts'

const most = 200
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const containerPath = /^\/v1\/AUTH_[^/]+\/[^/]+$/
/** Bytes; the manual speaks of a limit and does not tell it. */
const largestImage = 1024 ** 4

const invalid = (error: DetailedError): never => {
  throw refuse('error_message', error)
}

interface Parts {
  exports: Exports
  images: ImageStore
  objects: ObjectClient
  faults: ReadonlyMap<string, ImportExportFault>
}

/** Export images, tell how that goes, and cancel it: §1.6.3.4 to §1.6.3.7. */
export function exportRoutes({ exports, images, objects, faults }: Parts): OperationRoutes {
  const found = ({ caller, parameters: [id = ''] }: RestRequest): ExportJob =>
    exports.jobs.find(caller.projectId, id) ?? invalid(exportErrors.unknown)
  const guard = guarded('error_message', faults)
  return {
    '/v1/imageexport': {
      POST: guarded(
        'error_message',
        faults,
        requireProject,
      )('exports.create', async (request, failure) => {
        const { projectId } = request.caller
        const token = request.header('x-auth-token') ?? ''
        const order = readOrder(await request.bytes(), projectId, images)
        await requirePlace(order, objects, token)
        if (exports.isRunning(projectId, order)) invalid(exportErrors.sameRequest)
        if (exports.isFull(projectId)) invalid(exportErrors.tooMany)
        return { status: 202, body: { export_id: exports.start(projectId, order, token, failure).id } }
      }),
      GET: guard('exports.list', ({ caller, query }) => {
        const errors = { start: exportErrors.startInvalid, limit: exportErrors.limitInvalid }
        const jobs = page(exports.jobs.list(caller.projectId), query, most, name => invalid(errors[name]))
        return { status: 200, body: { exports: jobs.map(summary) } }
      }),
    },
    '/v1/imageexport/{export_id}/status': {
      GET: guard('exports.show', request => ({ status: 200, body: details(found(request)) })),
    },
    '/v1/imageexport/{export_id}/cancel': {
      POST: guard('exports.cancel', (request, failure) => {
        const job = found(request)
        if (job.status === 'cancelling') invalid(exportErrors.cancelling)
        if (job.endedAt !== undefined) invalid(exportErrors.finished)
        exports.cancel(job, failure)
        return { status: 200 }
      }),
    },
  }
}

/** A token that is good for no project has none to export for. */
function requireProject({ projectId }: Caller): void {
  if (projectId === '') invalid(exportErrors.noProject)
}

function readOrder(bytes: Buffer, projectId: string, images: ImageStore): ExportOrder {
  const body = jsonOf(bytes)
  if (body === undefined) return invalid(exportErrors.noBody)
  if (!isObject(body)) return invalid(exportErrors.notJson)
  const given = (name: string, pattern: RegExp, missing: DetailedError, wrong: DetailedError): string => {
    const value = body[name]
    if (value === undefined || value === null || value === '') return invalid(missing)
    return typeof value === 'string' && pattern.test(value) ? value : invalid(wrong)
  }
  const id = given('image_id', uuid, exportErrors.imageMissing, exportErrors.imageInvalid)
  const container = given(
    'storage_container',
    containerPath,
    exportErrors.containerMissing,
    exportErrors.containerInvalid,
  )
  if (!container.startsWith(`/v1/AUTH_${projectId}/`)) invalid(exportErrors.containerInvalid)
  const image = images.find(projectId, id) ?? invalid(exportErrors.noImage)
  if ((image.size ?? 0) > largestImage) invalid(exportErrors.tooLarge)
  if (image.data === undefined) invalid(exportErrors.noFile)
  return { image, storageContainer: container }
}

async function requirePlace({ image, storageContainer }: ExportOrder, objects: ObjectClient, token: string) {
  if (!(await objects.exists(storageContainer, token))) invalid(exportErrors.containerInvalid)
  if (await objects.exists(exportedPath(storageContainer, image.id), token)) invalid(exportErrors.fileExists)
}

/** Seconds are enough: `2016-04-22T00:10:24Z`. */
function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

function summary({ id, status, imageId, requestedAt }: ExportJob): object {
  return {
    export_id: id,
    export_status: status,
    status: `/v1/imageexport/${id}/status`,
    image_id: imageId,
    request_time: moment(requestedAt),
  }
}

function details({ status, progress, imageId, imageName, storageContainer, requestedAt, failure }: ExportJob): object {
  return {
    export_status: status,
    progress,
    image_id: imageId,
    image_name: imageName,
    storage_container: storageContainer,
    request_time: moment(requestedAt),
    ...(failure === undefined ? {} : { error_message: failure }),
  }
}
