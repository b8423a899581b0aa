import type { Check } from '../model/check.ts'
import type { TypicalCosts } from './typical-costs.ts'

/** Typical milliseconds of work from which a check is long. */
const long = 250

/** Whether a check is begun before the others, so that the end of a run need not wait for it alone. */
export function beginsFirst({ id, waits }: Pick<Check, 'id' | 'waits'>, { checks }: TypicalCosts): boolean {
  return waits === true || (checks.get(id)?.ms ?? 0) >= long
}
