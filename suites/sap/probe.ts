import type { CheckContext } from '../../tools/model/check.ts'
import { wanted } from './requests.ts'
import { rootOf } from './xml.ts'

/**
 * Asks whether the service answers at all; gives what came instead. A wrong endpoint would otherwise look like
 * hundreds of departures. An answer that only breaks the contract is left to the checks.
 */
export async function probe(send: CheckContext['call']): Promise<string | undefined> {
  const reply = await send('sap.servers.list', wanted)
  const type = reply.header('content-type') ?? 'no content type'
  const isXml = rootOf(reply) !== undefined && !/html/i.test(type)
  return reply.status === 200 && isXml ? undefined : `${reply.status} ${reply.reason} with ${type}`
}
