import type { CheckLine } from '../model/record.ts'
import { csv } from './csv.ts'
import type { RunData } from './run-data.ts'
import { type TracedClause, type TracedSection, traceability } from './traceability.ts'

const head = [
  'Document',
  'Section',
  'Page',
  'Clause',
  'APIs of the section',
  'Check or fact',
  'Rule',
  'Level',
  'Verdict',
  'Message, or why there is no check',
  'Errata',
]

/**
 * The traceability matrix: a row for each clause and check that cites it, and a row for each documented fact without a
 * check, whose verdict is `not evaluated`.
 */
export function traceabilityCsv({ record }: RunData): string {
  return csv(
    head,
    traceability(record).sections.flatMap(section =>
      section.clauses.flatMap(row => {
        const place = placeOf(section, row)
        return [
          ...row.checks.map(check => [...place, ...ofCheck(check)]),
          ...row.without.map(({ fact, reason }) => [...place, fact, '', '', 'not evaluated', reason, '']),
        ]
      }),
    ),
  )
}

function placeOf({ titles }: TracedSection, { clause }: TracedClause): (string | number)[] {
  const page = clause.page ?? ''
  return [clause.document, `§${clause.section}`, page, clause.detail ?? '', titles.join('; ')]
}

function ofCheck({ id, title, level, verdict, message, errata }: CheckLine): string[] {
  return [id, title, level, verdict, message, errata.join(' ')]
}
