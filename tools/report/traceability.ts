import { type Clause, formatClause } from '../model/clause.ts'
import type { CheckLine, NotEvaluated } from '../model/record.ts'
import { type Counts, countVerdicts, type Verdict, worstVerdict } from '../model/verdict.ts'
import type { RunRecord } from '../shared/read-record.ts'
import { isAdvisoryFail } from './wording.ts'

/** One clause, the checks that cite it, and what of it no check exercises. */
export interface TracedClause {
  clause: Clause
  checks: CheckLine[]
  counts: Counts
  /** How many of `counts.fail` are advisory. */
  advisoryFails: number
  /**
   * Worst verdict of its checks; undefined where there is none. An advisory fail decides it only where nothing else
   * was found out, and is `advisory` then.
   */
  verdict: Verdict | 'advisory' | undefined
  /** Facts of this clause without a check, each with its reason; one for a whole API that no check was planned for. */
  without: NotEvaluated[]
}

/** The clauses of one section of a document, and the APIs that the section describes. */
export interface TracedSection {
  document: string
  section: string
  page: number | undefined
  /** Titles of the selected APIs described there; none for a chapter's common rules. */
  titles: string[]
  clauses: TracedClause[]
}

export interface Traceability {
  sections: TracedSection[]
  /** Clauses that at least one check cites. */
  checked: number
  /** Clauses that no check cites. */
  unchecked: number
  /** Check lines that cite no clause: none, as the record's schema demands. */
  checksWithoutClause: number
}

const nothingPlanned = 'no check of this API was planned: there is none, or the selection leaves it out'

/** Clause → checks → verdicts, from the record alone; sections in the order of their numbers. */
export function traceability({ header, checks }: Pick<RunRecord, 'header' | 'checks'>): Traceability {
  const rows = new Map<string, Pick<TracedClause, 'clause' | 'checks' | 'without'>>()
  const rowOf = (clause: Clause): Pick<TracedClause, 'checks' | 'without'> => {
    // Checks are cited by hand and may leave the page out: it does not tell clauses apart.
    const key = JSON.stringify([clause.document, clause.section, clause.detail ?? ''])
    const row = rows.get(key) ?? { clause, checks: [], without: [] }
    if (row.clause.page === undefined && clause.page !== undefined) row.clause = clause
    rows.set(key, row)
    return row
  }
  for (const check of checks) for (const clause of check.clauses) rowOf(clause).checks.push(check)
  for (const fact of header.notEvaluated) rowOf(fact.clause).without.push(fact)
  const planned = new Set(checks.map(({ operation }) => operation))
  for (const { id, clause } of header.operations)
    if (!planned.has(id)) rowOf(clause).without.push({ fact: id, operation: id, clause, reason: nothingPlanned })
  const clauses = [...rows.values()].map(traced)
  return {
    sections: sectionsOf(clauses, header.operations),
    checked: clauses.filter(row => row.checks.length > 0).length,
    unchecked: clauses.filter(row => row.checks.length === 0).length,
    checksWithoutClause: checks.filter(check => check.clauses.length === 0).length,
  }
}

function traced({ clause, checks, without }: Pick<TracedClause, 'clause' | 'checks' | 'without'>): TracedClause {
  const deciding = checks.filter(check => !isAdvisoryFail(check)).map(({ verdict }) => verdict)
  return {
    clause,
    checks: [...new Set(checks)],
    counts: countVerdicts(checks.map(({ verdict }) => verdict)),
    advisoryFails: checks.length - deciding.length,
    verdict: verdictOf(checks, deciding),
    without,
  }
}

function verdictOf(checks: readonly CheckLine[], deciding: readonly Verdict[]): TracedClause['verdict'] {
  if (checks.length === 0) return undefined
  return deciding.length === 0 ? 'advisory' : worstVerdict(deciding)
}

function sectionsOf(clauses: readonly TracedClause[], operations: RunRecord['header']['operations']): TracedSection[] {
  const sections = new Map<string, TracedSection>()
  for (const row of clauses) {
    const { document, section, page } = row.clause
    const key = `${document} ${section}`
    const found = sections.get(key) ?? {
      document,
      section,
      page,
      titles: titlesOf(operations, row.clause),
      clauses: [],
    }
    found.page = Math.min(found.page ?? Number.POSITIVE_INFINITY, page ?? Number.POSITIVE_INFINITY)
    if (!Number.isFinite(found.page)) found.page = undefined
    found.clauses.push(row)
    sections.set(key, found)
  }
  const order = new Intl.Collator('en', { numeric: true })
  const sorted = [...sections.values()].sort(
    (a, b) => order.compare(a.document, b.document) || order.compare(a.section, b.section),
  )
  for (const { clauses: own } of sorted)
    own.sort((a, b) => order.compare(formatClause(a.clause), formatClause(b.clause)))
  return sorted
}

function titlesOf(operations: RunRecord['header']['operations'], { document, section }: Clause): string[] {
  return operations
    .filter(({ clause }) => clause.document === document && clause.section === section)
    .map(({ title }) => title)
}
