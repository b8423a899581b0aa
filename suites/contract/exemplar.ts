import type { HeaderField, Operation, ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check, CheckContext } from '../../tools/model/check.ts'
import { formatClause } from '../../tools/model/clause.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { Effect } from '../../tools/model/verdict.ts'

/**
 * One good exchange of an operation, sent once for a run. The contract checks of that operation all judge it, so that
 * each documented status, header and element has a verdict of its own without a request of its own.
 */
export interface Exemplar {
  operation: string
  /** Tells the exemplars of an operation apart, e.g. `json`; part of the ids of what only this one shows. */
  variant: string
  effect: Effect
  /** Statuses that the documents give for this exchange; more than one where they contradict each other. */
  statuses: number[]
  /** Format of the body that the documents promise; absent where they promise none. */
  body?: 'json' | 'xml'
  /**
   * Documented headers (lower case, as the catalog names them) that are optional and that this exchange must bring,
   * with the value they must have; `member` names the member of a family, or how its name is told.
   */
  carries?: Record<string, { member?: string | RegExp; value: string | RegExp }>
  /**
   * Whether the body shows all that the sample shows, so that it is judged by the sample too; only bodies that are
   * known from samples need it.
   */
  likeSample?: true
  /** Facts that the request exercises, e.g. `#path.image_id`, `#body.member`. */
  covers?: string[]
  /** Errata that let another reading of the status or body pass. */
  errata?: string[]
  /** What the target must offer for it. */
  needs?: Check['needs']
  send: (t: CheckContext) => Promise<TargetReply>
}

/** The exemplar's answer, whatever it is; asked for once, and named as what the check judges. */
export async function judged(t: CheckContext, exemplar: Exemplar): Promise<TargetReply> {
  const key = `exemplar ${exemplar.operation} ${exemplar.variant}`
  const reply = await t.shared(key, exemplar.send)
  t.focus(reply)
  return reply
}

/** The exemplar's answer where it succeeded; otherwise its status check fails and the others are not run. */
export async function succeeded(t: CheckContext, exemplar: Exemplar): Promise<TargetReply> {
  return t.prepared(await judged(t, exemplar), ...exemplar.statuses)
}

/** The operation of an exemplar. @throws {TypeError} when the catalog does not have it. */
export function operationOf(catalog: ServiceCatalog, id: string): Operation {
  const operation = catalog.operations.find(candidate => candidate.id === id)
  if (operation === undefined) throw new TypeError(`no operation ${id} in the catalog`)
  return operation
}

/** Clause of a response header, as checks cite it. */
export function headerClause(field: HeaderField): string {
  return formatClause(field.clause)
}
