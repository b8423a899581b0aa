import type { IncomingMessage, ServerResponse } from 'node:http'
import { identityProblem, malformed } from './problems.ts'

/** More than any request to identity needs; what is larger is answered 413. */
const maximumBytes = 112 * 1024

/**
 * Reads a request's body as JSON, and asks for it first where the client waits for `100 Continue`.
 * @throws {Problem} 400 when it is not JSON or not said to be, 413 when it is too large
 */
export async function readJson(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && type !== 'application/json') {
    throw malformed('Expecting to find application/json in the Content-Type header.')
  }
  if (request.headers.expect !== undefined) response.writeContinue()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maximumBytes) throw identityProblem(413, 'Request is too large.', { Connection: 'close' })
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw malformed('Expecting to find valid JSON in the request body.')
  }
}
