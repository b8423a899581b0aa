import type { ChapterFact, ChapterHeader, StatusCode } from '../../model/catalog.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import type { Sections } from '../reading.ts'
import { type ListedRow, readApiList } from './api-list.ts'
import { readErrorCodes, readRequestHeaders } from './chapter-tables.ts'
import type { OperationName } from './ids.ts'
import { type NotedStatus, readNotedFacts, readNotedStatuses } from './notes.ts'
import { readUrls, type UrlRule } from './urls.ts'

/** A chapter of this form. */
export interface FoundationChapter {
  /** Number of the chapter, e.g. `1.2`. */
  section: string
  /** Number of the section that the operations stand below. */
  details: string
  /** Chapter whose URLs, headers and codes it shares, where it has none of its own. */
  like?: string
  /** Section below `details` that names a member of the responses, in place of an operation. */
  marks?: string
}

/** What the sections before the operations say. */
export interface ChapterFacts {
  head: Section
  /** None in a chapter that shares those of another. */
  own: { urls: Section; list: Section; headers: Section; errors: Section; notes: Section | undefined } | undefined
  urls: UrlRule[]
  rows: ListedRow[]
  requestHeaders: ChapterHeader[]
  errorCodes: StatusCode[]
  noted: NotedStatus[]
  /** What the notes say of all operations. */
  notedFacts: ChapterFact[]
}

/**
 * Reads the sections of a chapter that stand before its operations; they are found by their titles.
 * @param shared facts of the chapter that `like` names.
 * @throws {ConformanceError} `IMPORT_SECTION_MISSING`, `IMPORT_STRUCTURE`.
 */
export function readChapterFacts(
  chapter: FoundationChapter,
  sections: Sections,
  shared?: ChapterFacts,
  lines?: LineReadings,
): ChapterFacts {
  const head = sections.get(chapter.section)
  if (head === undefined) throw missing(chapter.section)
  if (shared !== undefined) return { ...shared, head, rows: [], noted: [], notedFacts: [], own: undefined }
  const titled = (title: string): Section | undefined =>
    [...sections.values()].find(section => section.title === title && section.section.startsWith(`${chapter.section}.`))
  const needed = (title: string): Section => {
    const section = titled(title)
    if (section === undefined) throw missing(`"${title}" in chapter ${chapter.section}`)
    return section
  }
  const own = {
    urls: needed('Generate URLs when using APIs'),
    list: needed('API list'),
    headers: needed('Request header'),
    errors: needed('API error codes'),
    notes: titled('Notes'),
  }
  return {
    head,
    own,
    urls: readUrls(own.urls, lines),
    rows: readApiList(own.list, lines),
    requestHeaders: readRequestHeaders(own.headers, lines),
    errorCodes: readErrorCodes(own.errors, lines),
    noted: own.notes === undefined ? [] : readNotedStatuses(own.notes, lines),
    notedFacts: own.notes === undefined ? [] : readNotedFacts(own.notes, lines),
  }
}

/**
 * The sections of a chapter's operations, in document order.
 * @throws {ConformanceError} `IMPORT_OPERATION_ID` where sections and ids do not agree.
 */
export function operationSections(
  chapter: FoundationChapter,
  sections: Sections,
  names: Readonly<Record<string, OperationName>>,
): Section[] {
  const below = (number: string): boolean => number.startsWith(`${chapter.details}.`)
  const described = [...sections.values()].filter(({ section }) => below(section) && section !== chapter.marks)
  const numbers = new Set(described.map(({ section }) => section))
  const odd = [...numbers]
    .filter(number => names[number] === undefined)
    .concat(Object.keys(names).filter(number => below(number) && !numbers.has(number)))
  if (odd.length === 0) return described
  throw new ConformanceError('IMPORT_OPERATION_ID', `sections and operation ids do not agree: ${odd.join(', ')}`, {
    where: 'tools/import/foundation/ids.ts',
    next: 'give each section of an operation one id, and no id to any other',
  })
}

function missing(what: string): ConformanceError {
  return new ConformanceError('IMPORT_SECTION_MISSING', `the manual has no section ${what}`, {
    next: 'give the complete text of version 1.12',
  })
}
