import { chapterOf, type ServiceCatalog } from '../../tools/model/catalog.ts'
import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { oneOf } from '../openstack/one-of.ts'
import { operationOf } from './exemplar.ts'
import { knownFacts } from './known-facts.ts'

/** A request that would be good, were there anything with the id that it names. */
export interface UnknownIdRequest {
  operation: string
  /** Tells the requests of an operation apart, where several of its ids can be unknown, e.g. `member`. */
  what?: string
  /** Default: the variable of the path has the unknown id, and nothing else is sent. */
  options: (t: CheckContext, id: string) => CallOptions | Promise<CallOptions>
  /** `create` where the rest of the request must be made first. Default `read`: nothing is there to be changed. */
  effect?: 'read' | 'create'
  /** Statuses that the documents give; default 404. */
  statuses?: number[]
  covers?: string[]
  errata?: string[]
}

/** Every operation answers 404 where there is nothing of the id that it is given. */
export function unknownIdChecks(catalog: ServiceCatalog, requests: readonly UnknownIdRequest[]): Check[] {
  return requests.map(request => {
    const operation = operationOf(catalog, request.operation)
    const { what = 'id', statuses = [404] } = request
    const codes = statuses.join('-or-')
    const error = chapterOf(catalog, operation).errorCodes.find(({ code }) => code === statuses[0])
    const { document, section } = operation.clause
    return check(`${operation.id}.unknown-${what}-${codes}`, {
      title: `${operation.title} of an unknown ${what} answers ${statuses.join(' or ')}`,
      clause: `${document} §${error?.clause.section ?? section} ${statuses[0]}`,
      level: 'required',
      effect: request.effect ?? 'read',
      kind: 'contract',
      covers: knownFacts(catalog, operation, [...statuses.map(code => `#error.${code}`), ...(request.covers ?? [])]),
      errata: request.errata ?? [],
      run: async t => {
        const reply = await t.call(operation.id, await request.options(t, t.unknownId()))
        t.expect(reply.status, `the answer to an unknown ${what}`).toBe(oneOf(statuses, reply.status))
      },
    })
  })
}
