import { handleAccount } from './accounts.ts'
import { handleBulkDelete } from './bulk-delete.ts'
import { handleContainer } from './containers.ts'
import { allowOrigin, answerOptions } from './cross-origin.ts'
import { handleObject } from './objects.ts'
import { answerWebRequest, isWebRequest } from './static-web.ts'
import type { StorageRequest } from './storage-request.ts'

/** Sends a request to the part that answers for what it addresses. @throws {Problem} */
export async function answerRequest(request: StorageRequest): Promise<void> {
  const { method, path, query } = request
  if (method === 'OPTIONS') answerOptions(request)
  else {
    allowOrigin(request)
    if (query.has('bulk-delete') && (method === 'POST' || method === 'DELETE')) await handleBulkDelete(request)
    else if (isWebRequest(request)) await answerWebRequest(request)
    else if (path.object !== undefined) await handleObject(request)
    else if (path.container !== undefined) handleContainer(request)
    else handleAccount(request)
  }
}
