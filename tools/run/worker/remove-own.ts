import type { Check } from '../../model/check.ts'
import { cleanUp } from '../clean-up.ts'
import type { OwnedResource } from '../ledger.ts'
import { callOperation } from './caller.ts'
import { cleanupTag, sweepTag } from './exchange-log.ts'
import type { WorkerRun } from './worker-run.ts'

/** Of the time that the deletion of one thing may take; the rest is the main thread's, whose sweep comes after. */
const shareOfSweep = 1 / 15

/** Removes what a check made, last made first; what cannot be removed stays in the ledger. */
export function cleanUpAfter(run: WorkerRun, check: Check): Promise<void> {
  return removeOwn(run, run.ledger.ownedBy(check.id), cleanupTag + check.id, run.watch.patience)
}

/**
 * Removes what is left when all checks have ended, shared resources above all: this thread has its connections, and knows
 * what the target told. What does not go within a minute stays in the ledger.
 */
export function sweepOwn(run: WorkerRun): Promise<void> {
  return removeOwn(run, run.ledger.ownedBy(), sweepTag, run.watch.patience * shareOfSweep)
}

/** A run that is ending before its time leaves all to the main thread's sweep. */
async function removeOwn(
  run: WorkerRun,
  resources: readonly OwnedResource[],
  tag: string,
  patience: number,
): Promise<void> {
  if (run.brake.pulled) return
  await cleanUp(resources, {
    registry: run.registry,
    send: (operation, options) => callOperation(run, { tag, effect: 'cleanup' }, operation, options),
    onDeleted: resource => run.ledger.deleted(resource),
    onLeft: () => {},
    isTold: id => run.ownership.isOwn(id),
    stopped: () => run.brake.pulled,
    patience,
    stuck: run.stuck,
  })
}
