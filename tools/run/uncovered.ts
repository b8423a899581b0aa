import { factsOf } from '../model/facts.ts'
import type { NotEvaluated } from '../model/record.ts'
import type { RegisteredSuite } from './registry.ts'

/** Stands for a reason where a suite gives none; `list --uncovered` then fails. */
export const noReason = 'no check exercises it yet'

/** Documented facts of a service that no check exercises, in document order, each with the suite's reason. */
export function notEvaluatedOf({ suite, catalog }: RegisteredSuite): NotEvaluated[] {
  const covered = new Set(suite.checks.flatMap(check => check.covers))
  return factsOf(catalog)
    .filter(fact => !covered.has(fact.id))
    .map(({ id, operation, clause }) => ({
      fact: id,
      operation,
      clause,
      reason: suite.notEvaluated[id] ?? noReason,
    }))
}
