import type { Operation } from '../../model/catalog.ts'
import type { CallOptions, ServiceSuite } from '../../model/check.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { changes, refuseForeign, thingsIn } from '../foreign.ts'
import type { OwnedResource } from '../ledger.ts'
import type { Caller } from './caller.ts'
import { EndOfCheck } from './signals.ts'
import type { WorkerRun } from './worker-run.ts'

/**
 * Lets a call through that its caller may send: it makes things in the run's name, and changes and deletes the run's own
 * only. A `destructive` check, which the user has asked for, may more.
 * @throws {ConformanceError} `CHECK_EFFECT`; `TARGET_FOREIGN`; `EndOfCheck` where creates were not selected.
 */
export function permit(
  run: WorkerRun,
  { effect }: Caller,
  suite: ServiceSuite,
  operation: Operation,
  options: CallOptions,
  creates: readonly OwnedResource[],
): void {
  if (effect === 'destructive') return
  if (effect === 'cleanup') {
    refuseForeign(run.before, suite, operation, options)
    return
  }
  if (creates.length > 0 && effect === 'fixture' && !run.effects.includes('create'))
    throw new EndOfCheck(
      'skipped',
      'it needs something created on the target, and "create" was not selected (--effects)',
    )
  if (creates.length > 0 && effect === 'read')
    throw new ConformanceError('CHECK_EFFECT', `a check with the effect "read" called ${operation.id}, which creates`)
  const misnamed = creates.find(({ path }) => {
    const name = new URLSearchParams(path.slice(path.indexOf('?'))).get('name')
    return path.includes('?') && name !== null && !run.ownership.bearsPrefix(name)
  })
  if (misnamed !== undefined)
    throw new ConformanceError(
      'CHECK_EFFECT',
      `${operation.id} would make ${misnamed.path}, which is no name of this run`,
    )
  if (!changes(operation)) return
  const lent = (name: string): boolean => operation.method !== 'DELETE' && run.ownership.isLent(name)
  const touched = [...thingsIn(options), ...(suite.touches?.(operation.id, options) ?? [])]
  const foreign = touched.find(name => !run.ownership.isOwn(name) && !lent(name))
  if (foreign !== undefined)
    throw new ConformanceError(
      'CHECK_EFFECT',
      `${operation.id} would ${operation.method === 'DELETE' ? 'delete' : 'change'} ${foreign}, which this run did not create`,
    )
  if (!thingsIn(options).some(lent)) refuseForeign(run.before, suite, operation, options)
  const named = typeof options.body === 'string' ? run.before.namedIn(options.body) : undefined
  if (named !== undefined)
    throw new ConformanceError(
      'TARGET_FOREIGN',
      `${operation.id} is not sent: its body names ${named}, which was on the target before the run`,
    )
}
