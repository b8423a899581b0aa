import { createHash, randomUUID } from 'node:crypto'
import { posix } from 'node:path'
import { type ByteRange, parseRanges } from '../http/byte-ranges.ts'
import { httpDate } from '../http/dates.ts'
import { failedPrecondition } from '../http/preconditions.ts'
import { Problem } from '../http/problem.ts'
import { type HeaderFields, htmlType, sendReply } from '../http/reply.ts'
import { type Piece, sendPieces } from '../http/send-file.ts'
import { reasonPhrase } from '../http/status-page.ts'
import { requireRead } from './access.ts'
import { attributeHeaders } from './object-attributes.ts'
import { holdPieces, plainRepresentation, type Representation, representObject } from './representation.ts'
import { manifestAsGiven } from './static-manifest.ts'
import type { StorageRequest, TemporaryGrant } from './storage-request.ts'
import type { StoredObject } from './store.ts'
import { dispositionOf } from './temporary-url.ts'
import { formatTimestamp, toMilliseconds } from './timestamps.ts'

/** GET and HEAD of an object: §2.7.5.9, §2.7.5.13. */
export async function downloadObject(request: StorageRequest): Promise<void> {
  const container = requireRead(request)
  const object = container.objects.get(request.path.object as string)
  if (object === undefined) throw new Problem(request.request.headers['if-match'] === '*' ? 412 : 404)
  await sendObject(request, object)
}

/** @param status 200, or an error's when the object is the page that explains it */
export async function sendObject(request: StorageRequest, object: StoredObject, status = 200): Promise<void> {
  const manifestOnly = request.query.get('multipart-manifest') === 'get'
  if (manifestOnly && object.staticManifest !== undefined) {
    const body = manifestAsGiven(object.staticManifest.segments, request.query.get('format') === 'raw')
    const type = request.query.get('format') === 'raw' ? object.contentType : 'application/json; charset=utf-8'
    const etag = createHash('md5').update(body).digest('hex')
    const headers = { ...describe(request, object, etag), 'Content-Type': type }
    sendReply(request.response, 200, headers, body)
    return
  }
  const shown = manifestOnly ? plainRepresentation(object) : representObject(request, object)
  const headers = describe(request, object, shown.etag)
  if (status === 200) {
    const validators = { etag: shown.etag.replaceAll('"', ''), modifiedAt: toMilliseconds(object.timestamp) }
    const failed = failedPrecondition(request.request.headers, validators)
    if (failed === 304) {
      sendReply(request.response, 304, { ...headers, 'Content-Length': 0 })
      return
    }
    if (failed !== undefined) throw new Problem(failed, '', { ...headers, 'Content-Type': htmlType })
    const ranges = request.method === 'GET' ? parseRanges(request.request.headers.range, shown.bytes) : undefined
    if (ranges !== undefined) return sendRanges(request, shown, ranges, headers)
  }
  await send(request, status, { ...headers, 'Content-Length': shown.bytes }, shown, [
    { first: 0, last: shown.bytes - 1 },
  ])
}

function describe(request: StorageRequest, object: StoredObject, etag: string): HeaderFields {
  const headers: HeaderFields = {
    'Content-Type': object.contentType,
    Etag: etag,
    'Last-Modified': httpDate(toMilliseconds(object.timestamp)),
    'X-Timestamp': formatTimestamp(object.timestamp),
    'Accept-Ranges': 'bytes',
    ...attributeHeaders(object),
  }
  if (request.temporary !== undefined) describeTemporary(request, request.temporary, headers)
  return headers
}

/** A temporary URL names the download, says how long it lasts, and keeps custom metadata to itself. */
function describeTemporary(request: StorageRequest, grant: TemporaryGrant, headers: HeaderFields): void {
  for (const name of Object.keys(headers)) {
    if (name.startsWith('X-Object-Meta-') && !name.startsWith('X-Object-Meta-Public-')) delete headers[name]
  }
  const name = posix.basename((request.path.object as string).replace(/\/+$/, ''))
  headers['Content-Disposition'] =
    grant.disposition ?? headers['Content-Disposition'] ?? dispositionOf('attachment', name)
  headers.Expires = httpDate(grant.expires * 1000)
}

async function sendRanges(
  request: StorageRequest,
  shown: Representation,
  ranges: readonly ByteRange[],
  headers: HeaderFields,
): Promise<void> {
  const [only] = ranges
  if (only === undefined) {
    throw new Problem(416, undefined, { ...headers, 'Content-Range': `bytes */${shown.bytes}` })
  }
  if (ranges.length === 1) {
    const fields = {
      ...headers,
      'Content-Length': only.last - only.first + 1,
      'Content-Range': contentRange(only, shown.bytes),
    }
    return send(request, 206, fields, shown, ranges)
  }
  const boundary = randomUUID().replaceAll('-', '')
  const type = headers['Content-Type'] as string
  const between = ranges.map(
    range => `--${boundary}\r\nContent-Type: ${type}\r\nContent-Range: ${contentRange(range, shown.bytes)}\r\n\r\n`,
  )
  const closing = `--${boundary}--`
  const length = ranges.reduce(
    (total, range, at) => total + (between[at] as string).length + (range.last - range.first + 1) + 2,
    closing.length,
  )
  const fields = {
    ...headers,
    'Content-Length': length,
    'Content-Type': `multipart/byteranges;boundary=${boundary}`,
  }
  return send(request, 206, fields, shown, ranges, { between, closing })
}

function contentRange(range: ByteRange, size: number): string {
  return `bytes ${range.first}-${range.last}/${size}`
}

async function send(
  request: StorageRequest,
  status: number,
  headers: HeaderFields,
  shown: Representation,
  ranges: readonly ByteRange[],
  parts?: { between: readonly string[]; closing: string },
): Promise<void> {
  const { response } = request
  // Found before the head is sent: a segment that is missing is answered 409.
  const stretches = request.method === 'HEAD' ? [] : ranges.map(range => shown.stretches(range))
  const held = stretches.map(holdPieces)
  response.writeHead(status, reasonPhrase(status), headers as Record<string, string>)
  const pieces: Piece[] = held.flatMap(({ pieces }, at) => {
    if (parts === undefined) return pieces
    return [{ data: Buffer.from(parts.between[at] as string) }, ...pieces, { data: Buffer.from('\r\n') }]
  })
  if (parts !== undefined) pieces.push({ data: Buffer.from(parts.closing) })
  try {
    if (request.method === 'HEAD') response.end()
    else await sendPieces(response, pieces)
  } finally {
    for (const { release } of held) release()
  }
}
