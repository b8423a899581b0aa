import type { Clause } from '../../../model/clause.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { RstRow, RstTable } from '../assign-rows.ts'

/** A table, or one of its rows. */
export function cite({ document, section }: RstTable, row?: RstRow): Clause {
  if (row === undefined) return { document, section }
  return { document, section, detail: `row ${row.number}${row.variant === '' ? '' : ` (${row.variant})`}` }
}

/** The rows of an operation, each with its table. */
export function rowsOf(tables: readonly RstTable[], id: string): { table: RstTable; row: RstRow }[] {
  return tables.flatMap(table => table.rows.filter(row => row.operation === id).map(row => ({ table, row })))
}

/** A finding on one operation; its key is `rst-<what>:<operation>:<rest>`. */
export function rstFinding(
  id: string,
  kind: Finding['kind'],
  [what, ...rest]: readonly [string, ...string[]],
  ...readings: (readonly [reading: string, clause: Clause])[]
): Finding {
  return {
    key: [`rst-${what}`, shortId(id), ...rest].join(':'),
    kind,
    operations: [id],
    readings: readings.map(([reading, clause]) => ({ reading, clause })),
  }
}
