import type { Clause } from '../../../model/clause.ts'
import type { Finding } from '../../errata/finding.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { ServiceFinding } from '../../reading.ts'
import { type ReadFoundationChapter, sectionElsewhere } from '../read-chapter.ts'
import { serviceOf } from '../services.ts'
import type { UrlRule } from '../urls.ts'

type Reading = readonly [reading: string, clause: Clause]

/** What is odd in the sections of the chapters that stand before their operations. */
export function chapterFindings(chapters: readonly ReadFoundationChapter[]): ServiceFinding[] {
  return chapters.flatMap(chapter => [
    ...urlFindings(chapter),
    ...categoryFindings(chapter),
    ...rowsWithoutSection(chapter, chapters),
    ...notesWithoutCode(chapter),
    ...faultSpellings(chapter, chapters),
    ...sharedFacts(chapter),
    ...markedMembers(chapter),
  ])
}

/** The endpoint's URL against what is to be removed from paths, and against the paths themselves. */
function urlFindings({ facts: { own, urls, head }, sections }: ReadFoundationChapter): ServiceFinding[] {
  if (own === undefined) return []
  const cite = (detail: string): Clause => clauseOf(own.urls, detail)
  return urls.flatMap(rule => {
    const service = serviceOf(rule.serviceType)
    const url: Reading = [rule.printed, cite(`URL of ${rule.serviceType}`)]
    const found = (kind: Finding['kind'], name: string, other: Reading): ServiceFinding =>
      finding(service, kind, `${name}:${head.section}`, ofService(sections, service), [url, other])
    const paths = sections.filter(({ name }) => name.id.startsWith(`${service}.`)).map(({ path }) => path)
    const beyond = paths.find(path => !path.startsWith(rule.endpointPath))
    const odd: ServiceFinding[] = []
    if (rule.removed !== undefined && rule.removed !== rule.endpointPath)
      odd.push(found('contradiction', 'removed-prefix', [`${rule.removed} is removed from paths`, cite('removed')]))
    if (beyond !== undefined && paths.every(path => !path.startsWith(rule.endpointPath)))
      odd.push(found('contradiction', 'endpoint-path', [beyond, clauseOf(own.list, beyond)]))
    if (!isWellFormed(rule)) odd.push(found('damage', 'endpoint-url', [`a path ${rule.endpointPath}`, url[1]]))
    return odd
  })
}

/** A slash stands between host and path. */
function isWellFormed({ printed, endpointPath }: UrlRule): boolean {
  return endpointPath === '' || /hostName\*? ?\//.test(printed)
}

/** The categories that the URLs name against the headings of the API list. */
function categoryFindings({
  facts: { own, urls, head, rows },
  urls: assigned,
}: ReadFoundationChapter): ServiceFinding[] {
  if (own === undefined) return []
  return [...assigned.groups].flatMap(([group, { rule, by }]) => {
    const row = rows.find(each => each.group === group)
    if (row === undefined || by === 'category' || by === 'only') return []
    const alike = urls.flatMap(each => each.categories).find(name => name.toLowerCase() === group.toLowerCase())
    const named: Reading =
      alike === undefined ? ['no service type', clauseOf(own.urls, 'categories')] : [alike, clauseOf(own.urls, alike)]
    const kind = alike === undefined ? 'omission' : 'contradiction'
    const key = `category-${alike === undefined ? 'missing' : 'spelling'}:${head.section}:${group}`
    return [finding(serviceOf(rule.serviceType), kind, key, [], [[group, row.clause], named])]
  })
}

/** Rows of the API list that no section of the chapter describes. */
function rowsWithoutSection(
  { facts: { head }, unmatched, urls }: ReadFoundationChapter,
  chapters: readonly ReadFoundationChapter[],
): ServiceFinding[] {
  return unmatched.map(row => {
    const elsewhere = sectionElsewhere(
      row,
      chapters.flatMap(({ sections }) => sections),
    )
    const found: Reading =
      elsewhere === undefined
        ? ['no section', clauseOf(head)]
        : [`${elsewhere.section.title} ${elsewhere.parts.endpoint.printed}`, clauseOf(elsewhere.section)]
    const printed: Reading = [`${row.endpoint.title} ${row.endpoint.printed}`, row.clause]
    const operations = elsewhere === undefined ? [] : [elsewhere.name.id]
    const service = serviceOf(urls.ruleOf(row).serviceType)
    const key = `list-row-without-section:${head.section}:${row.clause.detail}`
    return finding(service, 'omission', key, operations, [printed, found])
  })
}

/** Sentences on a code that have lost its number. */
function notesWithoutCode({ facts: { noted, own, head }, sections }: ReadFoundationChapter): ServiceFinding[] {
  return noted.flatMap(({ code, operations }) => {
    if (code !== undefined || own?.notes === undefined) return []
    const meant = sections.filter(({ path, parts }) => operations.includes(`${parts.endpoint.method} ${path}`))
    const service = meant[0]?.name.id.split('.')[0] ?? ''
    const names = meant.map(({ name }) => name.id)
    return [
      finding(service, 'damage', `note-without-code:${head.section}`, names, [
        ['a code that is not named', clauseOf(own.notes, 'code')],
      ]),
    ]
  })
}

/** Names of faults that another chapter spells in another way: `badMethod`, `BadMethod`. */
function faultSpellings(chapter: ReadFoundationChapter, chapters: readonly ReadFoundationChapter[]): ServiceFinding[] {
  if (chapter.facts.own === undefined) return []
  const services = [...new Set(chapter.sections.map(({ name }) => name.id.split('.')[0] as string))]
  return chapter.facts.errorCodes.flatMap(({ fault, clause }) => {
    const other = chapters
      .filter(({ facts }) => facts.own !== undefined && facts !== chapter.facts)
      .flatMap(({ facts }) => facts.errorCodes)
      .find(error => error.fault !== fault && error.fault?.toLowerCase() === fault?.toLowerCase())
    if (fault === undefined || other?.fault === undefined || /^[a-z]/.test(fault)) return []
    const readings: Reading[] = [
      [fault, clause],
      [other.fault, other.clause],
    ]
    const key = `fault-spelling:${chapter.facts.head.section}:${fault}`
    return services.map(service => finding(service, 'contradiction', key, [], readings))
  })
}

/** A chapter that says nothing of URLs, headers and codes. */
function sharedFacts({ chapter, facts: { head, own, errorCodes }, sections }: ReadFoundationChapter): ServiceFinding[] {
  const [error] = errorCodes
  if (own !== undefined || error === undefined) return []
  const readings: Reading[] = [
    ['no URL, header or code', clauseOf(head)],
    [`those of chapter ${chapter.like}`, error.clause],
  ]
  return services(sections).map(service =>
    finding(service, 'omission', `chapter-without-facts:${head.section}`, ofService(sections, service), readings),
  )
}

/** The value that is told of a member of responses against what the samples show. */
function markedMembers({ marked, sections }: ReadFoundationChapter): ServiceFinding[] {
  return marked.flatMap(({ name, value, clause }) =>
    services(sections).map(service => {
      const own = sections.filter(read => read.name.id.startsWith(`${service}.`))
      const shown = own.map((read): Reading => ['an object in the sample', clauseOf(read.section, 'example response')])
      return finding(service, 'contradiction', `member-value:${name}`, ofService(sections, service), [
        [`${name} ${value}`, clause],
        ...shown,
      ])
    }),
  )
}

function services(sections: ReadFoundationChapter['sections']): string[] {
  return [...new Set(sections.map(({ name }) => name.id.split('.')[0] as string))]
}

function ofService(sections: ReadFoundationChapter['sections'], service: string): string[] {
  return sections.map(({ name }) => name.id).filter(id => id.startsWith(`${service}.`))
}

function finding(
  service: string,
  kind: Finding['kind'],
  key: string,
  operations: string[],
  readings: readonly Reading[],
): ServiceFinding {
  return {
    service,
    finding: { key, kind, operations, readings: readings.map(([reading, clause]) => ({ reading, clause })) },
  }
}
