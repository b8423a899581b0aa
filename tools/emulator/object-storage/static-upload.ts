import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Problem } from '../http/problem.ts'
import { statusLine } from '../http/status-page.ts'
import { requireRead } from './access.ts'
import { StoredBody } from './body-files.ts'
import { chooseReportType, formatReport } from './bulk-report.ts'
import { limits } from './limits.ts'
import { newObject, publish, receiveUpload, sendCreated } from './new-version.ts'
import type { ObjectAttributes } from './object-attributes.ts'
import { encodeName } from './resource-path.ts'
import {
  manifestAsGiven,
  manifestEtag,
  type PathEntry,
  parseManifest,
  resolveRange,
  segmentBytes,
} from './static-manifest.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Container, Segment } from './store.ts'
import { formatIsoTimestamp } from './timestamps.ts'

/**
 * PUT with `multipart-manifest=put`: the body lists the segments of a static large object (§2.7.5.10).
 * @throws {Problem} 400 with a report of the segments that are missing or not as described, 413, 422
 */
export async function uploadStaticManifest(
  request: StorageRequest,
  container: Container,
  attributes: ObjectAttributes,
): Promise<void> {
  const text = await receiveText(request, limits.manifestBytes)
  const own = { container: container.name, object: request.path.object as string }
  const entries = parseManifest(text, own)
  if (entries.filter(entry => 'path' in entry).length > limits.manifestSegments) {
    throw new Problem(413, `Number of object-backed segments must be <= ${limits.manifestSegments}`)
  }
  const problems: [name: string, status: string][] = []
  const segments: Segment[] = []
  entries.forEach((entry, index) => {
    const segment = 'data' in entry ? entry : findSegment(request, entry, index === entries.length - 1, problems)
    if (segment !== undefined) segments.push(segment)
  })
  if (problems.length > 0) {
    const type = chooseReportType(request.request.headers.accept) ?? 'text/plain'
    throw new Problem(400, formatReport(type, {}, problems, 'upload'), { 'Content-Type': type })
  }
  const etag = manifestEtag(segments)
  const expected = request.request.headers.etag?.trim().replaceAll('"', '')
  if (expected !== undefined && expected !== '' && expected !== etag) throw new Problem(422)
  const body = writeManifest(request, segments)
  const bytes = segments.reduce((total, segment) => total + segmentBytes(segment), 0)
  const object = { ...newObject(request, own.object, body, attributes), staticManifest: { segments, etag, bytes } }
  try {
    publish(request, container, object)
  } catch (error) {
    body.release()
    throw error
  }
  sendCreated(request, object, `"${etag}"`)
}

/** The segment of an entry, after comparing it with what the entry says; what is wrong goes to `problems`. */
function findSegment(
  request: StorageRequest,
  entry: PathEntry,
  last: boolean,
  problems: [name: string, status: string][],
): Segment | undefined {
  const report = (status: string): void => void problems.push([encodeName(entry.path), status])
  let found: Container
  try {
    found = requireRead(request, entry.container)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    report(statusLine(error.status))
    return undefined
  }
  const object = found.objects.get(entry.object)
  if (object === undefined) {
    report(statusLine(404))
    return undefined
  }
  const bytes = object.staticManifest?.bytes ?? object.body.bytes
  const etag = object.staticManifest?.etag ?? object.body.md5
  const range = resolveRange(entry.range, bytes)
  if (range === undefined) report('Unsatisfiable Range')
  else if (range.last < range.first && !last) report('Too small; each segment must be at least 1 byte.')
  if (entry.sizeBytes !== undefined && entry.sizeBytes !== bytes) report('Size Mismatch')
  if (entry.etag !== undefined && entry.etag.replaceAll('"', '') !== etag) report('Etag Mismatch')
  return {
    container: entry.container,
    object: entry.object,
    etag,
    bytes,
    ...(range ?? { first: 0, last: -1 }),
    contentType: object.contentType,
    lastModified: formatIsoTimestamp(object.timestamp),
    nested: object.staticManifest !== undefined,
  }
}

/** Takes a small body in as text. */
export async function receiveText(request: StorageRequest, maximumBytes: number): Promise<string> {
  const received = await receiveUpload(request, maximumBytes)
  try {
    return received.bytes === 0 ? '' : readFileSync(received.file, 'utf8')
  } finally {
    received.release()
  }
}

/** The manifest as it is kept: its size and MD5 are the object's own. */
function writeManifest(request: StorageRequest, segments: readonly Segment[]): StoredBody {
  const text = manifestAsGiven(segments, false)
  const file = request.store.files.newFile()
  writeFileSync(file, text)
  return new StoredBody(file, { bytes: Buffer.byteLength(text), md5: createHash('md5').update(text).digest('hex') })
}
