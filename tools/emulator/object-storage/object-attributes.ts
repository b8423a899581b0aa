import type { IncomingHttpHeaders } from 'node:http'
import mime from 'mime'
import { Problem } from '../http/problem.ts'
import type { HeaderFields } from '../http/reply.ts'
import { headerValue, isTrue, readMetadata } from './metadata.ts'
import { decodeName } from './resource-path.ts'
import type { Metadata, StoredObject } from './store.ts'

/** What a request says of an object beside its bytes; a member is absent where the request does not name it. */
export interface ObjectAttributes {
  contentType?: string
  metadata: Metadata
  /** An empty value removes. */
  systemHeaders: Metadata
  /** `null` removes. */
  deleteAt?: number | null
  dynamicManifest?: NonNullable<StoredObject['dynamicManifest']>
}

/** Kept and returned as they are set. */
const keptHeaders = [
  'content-encoding',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-robots-tag',
] as const
const keptTitles = new Map(keptHeaders.map(name => [name, name.replace(/\b[a-z]/g, letter => letter.toUpperCase())]))

/**
 * @param clock milliseconds, for X-Delete-After
 * @throws {Problem} 400 for what makes no sense
 */
export function readAttributes(headers: IncomingHttpHeaders, name: string, clock: number): ObjectAttributes {
  const attributes: ObjectAttributes = {
    metadata: readMetadata(headers, 'Object'),
    systemHeaders: new Map(),
  }
  if (isTrue(headerValue(headers, 'x-detect-content-type'))) attributes.contentType = guessContentType(name)
  else if (headers['content-type'] !== undefined && headers['content-type'] !== '') {
    attributes.contentType = headers['content-type']
  }
  for (const [header, title] of keptTitles) {
    const value = headers[header]
    if (typeof value === 'string') attributes.systemHeaders.set(title, value)
  }
  const deleteAt = readDeleteAt(headers, clock)
  if (deleteAt !== undefined) attributes.deleteAt = deleteAt
  const manifest = headerValue(headers, 'x-object-manifest')
  if (manifest !== undefined && manifest !== '') attributes.dynamicManifest = readDynamicManifest(manifest)
  return attributes
}

/** By the extension of the name; `application/octet-stream` where it says nothing. */
export function guessContentType(name: string): string {
  return mime.getType(name) ?? 'application/octet-stream'
}

function readDeleteAt(headers: IncomingHttpHeaders, clock: number): number | null | undefined {
  const after = headerValue(headers, 'x-delete-after')
  const at = headerValue(headers, 'x-delete-at')
  if (after !== undefined) return future('X-Delete-After', after, clock, Math.floor(clock / 1000))
  if (at !== undefined) return future('X-Delete-At', at, clock, 0)
  return headers['x-remove-delete-at'] === undefined ? undefined : null
}

function future(header: string, value: string, clock: number, base: number): number {
  if (!/^[+-]?\d+$/.test(value.trim())) throw Problem.plain(400, `Non-integer ${header}`)
  const seconds = base + Number(value)
  if (seconds * 1000 <= clock) throw Problem.plain(400, `${header} in past`)
  return seconds
}

function readDynamicManifest(header: string): NonNullable<StoredObject['dynamicManifest']> {
  const slash = header.indexOf('/')
  const container = decodeName(header.slice(0, slash))
  const prefix = decodeName(header.slice(slash + 1))
  if (slash < 0 || !container || !prefix || container.includes('/') || /[?&]/.test(header)) {
    throw new Problem(400, 'X-Object-Manifest must be in the format container/prefix')
  }
  return { container, prefix, header }
}

/** Headers that describe an object, beside its length, type, ETag and dates. */
export function attributeHeaders(object: StoredObject): HeaderFields {
  const headers: HeaderFields = {}
  for (const [name, value] of object.metadata) headers[name] = value
  for (const [name, value] of object.systemHeaders) headers[name] = value
  if (object.deleteAt !== undefined) headers['X-Delete-At'] = object.deleteAt
  if (object.dynamicManifest !== undefined) headers['X-Object-Manifest'] = object.dynamicManifest.header
  if (object.staticManifest !== undefined) headers['X-Static-Large-Object'] = 'True'
  return headers
}
