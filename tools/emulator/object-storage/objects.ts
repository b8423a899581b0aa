import { Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import { statusPage } from '../http/status-page.ts'
import { requireWrite } from './access.ts'
import { copyToDestination } from './copy.ts'
import { deleteObject } from './delete.ts'
import { downloadObject } from './download.ts'
import { withoutEmpty } from './new-version.ts'
import { readAttributes } from './object-attributes.ts'
import { deleteStaticObject } from './static-delete.ts'
import type { StorageRequest } from './storage-request.ts'
import type { StoredObject } from './store.ts'
import { uploadObject } from './upload.ts'

const handlers: Record<string, (request: StorageRequest) => void | Promise<void>> = {
  GET: downloadObject,
  HEAD: downloadObject,
  PUT: uploadObject,
  COPY: copyToDestination,
  POST: updateObject,
  DELETE: removeObject,
}

/** Download, upload, copy, delete, describe and update objects: §2.7.5.9 to §2.7.5.14. @throws {Problem} */
export async function handleObject(request: StorageRequest): Promise<void> {
  const handler = handlers[request.method]
  if (handler === undefined) throw new Problem(405, undefined, { Allow: 'GET, HEAD, OPTIONS, PUT, DELETE, POST, COPY' })
  await handler(request)
}

function removeObject(request: StorageRequest): void {
  if (request.query.get('multipart-manifest') === 'delete') {
    deleteStaticObject(request)
    return
  }
  deleteObject(request, requireWrite(request))
  sendReply(request.response, 204)
}

/**
 * POST: the custom metadata is replaced as a whole; what else describes the object stays as it is unless the
 * request names it (§2.7.5.14). Real Swift drops some of the latter.
 */
function updateObject(request: StorageRequest): void {
  const container = requireWrite(request)
  const name = request.path.object as string
  const current = container.objects.get(name)
  if (current === undefined) throw new Problem(404)
  const given = readAttributes(request.request.headers, name, request.clock())
  const { deleteAt: kept, ...rest } = current
  const deleteAt = given.deleteAt === undefined ? kept : given.deleteAt
  const updated: StoredObject = {
    ...rest,
    contentType: given.contentType ?? current.contentType,
    timestamp: request.store.now(),
    metadata: withoutEmpty(given.metadata),
    systemHeaders: withoutEmpty(new Map([...current.systemHeaders, ...given.systemHeaders])),
    ...(typeof deleteAt === 'number' ? { deleteAt } : {}),
  }
  // The container lets go of the version that is replaced.
  updated.body.retain()
  container.put(updated)
  sendReply(request.response, 202, {}, statusPage(202))
}
