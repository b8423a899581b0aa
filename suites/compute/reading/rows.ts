import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonOf, member, rowsOf } from '../../openstack/json.ts'
import { withBody } from '../../openstack/judged-body.ts'

/** The row of a list of servers that has such an id; undefined where there is none. */
export function rowOf(reply: TargetReply, id: string): JsonObject | undefined {
  return rowsOf(reply, 'servers').find(row => row.id === id)
}

/** The server of an answer that shows one; a target may send another body, and then it has no members. */
export function serverIn(reply: TargetReply): JsonObject {
  const server = member(jsonOf(reply), 'server')
  return typeof server === 'object' && server !== null ? (server as JsonObject) : {}
}

/**
 * The answer with the run's own server alone, where it is there, and as the samples have servers: what others keep in
 * the same project need not have all that a sample shows.
 */
export function ownRow(reply: TargetReply, id: string): TargetReply {
  const row = rowOf(reply, id)
  // Where there is no such row, the whole answer is judged.
  return row === undefined ? reply : withBody(reply, { ...jsonOf(reply), servers: [likeSamples(row)] })
}

/** The answer that shows one server, as the samples have servers. */
export function ownServerIn(reply: TargetReply): TargetReply {
  const body = jsonOf(reply)
  return body.server === undefined ? reply : withBody(reply, { ...body, server: likeSamples(serverIn(reply)) })
}

/**
 * A server without what a sample cannot show of every server: no sample has one that was booted from a volume, for
 * which deployed services show an empty text as its image, and those of the looks have no IPv6 (§1.2.6.4 has).
 */
function likeSamples(server: JsonObject): JsonObject {
  const { image, addresses, ...rest } = server
  return {
    ...rest,
    ...(image === undefined || image === '' || image === null ? {} : { image }),
    ...(addresses === undefined ? {} : { addresses: withoutIpv6(addresses) }),
  }
}

function withoutIpv6(addresses: unknown): unknown {
  if (typeof addresses !== 'object' || addresses === null || Array.isArray(addresses)) return addresses
  const ofVersion4 = (list: unknown): unknown =>
    Array.isArray(list) ? list.filter(address => member(address, 'version') !== 6) : list
  return Object.fromEntries(Object.entries(addresses).map(([network, list]) => [network, ofVersion4(list)]))
}

/** Every address of a server, of all its networks. */
export function addressesOf(server: unknown): unknown[] {
  const addresses = member(server, 'addresses')
  return typeof addresses === 'object' && addresses !== null ? Object.values(addresses).flat() : []
}

/** Path and query of a link of a resource or of a list; a target may be reached by another host than it thinks. */
export function linkOf(t: CheckContext, links: unknown, rel: string): URL | undefined {
  const found = Array.isArray(links) ? links.find(link => member(link, 'rel') === rel) : undefined
  const href = member(found, 'href')
  if (typeof href !== 'string') return undefined
  t.expect(URL.canParse(href), `the link ${rel} is a URL`).toBe(true)
  return new URL(href)
}
