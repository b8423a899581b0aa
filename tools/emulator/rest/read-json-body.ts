import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Problem } from '../http/problem.ts'
import { readAll } from '../http/receive-body.ts'

/** How a service words a refusal. */
export type Refuse = (status: number, message: string, headers?: Record<string, string>) => Problem

/** More than any request to these services needs; what is larger is answered 413. */
const maximumBytes = 1024 * 1024
/** How much is read of what is refused as too large: a sender whose connection is closed may never see the answer. */
const drainedBytes = 16 * maximumBytes
/** Milliseconds without a byte after which the answer is 408. */
const usualStallMs = 60_000

interface Reading {
  mediaTypes: readonly string[]
  refuse: Refuse
}

/**
 * Reads a request's body, and asks for it first where the client waits for `100 Continue`.
 * @throws {Problem} 408 when the sender stalls, 413 when it is too large.
 * @throws {ClientGone} when the connection ends before the body does.
 */
export async function readBytes(
  request: IncomingMessage,
  response: ServerResponse,
  { refuse, stallMs = usualStallMs }: Pick<Reading, 'refuse'> & { stallMs?: number },
): Promise<Buffer> {
  // Nothing more comes where there was no body, or it was read before.
  if (request.readableEnded) return Buffer.alloc(0)
  if (request.headers.expect !== undefined) response.writeContinue()
  const tooLarge = (headers?: Record<string, string>): Problem => refuse(413, 'Request is too large.', headers)
  const chunks: Buffer[] = []
  let bytes = 0
  await readAll(request, stallMs, chunk => {
    bytes += chunk.length
    if (bytes > drainedBytes) throw tooLarge({ Connection: 'close' })
    if (bytes <= maximumBytes) chunks.push(chunk)
  })
  if (bytes > maximumBytes) throw tooLarge()
  return Buffer.concat(chunks)
}

/**
 * Reads a request's body as JSON.
 * @param reading `mediaTypes` is what the service accepts; a body without a type is taken as the first.
 * @returns undefined where there is no body.
 * @throws {Problem} 400 when it is not JSON, 413 when it is too large, 415 when it is of another type.
 */
export async function readJsonBody(
  request: IncomingMessage,
  response: ServerResponse,
  { mediaTypes, refuse }: Reading,
): Promise<unknown> {
  const bytes = await readBytes(request, response, { refuse })
  if (bytes.length === 0) return undefined
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && !mediaTypes.includes(type)) throw refuse(415, `Unsupported Content-Type ${type}`)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw refuse(400, 'Malformed request body')
  }
}
