/** No token is meant to live shorter; renewed by such an expiry, each request would fetch one. */
const shortestLifeMs = 10_000

/** When a token ends, in milliseconds since 1970: one that is over at once, or that is no time, tells nothing of the token. */
export function usableExpiry(issuedAt: number, expiresAt: number): { expiresAt?: number } {
  return expiresAt - issuedAt > shortestLifeMs ? { expiresAt } : {}
}
