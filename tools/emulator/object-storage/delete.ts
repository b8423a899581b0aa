import { Problem } from '../http/problem.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Container } from './store.ts'
import { deleteVersioned } from './versions.ts'

/** Removes an object, or brings back the version before it. @throws {Problem} 404, 412 */
export function deleteObject(request: StorageRequest, container: Container): void {
  const name = request.path.object as string
  if (container.versioning !== undefined) deleteVersioned(request.store, container, name)
  else if (container.remove(name) === undefined) throw new Problem(404)
}
