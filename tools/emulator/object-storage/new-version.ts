import { httpDate } from '../http/dates.ts'
import { Problem } from '../http/problem.ts'
import { receiveBody } from '../http/receive-body.ts'
import { sendReply } from '../http/reply.ts'
import { StoredBody } from './body-files.ts'
import { limits } from './limits.ts'
import { guessContentType, type ObjectAttributes } from './object-attributes.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Container, StoredObject } from './store.ts'
import { toMilliseconds } from './timestamps.ts'
import { archiveCurrent } from './versions.ts'

/** @throws {Problem} 400 */
export function checkObjectName(name: string): void {
  const length = Buffer.byteLength(name)
  if (length > limits.objectNameBytes) {
    throw Problem.plain(400, `Object name length of ${length} longer than ${limits.objectNameBytes}`)
  }
}

/** Takes the body in, after a `100 Continue` for those who wait for one. @throws what `receiveBody` does */
export async function receiveUpload(request: StorageRequest, maximumBytes: number): Promise<StoredBody> {
  if (request.request.headers.expect?.toLowerCase() === '100-continue') request.response.writeContinue()
  const file = request.store.files.newFile()
  return new StoredBody(
    file,
    await receiveBody(request.request, { file, maximumBytes, stallMs: request.bodyTimeoutMs }),
  )
}

export function newObject(
  request: StorageRequest,
  name: string,
  body: StoredBody,
  attributes: ObjectAttributes,
): StoredObject {
  const { contentType = guessContentType(name), metadata, systemHeaders, deleteAt, dynamicManifest } = attributes
  return {
    name,
    body,
    contentType,
    timestamp: request.store.now(),
    metadata: withoutEmpty(metadata),
    systemHeaders: withoutEmpty(systemHeaders),
    ...(typeof deleteAt === 'number' ? { deleteAt } : {}),
    ...(dynamicManifest === undefined ? {} : { dynamicManifest }),
  }
}

export function withoutEmpty(headers: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...headers].filter(([, value]) => value !== ''))
}

/**
 * Makes an object the current one of its name, all at once.
 * @throws {Problem} 404 when the container was deleted meanwhile, 412 when versions cannot be kept
 */
export function publish(request: StorageRequest, container: Container, object: StoredObject): void {
  if (container.account.containers.get(container.name) !== container) throw new Problem(404)
  archiveCurrent(request.store, container, object.name)
  container.put(object)
}

export function sendCreated(
  request: StorageRequest,
  object: StoredObject,
  etag: string,
  more: Record<string, string> = {},
): void {
  const modified = httpDate(toMilliseconds(object.timestamp))
  sendReply(request.response, 201, { ...more, Etag: etag, 'Last-Modified': modified })
}
