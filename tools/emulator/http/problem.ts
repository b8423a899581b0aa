import type { HeaderFields } from './reply.ts'
import { reasonPhrase, statusPage } from './status-page.ts'

/** An answer other than success: thrown where it is found, sent by the service's one handler. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly body: string
  readonly headers: HeaderFields

  /**
   * @param body absent: the status's HTML page
   * @param headers Content-Type is HTML unless given
   */
  constructor(status: number, body?: string, headers: HeaderFields = {}) {
    super(reasonPhrase(status))
    this.status = status
    this.body = body ?? statusPage(status)
    this.headers = headers
  }

  /** A short explanation as plain text, as Swift gives for malformed headers. */
  static plain(status: number, body: string, headers: HeaderFields = {}): Problem {
    return new Problem(status, body, { 'Content-Type': 'text/plain', ...headers })
  }
}

/** The client went away or stalled before its body was whole: nothing can or need be answered. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone'
}
