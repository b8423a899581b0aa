import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { factsOf } from '../../tools/model/facts.ts'

/** The reason of each documented error that no check provokes; `reasons` has them by the error's code. */
export function unprovokedErrors(
  catalog: ServiceCatalog,
  checks: readonly Check[],
  reasons: Readonly<Record<string, string>>,
): Record<string, string> {
  const covered = new Set(checks.flatMap(check => check.covers))
  const rows = factsOf(catalog).flatMap(({ id, kind, name }) => {
    const reason = kind === 'error' ? reasons[name] : undefined
    return reason === undefined || covered.has(id) ? [] : [[id, reason] as const]
  })
  return Object.fromEntries(rows)
}
