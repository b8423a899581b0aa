import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { readQueryTemplate } from '../operation/endpoint.ts'
import type { RstRow, RstTable } from './read-rst.ts'

/**
 * What a community table says of a service, in the form of a catalog: titles, methods, URLs. Its operations have the
 * ids of the manual's operations of the same title and method.
 * @throws {ConformanceError} `IMPORT_OPERATION_ID` when the manual has no such operation.
 */
export function rstCatalog(table: RstTable, manual: ServiceCatalog): ServiceCatalog {
  const first = table.rows.filter((row, index) => table.rows.findIndex(other => other.number === row.number) === index)
  const clause: Clause = { document: table.document, section: table.section }
  return {
    generated: manual.generated,
    document: table.document,
    service: manual.service,
    serviceType: manual.serviceType,
    title: manual.title,
    clause,
    chapters: [{ section: table.section, title: manual.title, clause, pathPrefix: '', errorCodes: [] }],
    operations: first.map(row => operationOf(row, table, manual)),
  }
}

function operationOf(row: RstRow, table: RstTable, manual: ServiceCatalog): Operation {
  const id = manual.operations.find(({ title, method }) => title === row.title && method === row.method)?.id
  if (id === undefined)
    throw new ConformanceError('IMPORT_OPERATION_ID', `the manual has no operation "${row.title}" by ${row.method}`, {
      where: `${table.document} §${table.section}`,
    })
  const clause: Clause = { document: table.document, section: table.section, detail: `row ${row.number}` }
  const { path, names } = readQueryTemplate(row.path)
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)
  return {
    id,
    title: row.title,
    method: row.method,
    path,
    clause,
    normalCodes: [],
    errorCodes: [],
    parameters: [
      ...inPath.map(name => ({ name, in: 'path' as const, clause })),
      ...names.map(name => ({ name, in: 'query' as const, clause })),
    ],
    responseHeaders: [],
    responseElements: [],
    samples: [],
  }
}
