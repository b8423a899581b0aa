import { Problem } from '../http/problem.ts'
import { StoredBody } from './body-files.ts'
import { listRows } from './listing.ts'
import type { Container, Store, StoredObject } from './store.ts'
import { formatTimestamp } from './timestamps.ts'

/** Content type of what stands for "deleted here" among the versions, in history mode. */
const deleteMarkerType = 'application/x-deleted;swift_versions_deleted=1'
const emptyMd5 = 'd41d8cd98f00b204e9800998ecf8427e'

/** `00agoodbye.txt/1389804109.39027`: length of the name in hex, the name, when the version was made. */
function versionPrefix(name: string): string {
  return `${Buffer.byteLength(name).toString(16).padStart(3, '0')}${name}/`
}

/**
 * Keeps the current object in the versions container before it is replaced; does nothing without versioning.
 * @throws {Problem} 412 when the versions container does not exist
 */
export function archiveCurrent(store: Store, container: Container, name: string): void {
  const { versioning } = container
  const current = container.objects.get(name)
  if (versioning === undefined || current === undefined) return
  const archive = archiveOf(container)
  const version = `${versionPrefix(name)}${formatTimestamp(current.timestamp)}`
  current.body.retain()
  archive.put({ ...current, name: version, timestamp: store.now() })
}

/**
 * Deletes an object in a container with versioning: the newest old version takes its place (stack), or it joins the
 * old versions with a marker behind it (history).
 * @throws {Problem} 404, 412
 */
export function deleteVersioned(store: Store, container: Container, name: string): void {
  if (container.versioning?.mode === 'history') deleteToHistory(store, container, name)
  else popVersion(store, container, name)
}

function popVersion(store: Store, container: Container, name: string): void {
  const archive = container.account.containers.get(container.versioning?.container ?? '')
  const previous = archive === undefined ? undefined : newestVersion(archive, name)
  if (archive === undefined || previous === undefined) {
    if (container.remove(name) === undefined) throw new Problem(404)
    return
  }
  if (previous.contentType === deleteMarkerType) {
    archive.remove(previous.name)
    if (container.remove(name) === undefined && newestVersion(archive, name) === undefined) throw new Problem(404)
    return
  }
  previous.body.retain()
  container.put({ ...previous, name, timestamp: store.now() })
  archive.remove(previous.name)
}

function deleteToHistory(store: Store, container: Container, name: string): void {
  const archive = archiveOf(container)
  archiveCurrent(store, container, name)
  const timestamp = store.now()
  archive.put({
    name: `${versionPrefix(name)}${formatTimestamp(timestamp)}`,
    body: new StoredBody('', { bytes: 0, md5: emptyMd5 }),
    contentType: deleteMarkerType,
    timestamp,
    metadata: new Map(),
    systemHeaders: new Map(),
  })
  if (container.remove(name) === undefined) throw new Problem(404)
}

function archiveOf(container: Container): Container {
  const archive = container.account.containers.get(container.versioning?.container ?? '')
  if (archive === undefined) throw new Problem(412)
  return archive
}

function newestVersion(archive: Container, name: string): StoredObject | undefined {
  const prefix = versionPrefix(name)
  const [row] = listRows(archive.objects, { limit: 1, marker: '', endMarker: '', prefix, delimiter: '', reverse: true })
  return row !== undefined && 'entry' in row ? row.entry : undefined
}
