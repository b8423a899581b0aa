import type { Check } from '../model/check.ts'
import { parseClause } from '../model/clause.ts'
import type { CheckLine } from '../model/record.ts'

/** What a line of the record says of its check whatever the verdict. */
export function lineOf(check: Check): Omit<CheckLine, 'verdict' | 'message' | 'durationMs' | 'exchange'> {
  const { id, operation, title, kind, level, effect, errata } = check
  const clauses = check.clauses.map(clause => parseClause(clause))
  return { type: 'check', id, operation, title, kind, clauses, level, effect, errata }
}
