import type { Operation } from '../model/catalog.ts'
import type { CallOptions, ServiceSuite } from '../model/check.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Before } from './before.ts'

/** Variables of paths that name a part of what the others name: they reach nothing else. */
const parts = new Set(['attachment_id', 'key', 'member_id', 'object', 'resource_name'])

/** Methods that change nothing. */
const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Takes somebody's name off an image that the run put it on; the check that does so is `destructive`, and its ledger
 * entry names both. The image stays as it was.
 */
const undoing = new Set(['image.members.delete'])

/** Whether a request may change something, by its method (RFC 9110 §9.2.1). */
export function changes({ method }: Pick<Operation, 'method'>): boolean {
  return !safe.has(method)
}

/** Names and ids in the path of a call, of things that stand by themselves. */
export function thingsIn({ path = {} }: CallOptions): string[] {
  return Object.entries(path).flatMap(([variable, value]) => (parts.has(variable) ? [] : [value]))
}

/**
 * Lets no deletion or change through to what was there before the run, in whoever's name and whatever the target answered.
 * @throws {ConformanceError} `TARGET_FOREIGN`.
 */
export function refuseForeign(
  before: Before,
  suite: Pick<ServiceSuite, 'standing'>,
  operation: Operation,
  options: CallOptions,
): void {
  if (!changes(operation) || undoing.has(operation.id)) return
  const kind = suite.standing?.find(({ list }) => resourceOf(list) === resourceOf(operation.id))?.kind
  const foreign = thingsIn(options).find(id => before.has(id, kind))
  if (foreign === undefined) return
  throw new ConformanceError(
    'TARGET_FOREIGN',
    `${operation.id} is not sent: ${foreign} was on the target before the run, which did not make it`,
    { next: 'the target gives the id of one thing to another; look at what it shows of it' },
  )
}

/** `compute.servers` of `compute.servers.reboot`. */
function resourceOf(operation: string): string {
  return operation.split('.').slice(0, 2).join('.')
}
