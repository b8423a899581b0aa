import type { CheckContext } from '../../tools/model/check.ts'

/**
 * What comes instead of an object store, if anything: a wrong endpoint would otherwise look like hundreds of
 * departures. An answer that only breaks the contract is left to the checks.
 */
export async function probe(send: CheckContext['call']): Promise<string | undefined> {
  const reply = await send('object-storage.containers.list', { query: { limit: 1 } })
  if (reply.status === 204) return undefined
  const type = reply.header('content-type') ?? 'no content type'
  if (reply.status === 200 && !/html/i.test(type)) return undefined
  return `${reply.status} ${reply.reason} with ${type}`
}
