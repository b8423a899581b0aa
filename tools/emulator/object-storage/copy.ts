import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseRanges } from '../http/byte-ranges.ts'
import { httpDate } from '../http/dates.ts'
import { Problem } from '../http/problem.ts'
import { readPieces } from '../http/send-file.ts'
import { ownsAccount, requireRead, requireWrite } from './access.ts'
import { StoredBody } from './body-files.ts'
import { limits } from './limits.ts'
import { headerValue, isTrue } from './metadata.ts'
import { checkObjectName, newObject, publish, sendCreated } from './new-version.ts'
import { type ObjectAttributes, readAttributes } from './object-attributes.ts'
import { holdPieces, type Representation, representObject } from './representation.ts'
import { decodeName, encodeName } from './resource-path.ts'
import type { StorageRequest } from './storage-request.ts'
import type { StoredObject } from './store.ts'
import { toMilliseconds } from './timestamps.ts'

/** COPY with a Destination header: §2.7.5.11. */
export async function copyToDestination(request: StorageRequest): Promise<void> {
  const { headers } = request.request
  const destination = headerValue(headers, 'destination')
  if (destination === undefined || destination === '') throw new Problem(412, 'Destination header required')
  const account = readAccount(headers['destination-account']) ?? request.path.account
  const [container, object] = splitName(destination, 'Destination')
  await copy(request, addressing(request, { account, container, object }))
}

/** PUT with an X-Copy-From header: the same the other way round. */
export async function copyFromHeader(request: StorageRequest): Promise<void> {
  const { headers } = request.request
  if (Number(headers['content-length'] ?? 0) > 0) throw Problem.plain(400, 'Copy requests require a zero byte body')
  const account = readAccount(headers['x-copy-from-account']) ?? request.path.account
  const [container, object] = splitName(headerValue(headers, 'x-copy-from') as string, 'X-Copy-From')
  await copy(addressing(request, { account, container, object }), request)
}

async function copy(source: StorageRequest, target: StorageRequest): Promise<void> {
  const original = requireRead(source).objects.get(source.path.object as string)
  if (original === undefined) throw new Problem(404)
  const container = requireWrite(target)
  const name = target.path.object as string
  checkObjectName(name)
  const asManifest = target.query.get('multipart-manifest') === 'get'
  const given = readAttributes(target.request.headers, name, target.clock())
  const body = asManifest ? original.body.retain() : await copyBody(source, representObject(source, original))
  const copied: StoredObject = {
    ...newObject(target, name, body, mergeAttributes(original, given, target)),
    ...(asManifest && original.staticManifest !== undefined ? { staticManifest: original.staticManifest } : {}),
    ...(asManifest && original.dynamicManifest !== undefined ? { dynamicManifest: original.dynamicManifest } : {}),
  }
  try {
    publish(target, container, copied)
  } catch (error) {
    body.release()
    throw error
  }
  const etag = copied.staticManifest === undefined ? body.md5 : `"${copied.staticManifest.etag}"`
  sendCreated(target, copied, etag, {
    ...Object.fromEntries(copied.metadata),
    'X-Copied-From': encodeName(`${source.path.container}/${source.path.object}`),
    'X-Copied-From-Account': encodeName(source.path.account),
    'X-Copied-From-Last-Modified': httpDate(toMilliseconds(original.timestamp)),
  })
}

/** The original's metadata, and over it what the request gives; only the latter with X-Fresh-Metadata. */
function mergeAttributes(original: StoredObject, given: ObjectAttributes, target: StorageRequest): ObjectAttributes {
  const contentType = given.contentType ?? original.contentType
  if (isTrue(headerValue(target.request.headers, 'x-fresh-metadata'))) return { ...given, contentType }
  const deleteAt = given.deleteAt ?? original.deleteAt
  return {
    ...given,
    contentType,
    metadata: new Map([...original.metadata, ...given.metadata]),
    systemHeaders: new Map([...original.systemHeaders, ...given.systemHeaders]),
    ...(deleteAt === undefined || given.deleteAt === null ? {} : { deleteAt }),
  }
}

/** A whole plain object shares its body with the copy; segments or a range are joined into a new one. */
async function copyBody(source: StorageRequest, shown: Representation): Promise<StoredBody> {
  const ranges = parseRanges(source.request.headers.range, shown.bytes)
  const range = ranges === undefined ? { first: 0, last: shown.bytes - 1 } : ranges[0]
  if (range === undefined) throw new Problem(416, undefined, { 'Content-Range': `bytes */${shown.bytes}` })
  const stretches = shown.stretches(range)
  const [only] = stretches
  if (only !== undefined && 'body' in only && stretches.length === 1 && only.bytes === only.body.bytes) {
    return only.body.retain()
  }
  const bytes = range.last - range.first + 1
  if (bytes > limits.maximumObjectBytes) throw new Problem(413)
  const file = source.store.files.newFile()
  const { pieces, release } = holdPieces(stretches)
  const hash = createHash('md5')
  try {
    await pipeline(
      readPieces(pieces),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(file),
    )
  } catch (error) {
    await unlink(file).catch(() => undefined)
    throw error
  } finally {
    release()
  }
  return new StoredBody(file, { bytes, md5: hash.digest('hex') })
}

function readAccount(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  const name = decodeName(String(header))
  if (name === undefined || name === '' || name.includes('/'))
    throw new Problem(412, 'Account name cannot contain slashes')
  return name
}

/** `/container/object` or `container/object`, URL-encoded. @throws {Problem} 412 */
function splitName(header: string, name: string): [container: string, object: string] {
  const decoded = decodeName(header)?.replace(/^\//, '')
  const slash = decoded?.indexOf('/') ?? -1
  if (decoded === undefined || slash <= 0 || slash === decoded.length - 1) {
    throw new Problem(412, `${name} header must be of the form <container name>/<object name>`)
  }
  return [decoded.slice(0, slash), decoded.slice(slash + 1)]
}

/** The same request as if it were sent to another resource, perhaps of another account. */
function addressing(request: StorageRequest, path: Required<StorageRequest['path']>): StorageRequest {
  if (path.account === request.path.account) return { ...request, path }
  const owner = ownsAccount(request.caller, path.account)
  const account = owner ? request.store.open(path.account) : request.store.find(path.account)
  return { ...request, path, owner, account }
}
