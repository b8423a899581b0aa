import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '../http/service.ts'
import type { ResourcePath } from './resource-path.ts'
import type { Account, Store } from './store.ts'

/** What the service is made of, shared by all requests. */
export interface StorageServices {
  readonly store: Store
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Milliseconds that a sender may be silent in the middle of a body before it is answered 408. */
  readonly bodyTimeoutMs: number
}

/** What a valid temporary URL opens, beside the object that it names. */
export interface TemporaryGrant {
  /** Whose key signed it: segments of a large object are read within that scope. */
  scope: 'account' | 'container'
  container: string
  /** Seconds since the epoch. */
  expires: number
  /** Content-Disposition that the URL itself asks for. */
  disposition?: string
}

/** One request to an account, after its path and its token were understood. */
export interface StorageRequest extends StorageServices {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly method: string
  readonly path: ResourcePath
  readonly query: ReadonlyMap<string, string>
  /** Absent for anonymous requests. */
  readonly caller: Caller | undefined
  /** The caller's own account is addressed, or the caller may use every account. */
  readonly owner: boolean
  /** Absent when nobody has used it yet and the caller does not own it. */
  readonly account: Account | undefined
  readonly temporary: TemporaryGrant | undefined
}
