import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { GuardedRequest } from '../../contract/refusals.ts'
import type { UnknownIdRequest } from '../../contract/unknown-ids.ts'
import { ofServer } from '../requests.ts'
import { guardedServer } from '../servers/own-server.ts'
import { briefLists, detailedLists, looks, operationOf } from './variants.ts'

const wanted = { headers: { Accept: 'application/json' } }

const lists = [...briefLists, ...detailedLists].map(operationOf)
const shows = looks.map(operationOf)

/** Requests with a body; what one would rename has a name of the run. */
const updates: Record<string, (t: CheckContext) => object> = {
  'compute.servers.update': t => ({ server: { name: t.name('intruder') } }),
  'compute.server-metadata.update': () => ({ metadata: { intruder: 'was here' } }),
}

const guarded = (
  operation: string,
  effect: GuardedRequest['effect'],
  options: (t: CheckContext) => Promise<CallOptions>,
): GuardedRequest => ({
  operation,
  effect,
  options,
  otherProject: [403, 400, 404],
  rules: { alternate: ['#path.tenant_id'] },
})

/**
 * One request of each operation, for those who must not send it (§1.2.4). A project's path with another project's
 * token is refused; the chapters do not say which of their codes stands for that: deployed services answer that the
 * URL is wrong (400), that it is forbidden (403), or that there is no such thing (404).
 */
export const guardedRequests: GuardedRequest[] = [
  ...lists.map(operation => guarded(operation, 'read', async () => wanted)),
  ...shows.map(operation => guarded(operation, 'create', async t => ofServer((await guardedServer(t)).id))),
  ...Object.entries(updates).map(([operation, body]) =>
    guarded(operation, 'create', async t => ofServer((await guardedServer(t)).id, body(t))),
  ),
]

/** One request of each operation that names a server, with an id of nothing (§1.1.4 404, §1.2.4 404). */
export const unknownIdRequests: UnknownIdRequest[] = [
  ...shows.map(
    (operation): UnknownIdRequest => ({
      operation,
      options: (_, id) => ofServer(id),
      covers: ['#path.server_id'],
    }),
  ),
  ...Object.entries(updates).map(
    ([operation, body]): UnknownIdRequest => ({
      operation,
      effect: 'create',
      options: (t, id) => ofServer(id, body(t)),
      covers: ['#path.server_id'],
    }),
  ),
]
