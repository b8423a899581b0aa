import { factsOf } from '../../model/facts.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { SectionFact } from './clause-index.ts'
import type { Site } from './site.ts'

/** Every documented fact of K5's operations, with the checks that exercise it or the reason why none does. */
export function judgedFacts({ editions, notEvaluated }: Site): SectionFact[] {
  const entries = editions.k5.services.flatMap(({ operations }) => operations)
  const byId = new Map(entries.map(entry => [entry.operation.id, entry]))
  const reasons = new Map(notEvaluated.map(({ fact, reason }) => [fact, reason]))
  const covering = groupBy(
    entries.flatMap(entry =>
      entry.checks.flatMap(({ check }) => check.covers.map(covered => ({ covered, entry, check }))),
    ),
    ({ covered }) => covered,
  )
  return editions.k5.services.flatMap(({ catalog }) =>
    factsOf(catalog).flatMap(fact => {
      const entry = byId.get(fact.operation)
      if (entry === undefined) return []
      const reason = reasons.get(fact.id)
      const checks = (covering.get(fact.id) ?? []).map(({ entry: other, check }) => ({ entry: other, check }))
      return [{ fact, entry, checks, ...(reason === undefined ? {} : { reason }) }]
    }),
  )
}
