import { matches } from '../http/preconditions.ts'
import { Problem } from '../http/problem.ts'
import { requireWrite } from './access.ts'
import { copyFromHeader } from './copy.ts'
import { limits } from './limits.ts'
import { checkObjectName, newObject, publish, receiveUpload, sendCreated } from './new-version.ts'
import { readAttributes } from './object-attributes.ts'
import { uploadStaticManifest } from './static-upload.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Container } from './store.ts'

/** PUT of an object, plain or as a manifest, or as a copy: §2.7.5.10. */
export async function uploadObject(request: StorageRequest): Promise<void> {
  const { headers } = request.request
  if (headers['x-copy-from'] !== undefined) return copyFromHeader(request)
  const container = requireWrite(request)
  const name = request.path.object as string
  checkUpload(request, container)
  const attributes = readAttributes(headers, name, request.clock())
  if (request.query.get('multipart-manifest') === 'put') return uploadStaticManifest(request, container, attributes)
  const body = await receiveUpload(request, limits.maximumObjectBytes)
  const object = newObject(request, name, body, attributes)
  try {
    const expected = headers.etag?.trim().replaceAll('"', '')
    if (expected !== undefined && expected !== '' && expected !== body.md5) throw new Problem(422)
    publish(request, container, object)
  } catch (error) {
    body.release()
    throw error
  }
  sendCreated(request, object, object.body.md5)
}

/**
 * What can be refused before a byte of the body is read, so that `Expect: 100-continue` spares it.
 * @throws {Problem}
 */
function checkUpload(request: StorageRequest, container: Container): void {
  const { headers } = request.request
  const name = request.path.object as string
  checkObjectName(name)
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    throw Problem.plain(411, 'Missing Content-Length header.')
  }
  if (Number(headers['content-length'] ?? 0) > limits.maximumObjectBytes) {
    throw Problem.plain(413, 'Your request is too large.', { Connection: 'close' })
  }
  const current = container.objects.get(name)
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined && current !== undefined && matches(noneMatch, current.body.md5)) throw new Problem(412)
}
