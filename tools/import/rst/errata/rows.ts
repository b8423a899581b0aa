import type { DocumentId } from '../../../model/clause.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { RstRow, RstTable } from '../assign-rows.ts'
import { cite, rowsOf, rstFinding } from './cite.ts'

const documents: readonly DocumentId[] = ['k5-rst-foundation', 'k5-rst-index']

/** Rows that the manual has not, operations that a table has not, chapters of another title, and one table against the other. */
export const detectRstRows: TableDetector = ({ catalog, operations, rst }) => {
  const described = new Set(operations.map(({ operation }) => operation.id))
  const rows = rst.flatMap(table => table.rows.map(row => ({ table, row })))
  return [
    ...operations.flatMap(({ operation: { id, clause } }) => {
      const own = rowsOf(rst, id)
      return documents
        .filter(document => !own.some(({ table }) => table.document === document))
        .map(document => {
          const chapter = clause.section.split('.').slice(0, 2).join('.')
          return rstFinding(
            id,
            'omission',
            ['missing', document],
            ['described', clause],
            ['no row', { document, section: chapter }],
          )
        })
    }),
    ...rows
      .filter(({ row }) => !described.has(row.operation))
      .map(({ table, row }) =>
        rstFinding(
          row.operation,
          'omission',
          ['only', table.document],
          [`${row.method} ${row.path}`, cite(table, row)],
        ),
      ),
    ...rst.flatMap(table => {
      const chapter = catalog.chapters.find(({ section }) => section === table.section)
      return chapter === undefined || chapter.title === table.title ? [] : [chapterTitle(table, chapter.title)]
    }),
    ...against(rows),
  ]
}

function chapterTitle(table: RstTable, title: string): Finding {
  return {
    key: `rst-chapter:${table.section}:${table.document}`,
    kind: 'contradiction',
    operations: [...new Set(table.rows.map(({ operation }) => operation))],
    readings: [
      { reading: title, clause: { document: 'k5-foundation-1.12', section: table.section } },
      { reading: table.title, clause: cite(table) },
    ],
  }
}

/** The rows of the table of files against those of the index. */
function against(rows: readonly { table: RstTable; row: RstRow }[]): Finding[] {
  const [first, second] = documents.map(document => rows.filter(({ table }) => table.document === document))
  const seen = new Set<string>()
  return (first ?? []).flatMap(({ table, row }) => {
    const other = second?.find(item => item.row.operation === row.operation)
    const same = other !== undefined && request(other.row) === request(row)
    if (same || seen.has(row.operation) || other === undefined) return []
    seen.add(row.operation)
    return [
      rstFinding(
        row.operation,
        'contradiction',
        ['tables'],
        [request(row), cite(table, row)],
        [request(other.row), cite(other.table, other.row)],
      ),
    ]
  })
}

function request({ number, title, method, path }: RstRow): string {
  return `${number} ${title}: ${method} ${path}`
}
