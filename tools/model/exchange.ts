import type { Identity } from './target.ts'

/**
 * A recorded request and response, redacted when it is recorded. Times are milliseconds.
 * Rows of `exchanges.jsonl`; a check line cites them by `id`.
 */
export interface Exchange {
  id: string
  /** Id of the check that sent it; `auth`, `fixture` or `cleanup` otherwise. */
  check: string
  /** Key of the shared resource that a `fixture` prepares; id of the check that a `cleanup` follows, or absent at the end. */
  for?: string
  /** Id of the exchange that told to come back later, of which this is the repeat. */
  repeatOf?: string
  /** The documented operation it called, where it called one. */
  operation?: string
  /** Whom it was sent as (`Identity`); absent where authentication itself is asked for. */
  identity?: Identity
  request: {
    method: string
    url: string
    /** Those that were asked for, then those that frame the body (Content-Length, Transfer-Encoding). */
    headers: [name: string, value: string][]
    body?: RecordedBody
  }
  response?: {
    status: number
    reason: string
    headers: [name: string, value: string][]
    body?: RecordedBody
  }
  /** When the request was sent, ISO 8601 in UTC. */
  at: string
  timings: { headersMs?: number; totalMs: number }
  /** Transport failure, where there was no complete response. */
  error?: { code: string; message: string }
}

export interface RecordedBody {
  /** Full length in bytes, also when `text` is cut. */
  bytes: number
  /** The start of the body as text, or base64 when it is not UTF-8. */
  text: string
  encoding: 'utf8' | 'base64'
  truncated: boolean
}
