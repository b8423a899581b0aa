import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Problem } from '../http/problem.ts'

/** How a service words a refusal. */
export type Refuse = (status: number, message: string, headers?: Record<string, string>) => Problem

/** More than any request to these services needs; what is larger is answered 413. */
const maximumBytes = 1024 * 1024

/**
 * Reads a request's body as JSON, and asks for it first where the client waits for `100 Continue`.
 * @param mediaTypes what the service accepts; a body without a type is taken as the first.
 * @returns undefined where there is no body.
 * @throws {Problem} 400 when it is not JSON, 413 when it is too large, 415 when it is of another type.
 */
export async function readJsonBody(
  request: IncomingMessage,
  response: ServerResponse,
  { mediaTypes, refuse }: { mediaTypes: readonly string[]; refuse: Refuse },
): Promise<unknown> {
  if (request.headers.expect !== undefined) response.writeContinue()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maximumBytes) throw refuse(413, 'Request is too large.', { Connection: 'close' })
    chunks.push(chunk)
  }
  if (bytes === 0) return undefined
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && !mediaTypes.includes(type)) throw refuse(415, `Unsupported Content-Type ${type}`)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw refuse(400, 'Malformed request body')
  }
}
