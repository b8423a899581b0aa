import type { LineReadings } from '../document/line-readings.ts'
import type { Sections } from '../reading.ts'
import { alignRows } from './align.ts'
import type { ListedRow } from './api-list.ts'
import { type ChapterFacts, type FoundationChapter, operationSections, readChapterFacts } from './chapter.ts'
import type { OperationName } from './ids.ts'
import { type MarkedMember, readMarkedMembers } from './marked-member.ts'
import { type ReadSection, readSection } from './section.ts'
import { type ChapterUrls, chapterUrls } from './services.ts'

/** A chapter with its sections; the detectors of errata compare the two. */
export interface ReadFoundationChapter {
  chapter: FoundationChapter
  facts: ChapterFacts
  urls: ChapterUrls
  sections: ReadSection[]
  /** Rows of the API list that no section of the chapter describes. */
  unmatched: ListedRow[]
  /** Members that the responses of all of its sections have. */
  marked: MarkedMember[]
}

/**
 * Reads a chapter: what stands before its operations, then each of them on its own.
 * @param shared facts of the chapter that `chapter.like` names.
 * @throws {ConformanceError} `IMPORT_*`.
 */
export function readChapter(
  chapter: FoundationChapter,
  sections: Sections,
  names: Readonly<Record<string, OperationName>>,
  shared: ChapterFacts | undefined,
  lines: LineReadings,
): ReadFoundationChapter {
  const facts = readChapterFacts(chapter, sections, shared, lines)
  const described = operationSections(chapter, sections, names).map(section =>
    readSection(names[section.section] as OperationName, section, lines),
  )
  const aligned = alignRows(
    facts.rows.map(({ endpoint }) => endpoint),
    described.map(({ section, parts }) => ({ ...parts.endpoint, title: section.title })),
  )
  const unmatched = facts.rows.filter((row, index) => {
    const found = aligned[index]
    if (found !== undefined) described[found]?.listed.push(row)
    return found === undefined
  })
  const marks = chapter.marks === undefined ? undefined : sections.get(chapter.marks)
  const marked = marks === undefined ? [] : readMarkedMembers(marks, lines)
  return { chapter, facts, urls: chapterUrls(facts), sections: described, unmatched, marked }
}

/** A row that no section of its chapter describes means the first operation of that method and path. */
export function sectionElsewhere({ endpoint }: ListedRow, all: readonly ReadSection[]): ReadSection | undefined {
  return all.find(
    ({ path, parts, name }) =>
      name.variantOf === undefined && path === endpoint.path && parts.endpoint.method === endpoint.method,
  )
}
