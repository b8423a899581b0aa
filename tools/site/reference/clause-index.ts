import type { Operation } from '../../model/catalog.ts'
import type { Check } from '../../model/check.ts'
import { type Clause, type DocumentId, documentIds, parseClause } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { Fact } from '../../model/facts.ts'
import type { Rule } from '../../model/rule.ts'
import { judgedFacts } from './judged-facts.ts'
import { chapterNumber } from './paths.ts'
import type { SampleText } from './sample-texts.ts'
import { sectionTitle } from './section-title.ts'
import type { OperationEntry, Site } from './site.ts'

/** What leads from one section of a document to the parts of the spec and the suites. */
export interface SectionIndex {
  document: DocumentId
  section: string
  /** Empty where nothing tells it. */
  title: string
  page?: number
  operations: OperationEntry[]
  /** Rows of a community table, as it prints them. */
  rows: { row: Operation; entry?: OperationEntry }[]
  facts: SectionFact[]
  rules: { entry: OperationEntry; rule: Rule }[]
  checks: { entry: OperationEntry; check: Check; details: string[] }[]
  samples: { entry: OperationEntry; sample: SampleText }[]
  errata: Erratum[]
}

/** One documented thing, with the checks that exercise it or the reason why none does. */
export interface SectionFact {
  fact: Fact
  entry: OperationEntry
  checks: { entry: OperationEntry; check: Check }[]
  reason?: string
}

export interface ChapterIndex {
  document: DocumentId
  chapter: string
  title: string
  sections: SectionIndex[]
}

/** Every section that anything cites, by document and chapter, in the order of their numbers. */
export function clauseIndex(site: Site): ChapterIndex[] {
  const sections = new Map<string, SectionIndex>()
  const at = (clause: Clause): SectionIndex => {
    const key = `${clause.document} ${clause.section}`
    const found = sections.get(key) ?? emptySection(clause, site)
    sections.set(key, found)
    if (found.page === undefined && clause.page !== undefined) found.page = clause.page
    return found
  }
  for (const entry of site.operations) indexOperation(entry, at)
  for (const one of judgedFacts(site)) at(one.fact.clause).facts.push(one)
  const byId = new Map(
    site.editions.k5.services.flatMap(one => one.operations.map(entry => [entry.operation.id, entry])),
  )
  for (const row of site.tables.flatMap(({ operations }) => operations)) {
    const entry = byId.get(row.id)
    at(row.clause).rows.push({ row, ...(entry === undefined ? {} : { entry }) })
  }
  for (const erratum of site.errata.flatMap(({ errata }) => errata))
    for (const { clause } of erratum.readings) {
      const { errata } = at(clause)
      if (!errata.includes(erratum)) errata.push(erratum)
    }
  return chaptersOf([...sections.values()], site)
}

function emptySection({ document, section }: Clause, site: Site): SectionIndex {
  return {
    document,
    section,
    title: sectionTitle({ document, section }, site),
    operations: [],
    rows: [],
    facts: [],
    rules: [],
    checks: [],
    samples: [],
    errata: [],
  }
}

/** Every place that a page of the site may link to has its section, also where only a chapter or a fact cites it. */
function indexOperation(entry: OperationEntry, at: (clause: Clause) => SectionIndex): void {
  at(entry.operation.clause).operations.push(entry)
  for (const clause of entry.alsoIn) at(clause)
  for (const { check, clauses } of entry.checks) {
    const details = new Map<SectionIndex, string[]>()
    for (const clause of clauses)
      details.set(at(clause), [
        ...(details.get(at(clause)) ?? []),
        ...(clause.detail === undefined ? [] : [clause.detail]),
      ])
    for (const [section, own] of details) section.checks.push({ entry, check, details: own })
  }
  for (const sample of entry.samples) at(sample.sample.clause).samples.push({ entry, sample })
  for (const rule of entry.rules) at(parseClause(rule.clause)).rules.push({ entry, rule })
  const { operation, chapter, service } = entry
  const cited = [
    chapter.clause,
    service.catalog.clause,
    ...(chapter.requestHeaders ?? []).map(one => one.clause),
    ...(chapter.facts ?? []).map(one => one.clause),
  ]
  const facts = [
    ...operation.parameters,
    ...operation.responseHeaders,
    ...operation.responseElements,
    ...(operation.errorElements ?? []),
    ...operation.normalCodes,
    ...entry.errorCodes,
    ...entry.errors,
  ]
  for (const clause of [...cited, ...facts.map(one => one.clause), ...entry.notEvaluated.map(one => one.clause)])
    at(clause)
}

function chaptersOf(sections: readonly SectionIndex[], site: Site): ChapterIndex[] {
  const chapters = new Map<string, ChapterIndex>()
  for (const section of [...sections].sort(inOrder)) {
    const chapter = chapterNumber(section)
    const key = `${section.document} ${chapter}`
    const title = sectionTitle({ document: section.document, section: chapter }, site)
    const found = chapters.get(key) ?? { document: section.document, chapter, title, sections: [] }
    found.sections.push(section)
    chapters.set(key, found)
  }
  return [...chapters.values()]
}

function inOrder(a: SectionIndex, b: SectionIndex): number {
  const documents = documentIds.indexOf(a.document) - documentIds.indexOf(b.document)
  return documents === 0 ? a.section.localeCompare(b.section, 'en', { numeric: true }) : documents
}
