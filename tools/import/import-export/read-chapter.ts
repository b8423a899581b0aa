import type { HttpMethod, RolePermission } from '../../model/catalog.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { joinTables } from '../foundation/tables.ts'
import { readQueryTemplate } from '../operation/endpoint.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { detailSections, sectionOf } from '../parts/sections.ts'
import { noServiceType } from '../parts/service-type-finding.ts'
import type { ChapterReader, OperationReading } from '../reading.ts'
import { importExportIds } from './operation-ids.ts'
import { readTransferOperation } from './read-operation.ts'

const service = 'import-export'

/** Reads the chapter on virtual server import and export: sections with headings, and tables with numbers (§1.6). */
export const readImportExport: ChapterReader = (sections, lines) => {
  const chapter = sectionOf(sections, '1.6')
  const listed = readList(sectionOf(sections, '1.6.2'), lines)
  const roles = readRoles(sectionOf(sections, '1.6.1'), lines)
  const details = detailSections(sections, '1.6.3', importExportIds, 'tools/import/import-export/operation-ids.ts')
  const operations = details.map(({ id, section }) => readTransferOperation(id, section, { listed, roles }, lines))
  checkListed(sectionOf(sections, '1.6.2'), listed, operations)
  const clause = clauseOf(chapter)
  const { title } = chapter
  return {
    // The chapter names no type of the identity service's catalog, and no endpoint.
    chapters: [{ service, serviceType: service, section: '1.6', title, clause, pathPrefix: '', errorCodes: [] }],
    operations,
    findings: [noServiceType(service, chapter, Object.values(importExportIds))],
  }
}

/** @throws {ConformanceError} `IMPORT_STRUCTURE` when a row means no section, or none means an operation. */
function checkListed(
  section: Section,
  listed: OperationReading['listed'],
  operations: readonly OperationReading[],
): void {
  const used = new Set(operations.flatMap(reading => reading.listed))
  const row = listed.find(other => !used.has(other))
  if (row !== undefined)
    throw structureError(section, -1, `"${row.endpoint.printed}", which no section describes`, 'a section for each row')
  const alone = operations.find(reading => reading.listed.length === 0)
  if (alone !== undefined)
    throw structureError(section, -1, `no row for §${alone.section.section}`, `${alone.endpoint.printed} in the list`)
}

/** @throws {ConformanceError} `IMPORT_STRUCTURE` for a row that is no method and path. */
function readList(section: Section, lines: LineReadings): OperationReading['listed'] {
  const blocks = readBlocks(section.lines)
  const start = blocks.findIndex(({ kind }) => kind === 'table')
  if (start === -1) throw structureError(section, -1, 'no API list', 'a table: Item, API name, Description')
  const table = joinTables(blocks, start)
  for (const block of table.blocks) lines.readBlock(section, block, 'API list')
  return table.rows.map(({ cells: [item = '', name = '', title = ''], line }) => {
    const [, method, target] = /^(GET|POST|PUT|DELETE) (\/.+)$/.exec(name) ?? []
    if (method === undefined || target === undefined)
      throw structureError(section, line, `the row "${item} | ${name}"`, 'a number, then method and path')
    const { path, names } = readQueryTemplate(target.replace(/\s+/g, ''))
    const endpoint = { title, method: method as HttpMethod, path, query: names, printed: name }
    return { endpoint, clause: clauseOf(section, `item ${item}`) }
  })
}

/** `Each API can be run using the Administrator or System Owner role.` */
function readRoles(section: Section, lines: LineReadings): RolePermission[] {
  const [block] = readBlocks(section.lines)
  const [, words, names] =
    /^Each API (can be run) using the (.+) role\.$/.exec(block?.kind === 'paragraph' ? block.text : '') ?? []
  if (block === undefined || words === undefined || names === undefined)
    throw structureError(section, 0, 'no roles', '"Each API can be run using the … or … role."')
  lines.readBlock(section, block, 'roles')
  return names.split(' or ').map(role => ({ role, allowed: true, printed: words }))
}
