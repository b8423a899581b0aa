import type { CallOptions, CheckContext } from '../../tools/model/check.ts'

/**
 * Asks whether a JSON service answers at all; gives what came instead. A wrong endpoint would otherwise look like
 * hundreds of departures. An answer that only breaks the contract is left to the checks.
 */
export function probeOf(list: string, query: CallOptions['query'] = { limit: 1 }) {
  return async (send: CheckContext['call']): Promise<string | undefined> => {
    const reply = await send(list, { query, headers: { Accept: 'application/json' } })
    const type = reply.header('content-type') ?? 'no content type'
    return reply.status === 200 && !/html/i.test(type) ? undefined : `${reply.status} ${reply.reason} with ${type}`
  }
}
