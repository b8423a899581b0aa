import { handleAccount } from './accounts.ts'
import { handleBulkDelete } from './bulk-delete.ts'
import { handleContainer } from './containers.ts'
import { handleObject } from './objects.ts'
import type { StorageRequest } from './storage-request.ts'

/** Sends a request to the part that answers for what it addresses. */
export async function answerRequest(request: StorageRequest): Promise<void> {
  const { method, path, query } = request
  if (query.has('bulk-delete') && (method === 'POST' || method === 'DELETE')) return handleBulkDelete(request)
  if (path.object !== undefined) return handleObject(request)
  if (path.container !== undefined) return handleContainer(request)
  return handleAccount(request)
}
