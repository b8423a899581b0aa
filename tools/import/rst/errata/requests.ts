import type { Clause } from '../../../model/clause.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import { type Endpoint, readQueryTemplate } from '../../operation/endpoint.ts'
import type { OperationReading } from '../../reading.ts'
import type { RstRow, RstTable } from '../assign-rows.ts'
import { cite, rowsOf, rstFinding } from './cite.ts'

/**
 * Title, method, path and query of the manual's text against the rows of the community tables. Where the manual's own
 * list says something else than its text, the rows are compared with the list as well: they are a third witness.
 */
export const detectRstRequests: TableDetector = ({ operations, rst }) =>
  operations.flatMap(reading => {
    const own = rowsOf(rst, reading.operation.id)
    return own.flatMap(({ table, row }, index) => {
      // Variants repeat the row.
      if (own.findIndex(other => other.table === table && other.row.path === row.path) !== index) return []
      return [...againstText(reading, table, row), ...againstList(reading, table, row)]
    })
  })

function againstText({ operation, endpoint }: OperationReading, table: RstTable, row: RstRow): Finding[] {
  const finding = (what: string, there: string, here: string): Finding =>
    rstFinding(
      operation.id,
      'contradiction',
      [what, table.document],
      [there, operation.clause],
      [here, cite(table, row)],
    )
  const { path, names } = readQueryTemplate(row.path)
  const printed = endpoint.path
  return [
    ...(row.title === operation.title ? [] : [finding('title', operation.title, row.title)]),
    ...(row.method === endpoint.method ? [] : [finding('method', endpoint.method, row.method)]),
    ...(sameShape(printed, path) ? [] : [finding('path', printed, path)]),
    ...(sameShape(printed, path) && printed !== path ? [finding('placeholder', printed, path)] : []),
    ...(endpoint.query.join() === names.join() ? [] : [finding('query', query(endpoint.query), query(names))]),
  ]
}

function againstList({ operation, endpoint, listed }: OperationReading, table: RstTable, row: RstRow): Finding[] {
  const differs = (item: { endpoint: Endpoint; clause: Clause }): boolean =>
    item.endpoint.method !== endpoint.method || !sameShape(item.endpoint.path, endpoint.path)
  return listed
    .filter(differs)
    .map(item =>
      rstFinding(
        operation.id,
        'contradiction',
        ['witness', table.document],
        [`${item.endpoint.method} ${item.endpoint.path}`, item.clause],
        [`${endpoint.method} ${endpoint.path}`, operation.clause],
        [`${row.method} ${row.path}`, cite(table, row)],
      ),
    )
}

/** `/a/{b}`, `/a/<B>` and, in a table that marks no placeholders, `/a/anything`. */
function sameShape(manual: string, table: string): boolean {
  const marked = /^(?:\{.*\}|<.*>)$/
  const theirs = table.split('/')
  return (
    manual.split('/').length === theirs.length &&
    manual.split('/').every((part, index) => marked.test(part) || part.toLowerCase() === theirs[index]?.toLowerCase())
  )
}

function query(names: readonly string[]): string {
  return names.length === 0 ? 'no query' : `{?${names.join()}}`
}
