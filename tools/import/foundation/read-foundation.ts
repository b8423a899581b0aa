import type { LineReadings } from '../document/line-readings.ts'
import { clauseOf } from '../operation/read-operation.ts'
import type { ChapterReader, ReadChapter, Sections, ServiceChapter } from '../reading.ts'
import { alignRows } from './align.ts'
import type { ListedRow } from './api-list.ts'
import { type ChapterFacts, type FoundationChapter, operationSections, readChapterFacts } from './chapter.ts'
import { foundationOperations, type OperationName } from './ids.ts'
import { type MarkedMember, readMarkedMembers } from './marked-member.ts'
import { operationOf } from './operation.ts'
import { apiOf, completePath, type ReadSection, readSection } from './section.ts'
import { type ChapterUrls, chapterUrls, pathPrefixOf } from './services.ts'

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

/** The reader of some chapters of this form; those that describe the same APIs are read together. */
export function foundationReader(
  chapters: readonly FoundationChapter[],
  names: Readonly<Record<string, OperationName>> = foundationOperations,
): ChapterReader {
  return (sections, lines) => {
    const read = new Map<string, ReadFoundationChapter>()
    for (const chapter of chapters) {
      const shared = chapter.like === undefined ? undefined : read.get(chapter.like)?.facts
      read.set(chapter.section, readOne(chapter, sections, names, shared, lines))
    }
    return assemble([...read.values()])
  }
}

function readOne(
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

function assemble(chapters: readonly ReadFoundationChapter[]): ReadChapter {
  const all = chapters.flatMap(({ sections }) => sections)
  for (const { unmatched } of chapters) for (const row of unmatched) sectionElsewhere(row, all)?.listed.push(row)
  const facts = chapters.flatMap(chapter => serviceChapters(chapter))
  const operations = chapters.flatMap(({ facts: { requestHeaders, errorCodes, noted, own }, sections, marked }) =>
    sections.map(read => {
      const related = all.filter(other => other !== read && apiOf(other) === apiOf(read))
      return operationOf(read, { requestHeaders, errorCodes, noted, notes: own?.notes, related, marked })
    }),
  )
  return { chapters: facts, operations }
}

/** A row that no section of its chapter describes means the first operation of that method and path. */
export function sectionElsewhere({ endpoint }: ListedRow, all: readonly ReadSection[]): ReadSection | undefined {
  return all.find(
    ({ path, parts, name }) =>
      name.variantOf === undefined && path === endpoint.path && parts.endpoint.method === endpoint.method,
  )
}

/** What the chapter says of each of its services; the paths of its sections are completed on the way. */
function serviceChapters({ facts, urls, sections }: ReadFoundationChapter): ServiceChapter[] {
  const services = [...new Set(sections.map(({ name }) => name.id.split('.')[0] as string))]
  return services.map(service => {
    const own = sections.filter(({ name }) => name.id.startsWith(`${service}.`))
    const rule = urls.ruleOfService(service)
    const pathPrefix = pathPrefixOf(
      rule,
      own.map(({ path }) => path),
    )
    for (const read of own) read.path = completePath(read, pathPrefix)
    return {
      service,
      serviceType: rule.serviceType,
      section: facts.head.section,
      title: facts.head.title,
      clause: clauseOf(facts.head),
      pathPrefix,
      requestHeaders: facts.requestHeaders,
      errorCodes: facts.errorCodes,
    }
  })
}
