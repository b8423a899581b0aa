import type { Operation } from '../../model/catalog.ts'
import type { CallOptions, ServiceSuite } from '../../model/check.ts'
import { compactName } from '../../model/compact-name.ts'
import type { TargetReply } from '../../model/target.ts'
import type { Uses } from '../../model/uses.ts'
import type { Effect } from '../../model/verdict.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { CreateOutcome, OwnedResource } from '../ledger.ts'
import { callableOf, suiteOf } from '../registry.ts'
import { hold } from './holding.ts'
import { requestOf } from './request-of.ts'
import { EndOfCheck } from './signals.ts'
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
 * Sends a call of a check, a fixture or clean-up. Creates are in the ledger before they are sent.
 * @throws {ConformanceError} `TARGET_*`; `CHECK_EFFECT` when a call goes beyond the declared effect;
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
  allow(run, caller, operation, creates, options)
  const release = await hold(run, caller, operationId, creates.length === 0 ? {} : suite.takes?.(operationId, options))
  const ends = creates.map(resource => ({ resource, end: run.ledger.begin(resource, caller.tag) }))
  let reply: TargetReply
  try {
    reply = await run.client.send({ ...request, check: caller.tag })
  } catch (error) {
    for (const { end } of ends) end('unknown')
    throw error
  }
  for (const { resource, end } of ends) end(outcomeOf(reply, operation, resource, run.id), `answered ${reply.status}`)
  if (!isSuccess(reply)) {
    if (reply.status < 500) release()
    return reply
  }
  for (const resource of resources(suite.nameless?.(operationId, options, reply) ?? []))
    run.ledger.begin(resource, caller.tag)('made')
  for (const gone of resources(suite.removes(operationId, options))) run.ledger.deleted(gone)
  const isOwn = (id: string): boolean => run.ownIds.has(id)
  for (const id of suite.identifies?.(operationId, reply, { options, isOwn }) ?? []) run.ownIds.add(id)
  return reply
}

/** URL that a call would be sent to. */
export function urlOf(run: WorkerRun, operationId: string, options: CallOptions = {}): URL {
  const registered = suiteOf(run.registry, operationId)
  const { service, path, query } = requestOf(registered.catalog, callableOf(registered, operationId), options)
  const search = query === undefined ? '' : `?${query}`
  return new URL(run.client.endpoint(service, options.account) + path + search)
}

function allow(
  run: WorkerRun,
  { effect }: Caller,
  operation: Operation,
  creates: OwnedResource[],
  options: CallOptions,
): void {
  if (effect === 'cleanup' || effect === 'destructive') return
  if (creates.length > 0 && !run.effects.includes('create') && effect === 'fixture')
    throw new EndOfCheck(
      'skipped',
      'it needs something created on the target, and "create" was not selected (--effects)',
    )
  if (creates.length > 0 && effect === 'read')
    throw new ConformanceError('CHECK_EFFECT', `a check with the effect "read" called ${operation.id}, which creates`)
  const spellings = spellingsOf(prefixOf(run.id))
  const foreign = creates.find(({ path }) => path.includes('?name=') && !spellings.some(one => path.includes(one)))
  if (foreign !== undefined)
    throw new ConformanceError(
      'CHECK_EFFECT',
      `${operation.id} would make ${foreign.path}, which is no name of this run`,
    )
  // A query may narrow a deletion to what the run knows, e.g. to a zone that there is not.
  const names = Object.values({ ...options.path, ...options.query }).filter(name => typeof name === 'string')
  const prefix = prefixOf(run.id)
  const own = (name: string): boolean =>
    name.includes(prefix) || name.startsWith(compactName(prefix)) || run.ownIds.has(name)
  if (operation.method === 'DELETE' && names.length > 0 && !names.some(own))
    throw new ConformanceError('CHECK_EFFECT', `${operation.id} would delete what this run did not create`)
}

/** Begins every name that a run makes. */
export function prefixOf(runId: string): string {
  return `k5c-${runId}-`
}

/** The prefix as names have it that take no hyphens (§1.5.5.3), or underscores in their place (§1.7.5.14). */
function spellingsOf(prefix: string): string[] {
  return [prefix, compactName(prefix), prefix.replaceAll('-', '_')]
}

/**
 * Whether a call made the resource. A 202 to PUT says that it was there before (§2.7.5.5), which cannot be
 * where the name carries this run's own prefix: such a one was made by the run.
 */
function outcomeOf(reply: TargetReply, { method }: Operation, { path }: OwnedResource, runId: string): CreateOutcome {
  if (reply.status >= 500) return 'unknown'
  if (!isSuccess(reply)) return 'not-made'
  const ours = path.includes(prefixOf(runId))
  return method === 'PUT' && reply.status === 202 && !ours ? 'existed' : 'made'
}

function isSuccess({ status }: TargetReply): boolean {
  return status >= 200 && status < 300
}
