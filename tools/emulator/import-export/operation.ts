import type { Caller } from '../http/service.ts'
import { systemOwner } from '../identity/preset-roles.ts'
import type { RestAnswer, RestHandler, RestRequest } from '../rest/rest-request.ts'
import type { ImportExportFault } from './faults.ts'
import { common, type MessageMember, refuse } from './refusals.ts'

export type OperationRoutes = Record<string, Record<string, RestHandler>>

/** @param failure what the operation begins shall fail with, if at all. */
type Operation = (request: RestRequest, failure: string | undefined) => RestAnswer | Promise<RestAnswer>

/** Administrator and System Owner (§1.6.1). */
const allowed = ['administrator', systemOwner]

/**
 * Makes handlers of operations: whoever has neither of the two roles is refused, then who meets a planned fault.
 * @returns a function that throws {Problem} 403, 500, 503
 */
export function guarded(
  member: MessageMember,
  faults: ReadonlyMap<string, ImportExportFault>,
  before: (caller: Caller) => void = () => undefined,
): (name: string, operation: Operation) => RestHandler {
  return (name, operation) => request => {
    before(request.caller)
    if (!request.caller.roles.some(role => allowed.includes(role))) throw refuse(member, common.notAllowed)
    const fault = faults.get(name)
    if (fault !== undefined && 'refusal' in fault) throw refuse(member, fault.refusal)
    return operation(request, fault?.failure)
  }
}
