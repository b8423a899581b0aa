import type { Check } from '../../model/check.ts'
import { type Clause, type DocumentId, documentIds } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import { factsOf } from '../../model/facts.ts'
import { chapterNumber } from './paths.ts'
import type { SampleText } from './sample-texts.ts'
import type { OperationEntry, Site } from './site.ts'

/** What leads from one section of a document to the parts of the spec and the suites. */
export interface SectionIndex {
  document: DocumentId
  section: string
  page?: number
  operations: OperationEntry[]
  checks: { entry: OperationEntry; check: Check; details: string[] }[]
  samples: { entry: OperationEntry; sample: SampleText }[]
  errata: Erratum[]
  /** How many documented facts are there, and how many of them a check exercises. */
  facts: { documented: number; judged: number }
}

export interface ChapterIndex {
  document: DocumentId
  chapter: string
  sections: SectionIndex[]
}

/** Every section that anything cites, by document and chapter, in the order of their numbers. */
export function clauseIndex(site: Site): ChapterIndex[] {
  const sections = new Map<string, SectionIndex>()
  const at = (clause: Clause): SectionIndex => {
    const key = `${clause.document} ${clause.section}`
    let found = sections.get(key)
    if (found === undefined) {
      found = {
        document: clause.document,
        section: clause.section,
        operations: [],
        checks: [],
        samples: [],
        errata: [],
        facts: { documented: 0, judged: 0 },
      }
      sections.set(key, found)
    }
    if (found.page === undefined && clause.page !== undefined) found.page = clause.page
    return found
  }
  for (const entry of site.operations) indexOperation(entry, at)
  const unjudged = new Set(site.notEvaluated.map(({ fact }) => fact))
  const judged = new Set(
    site.editions.k5.services.flatMap(({ operations }) => operations.map(({ operation }) => operation.id)),
  )
  for (const { catalog } of site.editions.k5.services)
    for (const fact of factsOf(catalog)) {
      if (!judged.has(fact.operation)) continue
      const { facts } = at(fact.clause)
      facts.documented += 1
      if (!unjudged.has(fact.id)) facts.judged += 1
    }
  for (const erratum of site.errata.flatMap(({ errata }) => errata))
    for (const { clause } of erratum.readings) {
      const { errata } = at(clause)
      if (!errata.includes(erratum)) errata.push(erratum)
    }
  return chaptersOf([...sections.values()])
}

/** Every place that a page of the site may link to has its section, also where only a chapter or a fact cites it. */
function indexOperation(entry: OperationEntry, at: (clause: Clause) => SectionIndex): void {
  for (const clause of [entry.operation.clause, ...entry.alsoIn]) at(clause).operations.push(entry)
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

function chaptersOf(sections: readonly SectionIndex[]): ChapterIndex[] {
  const chapters = new Map<string, ChapterIndex>()
  for (const section of [...sections].sort(inOrder)) {
    const chapter = chapterNumber(section)
    const key = `${section.document} ${chapter}`
    const found = chapters.get(key) ?? { document: section.document, chapter, sections: [] }
    found.sections.push(section)
    chapters.set(key, found)
  }
  return [...chapters.values()]
}

function inOrder(a: SectionIndex, b: SectionIndex): number {
  const documents = documentIds.indexOf(a.document) - documentIds.indexOf(b.document)
  return documents === 0 ? a.section.localeCompare(b.section, 'en', { numeric: true }) : documents
}
