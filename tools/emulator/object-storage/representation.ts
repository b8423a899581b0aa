import { createHash } from 'node:crypto'
import type { ByteRange } from '../http/byte-ranges.ts'
import { Problem } from '../http/problem.ts'
import type { Piece } from '../http/send-file.ts'
import { requireRead } from './access.ts'
import type { StoredBody } from './body-files.ts'
import { limits } from './limits.ts'
import { listRows } from './listing.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Segment, StoredObject } from './store.ts'

/** What a GET of an object returns: its own bytes, or those of its segments one after the other. */
export interface Representation {
  readonly bytes: number
  /** As sent: quoted for large objects only (§2.7.5.13). */
  readonly etag: string
  readonly stretches: readonly Stretch[]
}

type Stretch = { body: StoredBody; first: number; bytes: number } | { data: Buffer }

/** Manifests may name manifests, this many levels deep. */
const maximumDepth = 10

/**
 * @throws {Problem} 409 when a static large object's segment is missing or has changed; 401 or 403 when the caller
 * may not read the segments
 */
export function representObject(request: StorageRequest, object: StoredObject): Representation {
  if (object.staticManifest !== undefined) {
    const stretches = object.staticManifest.segments.flatMap(segment => staticStretches(request, segment, 0))
    return { bytes: object.staticManifest.bytes, etag: `"${object.staticManifest.etag}"`, stretches }
  }
  if (object.dynamicManifest !== undefined) return representDynamic(request, object.dynamicManifest, 0)
  return plainRepresentation(object)
}

/** The object's own bytes: for a manifest, the manifest. */
export function plainRepresentation(object: StoredObject): Representation {
  const { body } = object
  return { bytes: body.bytes, etag: body.md5, stretches: [{ body, first: 0, bytes: body.bytes }] }
}

function representDynamic(
  request: StorageRequest,
  manifest: NonNullable<StoredObject['dynamicManifest']>,
  depth: number,
): Representation {
  const segments = dynamicSegments(request, manifest)
  // A static large object among the segments counts with what it stands for; a dynamic one with its own bytes.
  const parts = segments.map(segment =>
    segment.staticManifest === undefined
      ? plainRepresentation(segment)
      : {
          bytes: segment.staticManifest.bytes,
          etag: segment.staticManifest.etag,
          stretches: segment.staticManifest.segments.flatMap(item => staticStretches(request, item, depth + 1)),
        },
  )
  const hash = createHash('md5')
  for (const part of parts) hash.update(part.etag)
  return {
    bytes: parts.reduce((total, part) => total + part.bytes, 0),
    etag: `"${hash.digest('hex')}"`,
    stretches: parts.flatMap(part => part.stretches),
  }
}

/** Objects that a dynamic manifest stands for, in order of their names; none when the container does not exist. */
function dynamicSegments(
  request: StorageRequest,
  manifest: NonNullable<StoredObject['dynamicManifest']>,
): StoredObject[] {
  const container = request.account?.containers.get(manifest.container)
  if (container === undefined) return []
  requireRead(request, manifest.container)
  const selection = { limit: limits.listing, marker: '', endMarker: '', delimiter: '', reverse: false }
  return listRows(container.objects, { ...selection, prefix: manifest.prefix }).flatMap(row =>
    'entry' in row ? [row.entry] : [],
  )
}

function staticStretches(request: StorageRequest, segment: Segment, depth: number): Stretch[] {
  if ('data' in segment) return [segment]
  const object = requireRead(request, segment.container).objects.get(segment.object)
  if (object === undefined || depth > maximumDepth) throw new Problem(409)
  const nested = object.staticManifest
  const whole: Representation =
    nested === undefined
      ? plainRepresentation(object)
      : {
          bytes: nested.bytes,
          etag: nested.etag,
          stretches: nested.segments.flatMap(item => staticStretches(request, item, depth + 1)),
        }
  if (whole.etag !== segment.etag || whole.bytes !== segment.bytes) throw new Problem(409)
  return sliceStretches(whole.stretches, segment)
}

/** The part of some stretches that a range of bytes covers. */
export function sliceStretches(stretches: readonly Stretch[], range: ByteRange): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (const stretch of stretches) {
    const bytes = lengthOf(stretch)
    const from = Math.max(range.first, start) - start
    const to = Math.min(range.last + 1, start + bytes) - start
    if (from < to) {
      if ('data' in stretch) found.push({ data: stretch.data.subarray(from, to) })
      else found.push({ body: stretch.body, first: stretch.first + from, bytes: to - from })
    }
    start += bytes
  }
  return found
}

function lengthOf(stretch: Stretch): number {
  return 'data' in stretch ? stretch.data.length : stretch.bytes
}

/** Pieces to read, and a hold on their bodies, so that a delete meanwhile does not cut the download short. */
export function holdPieces(stretches: readonly Stretch[]): { pieces: Piece[]; release: () => void } {
  const bodies = stretches.flatMap(stretch => ('data' in stretch ? [] : [stretch.body.retain()]))
  const pieces = stretches.map(stretch =>
    'data' in stretch
      ? { data: stretch.data }
      : { file: stretch.body.file, first: stretch.first, bytes: stretch.bytes },
  )
  return { pieces, release: () => bodies.forEach(body => void body.release()) }
}
