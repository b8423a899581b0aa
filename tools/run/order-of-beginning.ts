import type { PlannedCheck } from './plan.ts'
import type { Effort, TypicalCosts } from './typical-costs.ts'

/** Typical milliseconds of work from which it is long. */
const long = 250

/**
 * The order in which checks are begun, so that the end of a run need not wait for one of them alone: those that wait
 * for the clock; then, the longest first, one for each series of shared resources, which has the whole series made, each
 * after the one before; then those that are long by themselves; then the others, as planned.
 */
export function orderOfBeginning<T extends Pick<PlannedCheck, 'check' | 'settled'>>(
  planned: readonly T[],
  typical: TypicalCosts,
): T[] {
  const sending = planned.flatMap(row => {
    const cost = typical.checks.get(row.check.id)
    return row.settled !== undefined || cost === undefined ? [] : [{ row, ...cost }]
  })
  const first = new Set(planned.filter(({ check, settled }) => check.waits === true && settled === undefined))
  const made = new Set<string>()
  const unmade = (keys: readonly string[]): number =>
    keys.reduce((ms, key) => ms + (made.has(key) ? 0 : (typical.shared.get(key)?.ms ?? 0)), 0)
  const worth = ({ ms, shared }: Effort & { shared: readonly string[] }): number => ms + unmade(shared)
  for (let rest = sending; ; ) {
    rest = rest.filter(({ shared }) => unmade(shared) >= long)
    const [some] = rest
    if (some === undefined) break
    const next = rest.reduce((best, one) => (worth(one) > worth(best) ? one : best), some)
    first.add(next.row)
    for (const key of next.shared) made.add(key)
  }
  const longOnes = sending.filter(({ ms }) => ms >= long).sort((one, other) => other.ms - one.ms)
  for (const { row } of longOnes) first.add(row)
  return [...first, ...planned.filter(row => !first.has(row))]
}
