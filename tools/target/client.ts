import type { Exchange } from '../model/exchange.ts'
import type { TargetClient } from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import type { ResolvedTarget, Session } from './resolved-target.ts'

export interface ConnectOptions {
  redactor: Redactor
  /** Called once for each exchange, also a failed one, when it has ended; already redacted. */
  onExchange(exchange: Exchange): void
  /** Whole exchange, in milliseconds; default 60 000. */
  timeoutMs?: number
  /** Requests begun per second, at most; default unlimited. */
  rate?: number
  /** Requests in flight at once, at most; default 10. */
  concurrency?: number
  /** Largest response body that is read; default 64 MiB. */
  maxBodyBytes?: number
  /** From another client's `session()`: nothing is authenticated again until a token has to be renewed. */
  session?: Session
  /** Begins the ids of exchanges, so that those of several workers differ; default `x`. */
  exchangePrefix?: string
}

/** A client that can pass on what it learnt by authenticating. */
export interface ConnectedClient extends TargetClient {
  session(): Session
}

/**
 * Authenticates the target's identities and gives a client for it.
 * @throws {ConformanceError} `TARGET_*`.
 */
export async function connect(_target: ResolvedTarget, _options: ConnectOptions): Promise<ConnectedClient> {
  throw new ConformanceError('TARGET_UNREACHABLE', 'the client is being built')
}
