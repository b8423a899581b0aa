import { clauseOf } from '../operation/read-operation.ts'
import type { ChapterReader, ReadChapter, ServiceChapter } from '../reading.ts'
import type { FoundationChapter } from './chapter.ts'
import { chapterFindings } from './errata/chapter-findings.ts'
import { foundationOperations, type OperationName } from './ids.ts'
import { operationOf } from './operation.ts'
import { type ReadFoundationChapter, readChapter, sectionElsewhere } from './read-chapter.ts'
import { apiOf, completePath } from './section.ts'
import { pathPrefixOf } from './services.ts'

/** The reader of some chapters of this form; those that describe the same APIs are read together. */
export function foundationReader(
  chapters: readonly FoundationChapter[],
  names: Readonly<Record<string, OperationName>> = foundationOperations,
): ChapterReader {
  return (sections, lines) => {
    const read = new Map<string, ReadFoundationChapter>()
    for (const chapter of chapters) {
      const shared = chapter.like === undefined ? undefined : read.get(chapter.like)?.facts
      read.set(chapter.section, readChapter(chapter, sections, names, shared, lines))
    }
    return assemble([...read.values()])
  }
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
  return { chapters: facts, operations, findings: chapterFindings(chapters) }
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
    const said = [...facts.notedFacts, ...own.flatMap(({ prose }) => prose.facts)]
    return {
      service,
      serviceType: rule.serviceType,
      section: facts.head.section,
      title: facts.head.title,
      clause: clauseOf(facts.head),
      pathPrefix,
      requestHeaders: facts.requestHeaders,
      errorCodes: facts.errorCodes,
      ...(said.length === 0 ? {} : { facts: said }),
    }
  })
}
