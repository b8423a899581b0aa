import { chapterOf, type Operation, type ServiceCatalog } from '../../tools/model/catalog.ts'
import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { Identity, TargetReply } from '../../tools/model/target.ts'
import type { Effect } from '../../tools/model/verdict.ts'
import { oneOf } from '../openstack/one-of.ts'
import { operationOf } from './exemplar.ts'
import { knownFacts } from './known-facts.ts'

/** A request of an operation that succeeds with a good token and changes nothing that other checks look at. */
export interface GuardedRequest {
  operation: string
  /** `read` where sending it can create nothing even on a target that fails to refuse it. */
  effect: Effect
  options: (t: CheckContext) => Promise<CallOptions>
  /** How a refusal looks where it is not a status: judges the reply and fails by `t.expect`. */
  refused?: (t: CheckContext, reply: TargetReply, statuses: number[]) => void
  /** Rules that a refusal of that intruder tests, e.g. `rule:no-token-fails`. */
  rules?: Partial<Record<Identity, string[]>>
  /**
   * Statuses that another project's token may be answered; default 403. None where it may be sent: what another
   * project then sees is for checks of isolation.
   */
  otherProject?: number[]
  /** Errata that let such a refusal pass. */
  errata?: string[]
}

interface Intruder {
  /** What its check is called, before the statuses. */
  what: string
  title: string
  identity: Identity
  /** More than one where the documents leave it open. */
  statuses: number[]
  needs: ('alternate' | 'expired')[]
}

const intruders: Intruder[] = [
  { what: 'without-token', title: 'without a token', identity: 'none', statuses: [401], needs: [] },
  {
    what: 'unknown-token',
    title: 'with a token that was never issued',
    identity: 'invalid',
    statuses: [401],
    needs: [],
  },
  { what: 'expired-token', title: 'with an expired token', identity: 'expired', statuses: [401], needs: ['expired'] },
  {
    what: 'other-project',
    title: 'with another project\u2019s token',
    identity: 'alternate',
    statuses: [403],
    needs: ['alternate'],
  },
]

/** Every operation refuses every request that has no right to it. */
export function refusalChecks(catalog: ServiceCatalog, requests: GuardedRequest[]): Check[] {
  return requests.flatMap(request => {
    const operation = operationOf(catalog, request.operation)
    return intruders
      .map(intruder =>
        intruder.identity === 'alternate' ? { ...intruder, statuses: request.otherProject ?? [403] } : intruder,
      )
      .filter(({ statuses }) => statuses.length > 0)
      .map(intruder => refusalCheck(catalog, operation, request, intruder))
  })
}

function refusalCheck(
  catalog: ServiceCatalog,
  operation: Operation,
  request: GuardedRequest,
  { what, title, identity, statuses, needs }: Intruder,
): Check {
  const { document, section } = operation.clause
  const { errorCodes, requestHeaders = [] } = chapterOf(catalog, operation)
  const token = requestHeaders.find(({ name }) => name === 'X-Auth-Token')?.clause.section ?? section
  const clauses = statuses.map(status => {
    const error = errorCodes.find(({ code }) => code === status)
    return `${document} §${error?.clause.section ?? section} ${status}`
  })
  return check(`${operation.id}.${what}-${statuses.join('-or-')}`, {
    title: `${operation.title} ${title} is refused with ${statuses.join(' or ')}`,
    clause: [`${document} §${token} request header X-Auth-Token`, ...clauses],
    level: 'required',
    effect: request.effect,
    kind: 'security',
    covers: knownFacts(catalog, operation, [
      ...statuses.map(status => `#error.${status}`),
      '#request-header.x-auth-token',
      '#path.account',
      ...(request.rules?.[identity] ?? []),
    ]),
    errata: request.errata ?? [],
    needs,
    run: async t => {
      const options = await request.options(t)
      const reply = await t.call(operation.id, { ...options, identity })
      if (request.refused === undefined) t.expect(reply.status, `${title}: refused`).toBe(oneOf(statuses, reply.status))
      else request.refused(t, reply, statuses)
    },
  })
}
