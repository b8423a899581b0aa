import { chapterOf, type Operation, type ServiceCatalog } from '../../tools/model/catalog.ts'
import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { Identity, TargetReply } from '../../tools/model/target.ts'
import type { Effect } from '../../tools/model/verdict.ts'
import { operationOf } from './exemplar.ts'

/** A request of an operation that succeeds with a good token and changes nothing that other checks look at. */
export interface GuardedRequest {
  operation: string
  /** `read` where sending it can create nothing even on a target that fails to refuse it. */
  effect: Effect
  options: (t: CheckContext) => Promise<CallOptions>
  /** How a refusal looks where it is not a status: judges the reply and fails by `t.expect`. */
  refused?: (t: CheckContext, reply: TargetReply, status: number) => void
  /** Rules that a refusal of that intruder tests, e.g. `rule:no-token-fails`. */
  rules?: Partial<Record<Identity, string[]>>
  /** Errata that let such a refusal pass. */
  errata?: string[]
}

interface Intruder {
  what: string
  title: string
  identity: Identity
  status: 401 | 403
  needs: ('alternate' | 'expired')[]
}

const intruders: Intruder[] = [
  { what: 'without-token-401', title: 'without a token', identity: 'none', status: 401, needs: [] },
  {
    what: 'unknown-token-401',
    title: 'with a token that was never issued',
    identity: 'invalid',
    status: 401,
    needs: [],
  },
  { what: 'expired-token-401', title: 'with an expired token', identity: 'expired', status: 401, needs: ['expired'] },
  {
    what: 'other-project-403',
    title: 'with another project\u2019s token',
    identity: 'alternate',
    status: 403,
    needs: ['alternate'],
  },
]

/** Every operation refuses every request that has no right to it. */
export function refusalChecks(catalog: ServiceCatalog, requests: GuardedRequest[]): Check[] {
  return requests.flatMap(request => {
    const operation = operationOf(catalog, request.operation)
    return intruders.map(intruder => refusalCheck(catalog, operation, request, intruder))
  })
}

function refusalCheck(
  catalog: ServiceCatalog,
  operation: Operation,
  request: GuardedRequest,
  { what, title, identity, status, needs }: Intruder,
): Check {
  const error = chapterOf(catalog, operation).errorCodes.find(({ code }) => code === status)
  const { document, section } = operation.clause
  return check(`${operation.id}.${what}`, {
    title: `${operation.title} ${title} is refused with ${status}`,
    clause: [
      `${document} §${section} request header X-Auth-Token`,
      `${document} §${error?.clause.section ?? section} ${status}`,
    ],
    level: 'required',
    effect: request.effect,
    kind: 'security',
    covers: [`#error.${status}`, '#request-header.x-auth-token', '#path.account', ...(request.rules?.[identity] ?? [])],
    errata: request.errata ?? [],
    needs,
    run: async t => {
      const options = await request.options(t)
      const reply = await t.call(operation.id, { ...options, identity })
      if (request.refused === undefined) t.expect(reply.status, `${title}: refused`).toBe(status)
      else request.refused(t, reply, status)
    },
  })
}
