import { createHash } from 'node:crypto'
import type { ByteRange } from '../http/byte-ranges.ts'
import { Problem } from '../http/problem.ts'
import type { Piece } from '../http/send-file.ts'
import { requireRead } from './access.ts'
import type { StoredBody } from './body-files.ts'
import { limits } from './limits.ts'
import { listRows } from './listing.ts'
import { segmentBytes } from './static-manifest.ts'
import type { StorageRequest } from './storage-request.ts'
import type { Segment, StoredObject } from './store.ts'

/** What a GET of an object returns: its own bytes, or those of its segments one after the other. */
export interface Representation {
  readonly bytes: number
  /** As sent: quoted for large objects only (§2.7.5.13). */
  readonly etag: string
  /**
   * Where the bytes of a range stand. Segments are looked up now, and only those that the range covers.
   * @throws {Problem} 409 when a segment is missing or has changed; 401 or 403 when the caller may not read it
   */
  stretches(range: ByteRange): Stretch[]
}

export type Stretch = { body: StoredBody; first: number; bytes: number } | { data: Buffer }

/** Manifests may name manifests, this many levels deep. */
const maximumDepth = 10

/** @throws {Problem} 404 when a dynamic manifest's container does not exist, 401 or 403 when it may not be read */
export function representObject(request: StorageRequest, object: StoredObject): Representation {
  const shown = representNested(request, object, 0)
  if (object.staticManifest !== undefined) return { ...shown, etag: `"${shown.etag}"` }
  if (object.dynamicManifest !== undefined) return representDynamic(request, object.dynamicManifest)
  return shown
}

/** The object's own bytes: for a manifest, the manifest. */
export function plainRepresentation(object: StoredObject): Representation {
  const { body } = object
  const stretches = (range: ByteRange): Stretch[] => sliceStretches([{ body, first: 0, bytes: body.bytes }], range)
  return { bytes: body.bytes, etag: body.md5, stretches }
}

/** An object as a segment: a static manifest counts with what it stands for, a dynamic one with its own bytes. */
function representNested(request: StorageRequest, object: StoredObject, depth: number): Representation {
  const manifest = object.staticManifest
  if (manifest === undefined) return plainRepresentation(object)
  if (depth > maximumDepth) throw new Problem(409)
  const parts = manifest.segments.map(segment => ({
    bytes: segmentBytes(segment),
    stretches: (range: ByteRange) => segmentStretches(request, segment, range, depth),
  }))
  return { bytes: manifest.bytes, etag: manifest.etag, stretches: range => joinStretches(parts, range) }
}

function representDynamic(
  request: StorageRequest,
  manifest: NonNullable<StoredObject['dynamicManifest']>,
): Representation {
  const { objects } = requireRead(request, manifest.container)
  const selection = { limit: limits.listing, marker: '', endMarker: '', delimiter: '', reverse: false }
  const parts = listRows(objects, { ...selection, prefix: manifest.prefix }).flatMap(row =>
    'entry' in row ? [representNested(request, row.entry, 1)] : [],
  )
  const hash = createHash('md5')
  for (const part of parts) hash.update(part.etag)
  return {
    bytes: parts.reduce((total, part) => total + part.bytes, 0),
    etag: `"${hash.digest('hex')}"`,
    stretches: range => joinStretches(parts, range),
  }
}

type Part = Pick<Representation, 'bytes' | 'stretches'>

/** The stretches of a range that may lie across several parts. */
function joinStretches(parts: readonly Part[], range: ByteRange): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (const part of parts) {
    const first = Math.max(range.first - start, 0)
    const last = Math.min(range.last - start, part.bytes - 1)
    if (first <= last) found.push(...part.stretches({ first, last }))
    start += part.bytes
  }
  return found
}

/** @param range within the segment's own stretch */
function segmentStretches(request: StorageRequest, segment: Segment, range: ByteRange, depth: number): Stretch[] {
  if ('data' in segment) return sliceStretches([segment], range)
  const object = requireRead(request, segment.container).objects.get(segment.object)
  if (object === undefined) throw new Problem(409)
  const whole = representNested(request, object, depth + 1)
  if (whole.etag !== segment.etag || whole.bytes !== segment.bytes) throw new Problem(409)
  return whole.stretches({ first: segment.first + range.first, last: segment.first + range.last })
}

/** The part of some stretches that a range of bytes covers. */
function sliceStretches(stretches: readonly Stretch[], range: ByteRange): Stretch[] {
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
