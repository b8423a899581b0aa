import type { Redactor } from '../shared/redact.ts'
import { authenticate } from './authenticate.ts'
import type { Exchanger } from './exchanger.ts'
import type { AuthenticatedIdentity, ResolvedIdentity } from './resolved-target.ts'

/** A token is renewed when it has less than this left; or half of its life, where that is shorter. */
const renewBeforeMs = 120_000

/** A younger token that was never accepted is not at fault when it is refused. */
const minimumAgeMs = 60_000

/** After so many renewals that helped nothing, the identity service is not asked more often than each `minimumAgeMs`. */
const mostInVain = 3

/**
 * Keeps the token of one identity valid through a long run: it is renewed before it expires, and when one that was
 * accepted before is refused (it was revoked, or the target's clock is another). Whoever asks while it is being renewed
 * waits for the same renewal.
 */
export class TokenKeeper {
  readonly #identity: ResolvedIdentity
  /** Updated in place: it is part of the client's session. */
  readonly #state: AuthenticatedIdentity
  readonly #exchanger: Exchanger
  readonly #redactor: Redactor
  readonly #now: () => number
  #renewing: Promise<void> | undefined
  /** Whether the current token was accepted by anybody. */
  #accepted = false
  /** What the current token was fetched for, after a refusal. */
  #fetchedFor: string | undefined
  /** Requests that are refused with any token: theirs is no matter of tokens. */
  readonly #alwaysRefused = new Set<string>()
  #inVain = 0

  constructor(
    identity: ResolvedIdentity,
    state: AuthenticatedIdentity,
    exchanger: Exchanger,
    redactor: Redactor,
    now: () => number = Date.now,
  ) {
    this.#identity = identity
    this.#state = state
    this.#exchanger = exchanger
    this.#redactor = redactor
    this.#now = now
  }

  /** The token as it is, for a request whose turn has come. */
  get latest(): string {
    return this.#state.token
  }

  /** The token, renewed first when it is about to expire. */
  async current(): Promise<string> {
    const { expiresAt, issuedAt } = this.#state
    if (expiresAt !== undefined && this.#renewable()) {
      const margin = Math.min(renewBeforeMs, (expiresAt - issuedAt) / 2)
      if (this.#now() >= expiresAt - margin) await this.#renew(undefined)
    }
    return this.#state.token
  }

  /**
   * Learns from an answer.
   * @param what Names the request, so that one which is always refused is told from a token that is no longer good.
   */
  answered(token: string | undefined, what: string, status: number): void {
    if (token !== this.#state.token) return
    if (status !== 401) {
      // Not every answer has looked at the token.
      if (status < 500 && status !== 429) this.#accepted = true
      if (this.#fetchedFor === what) this.#inVain = 0
    } else if (this.#fetchedFor === what) {
      this.#alwaysRefused.add(what)
      this.#inVain += 1
    }
    if (this.#fetchedFor === what) this.#fetchedFor = undefined
  }

  /**
   * After a 401 to what was sent with the token: whether there is another one now, so that it may be sent again.
   * @throws {ConformanceError} `TARGET_*` when the identity service gives no new one.
   */
  async replace(refused: string | undefined, what: string): Promise<boolean> {
    // Another request may have had it renewed in the meantime.
    if (refused !== this.#state.token) return true
    if (!this.#renewable() || !this.#mayBeAtFault(what)) return false
    await this.#renew(what)
    return true
  }

  #mayBeAtFault(what: string): boolean {
    const { expiresAt, issuedAt } = this.#state
    const now = this.#now()
    if (expiresAt !== undefined && now >= expiresAt) return true
    const isYoung = now - issuedAt < minimumAgeMs
    if (!isYoung) return true
    return this.#accepted && !this.#alwaysRefused.has(what) && this.#inVain < mostInVain
  }

  /** A given token cannot be had again. */
  #renewable(): boolean {
    const { kind } = this.#identity.credentials
    return kind !== 'token' && kind !== 'v3token'
  }

  async #renew(what: string | undefined): Promise<void> {
    this.#renewing ??= authenticate(this.#identity, this.#exchanger, this.#redactor)
      .then(({ endpoints: _, ...fresh }) => {
        Object.assign(this.#state, fresh)
        this.#accepted = false
        this.#fetchedFor = what
      })
      .finally(() => {
        this.#renewing = undefined
      })
    await this.#renewing
  }
}
