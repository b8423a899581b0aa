import type { TargetDescription } from './record.ts'

/**
 * Roles that documents give rights by (§1.6.1, 1.7.1.2). A target may name a user for each: of the run's own project,
 * or, for the system administrator, of any.
 */
export const roles = [
  'subscriber',
  'administrator',
  'developer',
  'operator',
  'observer',
  'system-owner',
  'system-administrator',
] as const

export type Role = (typeof roles)[number]

/**
 * Whom a request is sent as. `default`: the run's own credentials. `alternate`: a user of another project.
 * `none`: no token at all. `invalid`: a token that was never issued. `expired`: one that has expired or was revoked.
 * A role: a user who has that role and no other.
 */
export type Identity = 'default' | 'alternate' | 'none' | 'invalid' | 'expired' | Role

export type HeaderList = [name: string, value: string][]

export interface TargetRequest {
  /** Type in the service catalog, e.g. `object-store`. */
  service: string
  method: string
  /** Below the service's endpoint, percent-encoded, `''` or beginning with `/`. */
  path: string
  /** Encoded query without the question mark. */
  query?: string
  headers?: HeaderList
  /** A string or bytes is sent with Content-Length; an async iterable with `Transfer-Encoding: chunked`. */
  body?: string | Uint8Array | AsyncIterable<Uint8Array>
  /** Default `default`. */
  identity?: Identity
  /** Project whose endpoint is addressed; `alternate` to reach the other project's account. Default `default`. */
  account?: 'default' | 'alternate'
  /** Whole exchange, in milliseconds; default: the client's. */
  timeoutMs?: number
  /** Waits for `100 Continue` before the body is sent. */
  expectContinue?: boolean
  /** `none`: neither Content-Length nor Transfer-Encoding is sent, and no body (what 411 is for). Default `auto`. */
  framing?: 'auto' | 'none'
  /**
   * False: sent once, also when the answer tells to come back later (413, 429, 503), for who wants to see just that.
   * Default true: waited and sent again, where that is safe.
   */
  repeat?: boolean
  /** The check it is sent for, as recorded in the exchange. */
  check: string
  /** The documented operation it calls, as recorded in the exchange. */
  operation?: string
}

export interface TargetReply {
  status: number
  reason: string
  /** As received, in order; names keep their case. */
  headers: HeaderList
  /** First value of a header, any case; undefined when absent. */
  header(name: string): string | undefined
  body: Uint8Array
  text(): string
  /** @throws {SyntaxError} when the body is not JSON. */
  json(): unknown
  /** True when a `100 Continue` came before the final status. */
  continued: boolean
  /** Id of the recorded exchange. */
  exchange: string
  /**
   * Statuses of earlier answers to the same request, which told to come back later; a client always tells. After a 503
   * among them a refusal is no proof that nothing was done.
   */
  repeatedAfter?: readonly number[]
}

/** Talks HTTP to a target; made by `tools/target`, given to checks by `tools/run`. */
export interface TargetClient {
  readonly description: TargetDescription
  /** Identities this client can speak as; `default`, `none` and `invalid` always. */
  readonly identities: ReadonlySet<Identity>
  /** Endpoint URL of a service, without a trailing slash. */
  endpoint(service: string, account?: 'default' | 'alternate'): string
  has(service: string): boolean
  /** Id of the project of an identity, where the identity service has told it. */
  project(account?: 'default' | 'alternate' | Role): string | undefined
  /** @throws {ConformanceError} `TARGET_*` when there was no complete response. */
  send(request: TargetRequest): Promise<TargetReply>
  close(): Promise<void>
}
