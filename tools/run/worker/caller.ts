import type { Operation } from '../../model/catalog.ts'
import type { CallOptions, ServiceSuite } from '../../model/check.ts'
import type { TargetReply } from '../../model/target.ts'
import type { Uses } from '../../model/uses.ts'
import type { Effect } from '../../model/verdict.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { changes } from '../foreign.ts'
import type { CreateOutcome, OwnedResource } from '../ledger.ts'
import { callableOf, suiteOf } from '../registry.ts'
import { oneLine } from './failure-texts.ts'
import { hold } from './holding.ts'
import { permit } from './permission.ts'
import { quotaRefusal } from './quota.ts'
import { requestOf } from './request-of.ts'
import { turnOf } from './turn-of.ts'
import type { WorkerRun } from './worker-run.ts'

/** In whose name calls are made. */
export interface Caller {
  /** Tag of its exchanges. */
  tag: string
  /** What it said it would hold of its own; a create beyond it is not sent. */
  uses?: Uses
  /** What it may do to the target; `fixture` may create only when the user allowed creates. */
  effect: Effect | 'fixture' | 'cleanup'
}

/**
 * Sends a call of a check, a fixture or clean-up. Before the first of a kind is made, it is looked at what is there; creates are
 * in the ledger, on the disk, before they are sent.
 * @throws {ConformanceError} `TARGET_*`; `CHECK_EFFECT` when a call goes beyond the declared effect, or beyond the run's own;
 * `OUT_NOT_WRITABLE` when the ledger cannot be written (nothing is sent then).
 */
export async function callOperation(
  run: WorkerRun,
  caller: Caller,
  operationId: string,
  options: CallOptions = {},
): Promise<TargetReply> {
  if (caller.effect !== 'cleanup') run.brake.check()
  const registered = suiteOf(run.registry, operationId)
  const { suite, catalog } = registered
  const operation = callableOf(registered, operationId)
  const request = requestOf(catalog, operation, options)
  // Values of headers that always hold a secret (a TempURL key) are secrets wherever else they turn up.
  run.redactor.addHeaders(request.headers ?? [])
  const resources = (made: ReturnType<ServiceSuite['creates']>): OwnedResource[] =>
    made.map(resource => ({
      service: suite.service,
      ...resource,
      ...(options.account === 'alternate' ? { account: 'alternate' as const } : {}),
    }))
  const creates = resources(suite.creates(operationId, options))
  permit(run, caller, suite, operation, options, creates)
  await run.lookout.beforeMaking(operationId, options.account)
  const release = await hold(run, caller, operationId, creates.length === 0 ? {} : suite.takes?.(operationId, options))
  if (caller.effect !== 'cleanup') run.brake.check()
  if (creates.length > 0 && suite.stores !== undefined) run.stored.add(suite.stores(operationId, options))
  const ends = creates.map(resource => ({ resource, end: run.ledger.begin(resource, caller.tag) }))
  await entered(run, ends)
  let reply: TargetReply
  try {
    reply = await run.turns.take(turnOf(operation, request, options, creates.length > 0), () =>
      run.client.send({ ...request, check: caller.tag }),
    )
  } catch (error) {
    for (const { end } of ends) end('unknown')
    throw error
  }
  for (const { end } of ends) end(outcomeOf(reply), `answered ${reply.status}`)
  if (!isSuccess(reply)) {
    const refusal = creates.length === 0 ? undefined : quotaRefusal(reply)
    if (refusal !== undefined) run.quotaRefusals.set(caller.tag, oneLine(refusal, run.redactor))
    if (outcomeOf(reply) === 'not-made') release()
    return reply
  }
  for (const gone of resources(suite.removes(operationId, options))) run.ledger.deleted(gone)
  learnIds(run, suite, operation, options, reply)
  for (const resource of resources(suite.nameless?.(operationId, options, reply) ?? []))
    run.ledger.begin(resource, caller.tag)('made')
  return reply
}

/** Waits until what may be made is in the ledger on the disk; where it cannot be, nothing is sent. */
async function entered(run: WorkerRun, ends: readonly { end: (outcome: CreateOutcome) => void }[]): Promise<void> {
  if (ends.length === 0) return
  try {
    await run.ledger.onDisk()
  } catch (error) {
    for (const { end } of ends) end('not-made')
    throw error
  }
}

/**
 * Takes the ids that an answer tells for the run's own. One that was on the target before is nobody's but its owner's: the
 * answer is not given to the check, which could only go on with a stranger's thing, and it is no `fail`, since the clause of
 * the check says nothing of it and either of two lists may be wrong. Somebody must look.
 * @throws {ConformanceError} `TARGET_FOREIGN`.
 */
function learnIds(
  run: WorkerRun,
  suite: ServiceSuite,
  operation: Operation,
  options: CallOptions,
  reply: TargetReply,
): void {
  const isOwn = (name: string): boolean => run.ownership.isOwn(name)
  const told = suite.identifies?.(operation.id, reply, { options, isOwn }) ?? []
  const kind = suite.standing?.find(({ makes }) => makes.includes(operation.id))?.kind
  const foreign = told.filter(id => run.ownership.learn(id, kind) === 'foreign')
  if (foreign.length === 0 || !changes(operation)) return
  throw new ConformanceError(
    'TARGET_FOREIGN',
    `${operation.id} was answered ${reply.status} with the id of what was on the target before the run: ${foreign.join(', ')}; nothing is done with it`,
  )
}

/** URL that a call would be sent to. */
export function urlOf(run: WorkerRun, operationId: string, options: CallOptions = {}): URL {
  const registered = suiteOf(run.registry, operationId)
  const { service, path, query } = requestOf(registered.catalog, callableOf(registered, operationId), options)
  const search = query === undefined ? '' : `?${query}`
  return new URL(run.client.endpoint(service, options.account) + path + search)
}

/** A refusal is no proof where the same request was put off before by a 503, which may come after all was done. */
function outcomeOf(reply: TargetReply): CreateOutcome {
  if (reply.status >= 500 || (!isSuccess(reply) && reply.repeatedAfter?.includes(503) === true)) return 'unknown'
  return isSuccess(reply) ? 'made' : 'not-made'
}

function isSuccess({ status }: TargetReply): boolean {
  return status >= 200 && status < 300
}
