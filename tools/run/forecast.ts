import type { TypicalCosts } from './typical-costs.ts'

/** How many requests a run is likely to send, and what that rests on. */
export interface RequestForecast {
  /** As many as the checks sent when they were learnt, with what they share and their clean-up. */
  typical: number
  /** Checks that were not learnt yet; so many requests of `typical` are an assumption for them. */
  unknownChecks: number
  assumed: number
}

/** What a check takes that was not there when the costs were learnt. */
const unknownRequests = 2

/**
 * Forecasts the requests of checks. What they were learnt on answers at once: a target that takes its time is asked more
 * often whether it is done.
 * @param checks Ids of those that will run.
 * @param before Requests that are sent before them: for authentication, and to ask whether the services answer.
 */
export function forecastRequests(checks: readonly string[], before: number, costs: TypicalCosts): RequestForecast {
  const known = checks.flatMap(id => costs.checks.get(id) ?? [])
  const shared = new Set(known.flatMap(check => check.shared))
  const unknownChecks = checks.length - known.length
  const assumed = unknownChecks * unknownRequests
  const own = known.reduce((sum, { requests }) => sum + requests, 0)
  const ofShared = [...shared].reduce((sum, key) => sum + (costs.shared.get(key)?.requests ?? 0), 0)
  return { typical: before + own + ofShared + assumed, unknownChecks, assumed }
}
