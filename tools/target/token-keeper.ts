import type { Redactor } from '../shared/redact.ts'
import { authenticate } from './authenticate.ts'
import type { Exchanger } from './exchanger.ts'
import type { AuthenticatedIdentity, ResolvedIdentity } from './resolved-target.ts'

/** A token is renewed when it has less than this left; or half of its life, where that is shorter. */
const renewBeforeMs = 120_000

/** A younger token is not at fault when it is refused, and the identity service is not asked more often than this. */
const minimumAgeMs = 60_000

/**
 * Keeps the token of one identity valid through a long run. Whoever asks while it is being renewed waits for the
 * same renewal.
 */
export class TokenKeeper {
  readonly #identity: ResolvedIdentity
  /** Updated in place: it is part of the client's session. */
  readonly #state: AuthenticatedIdentity
  readonly #exchanger: Exchanger
  readonly #redactor: Redactor
  readonly #now: () => number
  #renewing: Promise<void> | undefined

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

  /** The token, renewed first when it is about to expire. */
  async current(): Promise<string> {
    const { expiresAt, issuedAt } = this.#state
    if (expiresAt !== undefined && this.#renewable()) {
      const margin = Math.min(renewBeforeMs, (expiresAt - issuedAt) / 2)
      if (this.#now() >= expiresAt - margin) await this.#renew()
    }
    return this.#state.token
  }

  /**
   * After an unexpected 401: another token than the refused one, or undefined when the refusal must stand.
   * @throws {ConformanceError} `TARGET_*` when the identity service gives no new one.
   */
  async replace(refused: string | undefined): Promise<string | undefined> {
    // Another request may have had it renewed in the meantime.
    if (refused !== this.#state.token) return this.#state.token
    if (!this.#renewable() || this.#now() - this.#state.issuedAt < minimumAgeMs) return undefined
    await this.#renew()
    return this.#state.token
  }

  /** A given token cannot be had again. */
  #renewable(): boolean {
    const { kind } = this.#identity.credentials
    return kind !== 'token' && kind !== 'v3token'
  }

  async #renew(): Promise<void> {
    this.#renewing ??= authenticate(this.#identity, this.#exchanger, this.#redactor)
      .then(({ endpoints: _, ...fresh }) => {
        Object.assign(this.#state, fresh)
      })
      .finally(() => {
        this.#renewing = undefined
      })
    await this.#renewing
  }
}
