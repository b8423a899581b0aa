import type { CatalogChapter, Operation, SampleFile, ServiceCatalog } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { groupBy } from '../../shared/group-by.ts'
import { readQueryTemplate } from '../operation/endpoint.ts'
import type { RstRow, RstTable } from './assign-rows.ts'

/** What the chapters of a community document say of one service: its rows of each, where there are any. */
export function tablesOfService(tables: readonly RstTable[], service: string): RstTable[] {
  return tables
    .map(table => ({ ...table, rows: table.rows.filter(({ operation }) => operation.startsWith(`${service}.`)) }))
    .filter(({ rows }) => rows.length > 0)
}

/**
 * What the community documents say of a service, in the form of a catalog each: titles, methods, URLs, samples. Its
 * operations have the manual's ids.
 * @param tables those of this service, of every document.
 */
export function rstCatalogs(tables: readonly RstTable[], manual: ServiceCatalog): ServiceCatalog[] {
  const documents = groupBy(tables, ({ document }) => document)
  return [...documents].map(([document, own]) => {
    const [first] = own as [RstTable]
    return {
      generated: manual.generated,
      document,
      service: manual.service,
      serviceType: manual.serviceType,
      title: manual.title,
      clause: { document, section: first.section },
      chapters: own.map(chapterOf),
      operations: own.flatMap(table =>
        [...groupBy(table.rows, ({ operation }) => operation)].map(([id, rows]) => operationOf(id, rows, table)),
      ),
    }
  })
}

function chapterOf({ document, section, title, otherFiles }: RstTable): CatalogChapter {
  return {
    section,
    title,
    clause: { document, section },
    pathPrefix: '',
    errorCodes: [],
    ...(otherFiles.length === 0 ? {} : { sampleFiles: otherFiles }),
  }
}

function operationOf(id: string, rows: readonly RstRow[], table: RstTable): Operation {
  const [row] = rows as [RstRow]
  const clause: Clause = { document: table.document, section: table.section, detail: `row ${row.number}` }
  const { path, names } = readQueryTemplate(row.path)
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)
  const sampleFiles = rows.flatMap(({ files, variant }): SampleFile[] =>
    files.map(file => (variant === '' ? file : { ...file, variant })),
  )
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
    ...(sampleFiles.length === 0 ? {} : { sampleFiles }),
    ...(row.count === undefined ? {} : { sampleCount: row.count }),
  }
}
