import type { ServiceCatalog, StatusCode } from '../model/catalog.ts'
import { ConformanceError } from '../shared/errors.ts'
import { readBlocks } from './document/blocks.ts'
import type { LineReadings } from './document/line-readings.ts'
import type { Section } from './document/sections.ts'
import { readEndpoint } from './operation/endpoint.ts'
import { clauseOf, type ListedOperation, type ReadOperation, readOperation } from './operation/read-operation.ts'
import { objectStorageIds } from './operation-ids.ts'

/** A chapter of the manual that describes one service. */
export interface Chapter {
  /** Number of the chapter, e.g. `2.7`. */
  section: string
  service: string
  /** Sections of the chapter that hold each kind of content. */
  urls: string
  list: string
  errors: string
  details: string
  /** Operation ids by section. */
  ids: Readonly<Record<string, string>>
}

/** Chapters that are imported. */
export const chapters: readonly Chapter[] = [
  {
    section: '2.7',
    service: 'object-storage',
    urls: '2.7.1',
    list: '2.7.2',
    errors: '2.7.4',
    details: '2.7.5',
    ids: objectStorageIds,
  },
]

/** Put first into every written file. */
export const generatedNotice = 'by `k5-conformance import` from the documents; do not edit'

/** A service with what its parts were read from. */
export interface ReadService {
  catalog: ServiceCatalog
  operations: ReadOperation[]
}

/**
 * Reads one chapter.
 * @throws {ConformanceError} `IMPORT_SECTION_MISSING`, `IMPORT_STRUCTURE`, `IMPORT_OPERATION_ID` when section numbers
 *   and the table of ids do not agree.
 */
export function readService(
  chapter: Chapter,
  sections: ReadonlyMap<string, Section>,
  lines: LineReadings,
): ReadService {
  const head = sectionOf(sections, chapter.section)
  const listed = readApiList(sectionOf(sections, chapter.list), lines)
  const details = [...sections.values()].filter(section => section.section.startsWith(`${chapter.details}.`))
  checkIds(chapter, details)
  const errorCodes = readErrorCodes(sectionOf(sections, chapter.errors), lines)
  const operations = details.map((section, index) => {
    const row = listed[index]
    if (row === undefined || listed.length !== details.length)
      throw new ConformanceError(
        'IMPORT_STRUCTURE',
        `section ${chapter.list} lists ${listed.length} operations, but ${details.length} are described`,
      )
    return readOperation(chapter.ids[section.section] as string, section, row, errorCodes, lines)
  })
  const { serviceType, pathPrefix } = readUrls(sectionOf(sections, chapter.urls), lines)
  const catalog: ServiceCatalog = {
    generated: generatedNotice,
    document: 'k5-foundation-1.12',
    service: chapter.service,
    serviceType,
    title: head.title,
    clause: clauseOf(head),
    chapters: [{ section: chapter.section, title: head.title, clause: clauseOf(head), pathPrefix, errorCodes }],
    operations: operations.map(({ operation }) => operation),
  }
  return { catalog, operations }
}

/** @throws {ConformanceError} `IMPORT_SECTION_MISSING` */
function sectionOf(sections: ReadonlyMap<string, Section>, number: string): Section {
  const section = sections.get(number)
  if (section !== undefined) return section
  throw new ConformanceError('IMPORT_SECTION_MISSING', `the manual has no section ${number}`, {
    next: 'give the complete text of version 1.12',
  })
}

function checkIds(chapter: Chapter, details: readonly Section[]): void {
  const described = new Set(details.map(section => section.section))
  const known = Object.keys(chapter.ids).filter(number => number.startsWith(`${chapter.details}.`))
  const odd = [...described]
    .filter(number => chapter.ids[number] === undefined)
    .concat(known.filter(number => !described.has(number)))
  if (odd.length > 0)
    throw new ConformanceError('IMPORT_OPERATION_ID', `sections and operation ids do not agree: ${odd.join(', ')}`, {
      where: 'tools/import/operation-ids.ts',
      next: 'give each section of an operation one id, and no id to any other',
    })
}

/** The rows of the API list; a page break repeats its header. */
function readApiList(section: Section, lines: LineReadings): ListedOperation[] {
  return readRows(section, lines, 'API list').map(([item, cell = '']) => {
    const endpoint = readEndpoint(cell)
    if (endpoint === undefined)
      throw new ConformanceError('IMPORT_STRUCTURE', `"${cell}" of the API list is no method and path`, {
        where: placeOf(section),
      })
    return { endpoint, clause: clauseOf(section, `item ${item}`) }
  })
}

function readErrorCodes(section: Section, lines: LineReadings): StatusCode[] {
  return readRows(section, lines, 'error codes').map(([cell = '']) => {
    const [, code, reason = ''] = /^(\d{3}) \((.+)\)$/.exec(cell) ?? []
    if (code === undefined)
      throw new ConformanceError('IMPORT_STRUCTURE', `"${cell}" is no error code`, { where: placeOf(section) })
    return { code: Number(code), reason, clause: clauseOf(section, `error ${code}`) }
  })
}

function placeOf({ section, line }: Section): string {
  return `section ${section}, from line ${line} of the manual`
}

/** The rows of a section's tables. */
function readRows(section: Section, lines: LineReadings, rule: string): (readonly string[])[] {
  return readBlocks(section.lines).flatMap(block => {
    if (block.kind !== 'table') return []
    lines.readBlock(section, block, rule)
    return block.rows
  })
}

/** Sentences that name the type of the service, or what stands for a part of the URL. */
const tellsUrl = /URLs of the [a-z-]+ type|is referred to as/

/** Service type and the part of the path that the catalog's endpoint already holds: `…/v1/AUTH_{project_id}` is the account. */
function readUrls(section: Section, lines: LineReadings): { serviceType: string; pathPrefix: string } {
  const blocks = readBlocks(section.lines)
  const text = blocks.map(block => (block.kind === 'paragraph' ? block.text : '')).join('\n')
  const serviceType = /URLs of the ([a-z-]+) type/.exec(text)?.[1]
  const url = blocks.flatMap(block => (block.kind === 'fence' ? block.lines : []))[0]
  const path = /^https:\/\/[^/]+(\/\S+)$/.exec(url ?? '')?.[1]
  const [, long, short] = /"([^"]+)" is referred to as "([^"]+)"/.exec(text) ?? []
  if (serviceType === undefined || path === undefined)
    throw new ConformanceError('IMPORT_STRUCTURE', 'no service type or no endpoint URL', { where: placeOf(section) })
  for (const block of blocks)
    if (block.kind === 'fence' || (block.kind === 'paragraph' && tellsUrl.test(block.text)))
      lines.readBlock(section, block, 'URLs')
  return { serviceType, pathPrefix: long === undefined || short === undefined ? path : path.replace(long, short) }
}
