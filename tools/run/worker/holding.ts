import { exceeded, formatUses, quantities, sumUses, type Uses } from '../../model/uses.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { Caller } from './caller.ts'
import { EndOfCheck } from './signals.ts'
import type { WorkerRun } from './worker-run.ts'

/**
 * Lets a create through that takes some of what a project has only so much of; the result takes it off again where it
 * was refused. A plan that tells less than what is made would be a false promise to who pays for it, so nobody makes more
 * than was declared. A check that declared nothing may make one thing: it waits here until there is room.
 * @throws {ConformanceError} `CHECK_USES`; `EndOfCheck` where there will never be room.
 */
export async function hold(run: WorkerRun, caller: Caller, operation: string, takes: Uses = {}): Promise<() => void> {
  const { tag, effect } = caller
  if (effect === 'cleanup' || isNothing(takes)) return () => {}
  const held = sumUses([run.holdings.of(tag), takes])
  const undeclared = caller.uses === undefined && isNothing(run.holdings.of(tag))
  if (undeclared && effect !== 'fixture') {
    if (exceeded(takes, run.cost.room) !== undefined)
      throw new EndOfCheck(
        'skipped',
        `it needs ${formatUses(takes)}, and the limits leave ${formatUses(run.cost.room)}`,
      )
    run.holdings.add(tag, takes)
    await run.budget.enter(takes)
    run.brake.check()
    return () => {
      run.holdings.takeOff(tag, takes)
      run.budget.leave(takes)
    }
  }
  const declared = caller.uses ?? {}
  if (exceeded(held, bounding(declared)) !== undefined)
    throw new ConformanceError(
      'CHECK_USES',
      `${operation} would make ${tag} hold ${formatUses(held)}; it declares ${formatUses(declared)}`,
      { where: 'suites', next: 'declare what it uses; CONTRIBUTING.md tells how' },
    )
  run.holdings.add(tag, takes)
  return () => run.holdings.takeOff(tag, takes)
}

const isNothing = (uses: Uses): boolean => quantities.every(quantity => (uses[quantity] ?? 0) === 0)

/** Without what is not named: that is none, and not any number. */
const bounding = (uses: Uses): Uses => Object.fromEntries(quantities.map(quantity => [quantity, uses[quantity] ?? 0]))
