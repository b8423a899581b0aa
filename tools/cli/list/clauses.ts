import { type Clause, parseClause } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'

/** Every clause that a value cites, at any depth. */
export function clausesIn(value: unknown): Clause[] {
  if (typeof value !== 'object' || value === null) return []
  if (isClause(value)) return [value]
  return Object.values(value).flatMap(member => clausesIn(member))
}

function isClause(value: object): value is Clause {
  return 'document' in value && 'section' in value && typeof value.section === 'string' && !('operations' in value)
}

/** A test for clauses at a place or below it, of that page and with that detail where the place has them. */
export function clauseTest({ document, section, page, detail }: Clause): (clause: Clause) => boolean {
  return clause =>
    clause.document === document &&
    `${clause.section}.`.startsWith(`${section}.`) &&
    (page === undefined || clause.page === page) &&
    (detail === undefined || clause.detail === detail)
}

/**
 * Reads a place as a user writes it: `§1.2.6.2`, `1.2`, `jio-api §compute.servers`.
 * @throws {ConformanceError} `SELECT_NO_MATCH` when the text is no clause.
 */
export function wantedClause(text: string): Clause {
  try {
    return parseClause(/^\d/.test(text) ? `§${text}` : text)
  } catch {
    throw new ConformanceError('SELECT_NO_MATCH', `"${text}" is not a clause`, {
      where: '--clause',
      next: "write it as '§1.2.6.2', or with its document: 'k5-rst-index §1.2'",
    })
  }
}
