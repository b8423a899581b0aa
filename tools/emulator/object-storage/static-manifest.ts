import { createHash } from 'node:crypto'
import type { ByteRange } from '../http/byte-ranges.ts'
import { Problem } from '../http/problem.ts'
import type { ObjectSegment, Segment } from './store.ts'

/** One entry of a manifest as a client writes it. */
export type ManifestEntry = { data: Buffer } | PathEntry

export interface PathEntry {
  /** As written, for reports. */
  path: string
  container: string
  object: string
  etag?: string
  sizeBytes?: number
  /** `M-N`, `M-` or `-N`. */
  range?: string
}

const pathKeys = ['path', 'etag', 'size_bytes', 'range']

/**
 * Reads the body of a `multipart-manifest=put` request.
 * @param own container and object that it is written to
 * @throws {Problem} 400 with one line for each entry that is wrong
 */
export function parseManifest(text: string, own: { container: string; object: string }): ManifestEntry[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Problem(400, 'Manifest must be valid JSON.\n')
  }
  if (!Array.isArray(parsed)) throw new Problem(400, 'Manifest must be a list.\n')
  const errors: string[] = []
  const entries: ManifestEntry[] = []
  parsed.forEach((raw: unknown, index) => {
    const entry = parseEntry(raw, index === parsed.length - 1)
    if (typeof entry === 'string') errors.push(`Index ${index}: ${entry}`)
    else if ('path' in entry && entry.container === own.container && entry.object === own.object) {
      errors.push(`Index ${index}: manifest must not include itself as a segment`)
    } else entries.push(entry)
  })
  if (entries.length > 0 && errors.length === 0 && entries.every(entry => 'data' in entry)) {
    errors.push('Inline data segments require at least one object-backed segment.')
  }
  if (errors.length > 0) throw Problem.plain(400, errors.map(error => `${error}\n`).join(''))
  return entries
}

/** The entry, or what is wrong with it. */
function parseEntry(raw: unknown, last: boolean): ManifestEntry | string {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return 'not a JSON object'
  const entry = raw as Record<string, unknown>
  if ('path' in entry) return parsePathEntry(entry, last)
  if (!('data' in entry)) return "expected keys to include one of 'data' or 'path'"
  const extraneous = Object.keys(entry).filter(key => key !== 'data')
  if (extraneous.length > 0) return extraneousKeys(extraneous)
  return parseData(entry.data)
}

function parseData(value: unknown): ManifestEntry | string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value) || value.length % 4 !== 0) {
    return 'data must be valid base64'
  }
  const data = Buffer.from(value, 'base64')
  return data.length < 1 ? 'too small; each segment must be at least 1 byte.' : { data }
}

function parsePathEntry(entry: Record<string, unknown>, last: boolean): PathEntry | string {
  const extraneous = Object.keys(entry).filter(key => !pathKeys.includes(key))
  if (extraneous.length > 0) return extraneousKeys(extraneous)
  const { path, etag } = entry
  if (typeof path !== 'string') return '"path" must be a string'
  if (etag !== undefined && etag !== null && typeof etag !== 'string') {
    return '"etag" must be a string or null (if provided)'
  }
  const [container, ...rest] = path.replace(/^\/+/, '').split('/')
  const object = rest.join('/')
  if (container === undefined || !path.replace(/^\/+|\/+$/g, '').includes('/')) {
    return 'path does not refer to an object. Path must be of the form /container/object.'
  }
  const found: PathEntry = { path, container, object }
  if (typeof etag === 'string') found.etag = etag
  if (entry.size_bytes !== undefined && entry.size_bytes !== null) {
    const size = typeof entry.size_bytes === 'string' ? Number(entry.size_bytes) : entry.size_bytes
    if (typeof size !== 'number' || !Number.isInteger(size)) return 'invalid size_bytes'
    if (size < 1 && !last) return 'too small; each segment must be at least 1 byte.'
    found.sizeBytes = size
  }
  return withRange(found, entry.range)
}

function withRange(entry: PathEntry, range: unknown): PathEntry | string {
  if (range === undefined || range === null || range === '') return entry
  if (typeof range !== 'string') return 'invalid range'
  if (range.includes(',')) return 'multiple ranges (only one allowed)'
  if (!/^(\d+-\d*|-\d+)$/.test(range)) return 'invalid range'
  return { ...entry, range }
}

function extraneousKeys(keys: string[]): string {
  return `extraneous keys ${keys
    .sort()
    .map(key => JSON.stringify(key))
    .join(', ')}`
}

/** MD5 over the segments' ETags; one that is cut counts as `etag:first-last;` (§2.7.5.10 ETag). */
export function manifestEtag(segments: readonly Segment[]): string {
  const hash = createHash('md5')
  for (const segment of segments) {
    if ('data' in segment) hash.update(createHash('md5').update(segment.data).digest('hex'))
    else hash.update(isCut(segment) ? `${segment.etag}:${segment.first}-${segment.last};` : segment.etag)
  }
  return hash.digest('hex')
}

export function segmentBytes(segment: Segment): number {
  return 'data' in segment ? segment.data.length : segment.last - segment.first + 1
}

function isCut(segment: ObjectSegment): boolean {
  return segment.first > 0 || segment.last < segment.bytes - 1
}

/** A manifest as `multipart-manifest=get` shows it; in the form it can be put in again when `raw`. */
export function manifestAsGiven(segments: readonly Segment[], raw: boolean): string {
  return JSON.stringify(
    segments.map(segment => {
      if ('data' in segment) return { data: segment.data.toString('base64') }
      const range = isCut(segment) ? { range: `${segment.first}-${segment.last}` } : {}
      const path = `/${segment.container}/${segment.object}`
      if (raw) return { path, size_bytes: segment.bytes, etag: segment.etag, ...range }
      const { bytes, etag: hash, contentType: content_type, lastModified: last_modified } = segment
      const nested = segment.nested ? { sub_slo: true } : {}
      return { name: path, bytes, hash, content_type, last_modified, ...range, ...nested }
    }),
  )
}

/** The stretch that an entry's range names in an object of `bytes` bytes; `undefined` when it names none. */
export function resolveRange(range: string | undefined, bytes: number): ByteRange | undefined {
  if (range === undefined) return { first: 0, last: bytes - 1 }
  const [start, end] = range.split('-') as [string, string]
  if (start === '')
    return Number(end) === 0 || bytes === 0 ? undefined : { first: Math.max(0, bytes - Number(end)), last: bytes - 1 }
  const first = Number(start)
  const last = end === '' ? bytes - 1 : Math.min(Number(end), bytes - 1)
  return first < bytes && first <= last ? { first, last } : undefined
}
