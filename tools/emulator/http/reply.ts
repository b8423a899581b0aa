import type { ServerResponse } from 'node:http'
import { reasonPhrase } from './status-page.ts'

/** Header names in the case they are sent in. */
export type HeaderFields = Record<string, string | number | readonly string[]>

export const htmlType = 'text/html; charset=UTF-8'

/**
 * Sends a whole answer. Content-Length is always stated, also for 204, as in the manual's samples; HEAD gets the
 * length of what GET would send when `headers` has one, and no body.
 */
export function sendReply(
  response: ServerResponse,
  status: number,
  headers: HeaderFields = {},
  body: string | Uint8Array = '',
): void {
  // 304 describes the object, not itself: it has no Content-Type unless given one.
  const base: HeaderFields =
    status === 304 ? {} : { 'Content-Type': htmlType, 'Content-Length': Buffer.byteLength(body) }
  response.writeHead(status, reasonPhrase(status), { ...base, ...headers } as Record<string, string>)
  if (response.req.method === 'HEAD' || status === 204 || status === 304) response.end()
  else response.end(body)
}
