import type { ServiceCatalog } from '../model/catalog.ts'
import type { DocumentId } from '../model/clause.ts'
import type { Sample } from '../model/sample.ts'
import { formatJson } from '../shared/write-json.ts'
import { assembleCatalogs } from './assemble-catalogs.ts'
import { chapterReaders } from './chapter-readers.ts'
import { LineReadings } from './document/line-readings.ts'
import type { SourceText, SourceTexts } from './document/recognise.ts'
import { type Section, splitSections } from './document/sections.ts'
import { checkWholeManual } from './document/whole-manual.ts'
import { checkWholeTables } from './document/whole-tables.ts'
import { type Adjudication, adjudicate } from './errata/adjudications.ts'
import { correctCatalog } from './errata/corrections.ts'
import { detectFindings } from './errata/detect.ts'
import { tableDetectors } from './errata/table-detectors.ts'
import { manualChapters } from './foundation/manual-chapters.ts'
import { type JioForm, jioForm } from './jio/form.ts'
import { jioErrata, readJio } from './jio/read-jio.ts'
import { type Chapter, chapters, generatedNotice, type ReadService, readService } from './read-service.ts'
import type { ChapterReader } from './reading.ts'
import { assignRows } from './rst/assign-rows.ts'
import { onlyInTables } from './rst/only-in-tables.ts'
import { readRstDocument } from './rst/read-rst.ts'
import { rstCatalogs, tablesOfService } from './rst/rst-catalog.ts'
import {
  introductorySamples,
  type MadeExchange,
  type MadeSample,
  makeExchanges,
  samplesOf,
} from './samples/make-samples.ts'
import { traceDocument } from './traceability/trace-document.ts'
import type { UnreadRun } from './traceability/unread-runs.ts'

/** Files to be written, by path below the package's root. */
export type ImportedFiles = ReadonlyMap<string, string>

/** What people have decided of the documents. */
export interface Decisions {
  /** The decisions on a service's contradictions, by the service's name. */
  adjudicationsOf(service: string): readonly Adjudication[]
  /**
   * Holds what no rule has read against what somebody has said of it.
   * @throws {ConformanceError} `IMPORT_UNREAD`
   */
  review(unread: readonly UnreadRun[]): void
}

/** The community tables: the first names the samples' files and numbers the chapters of both. */
const communityDocuments = ['k5-rst-foundation', 'k5-rst-index'] as const

/** How the documents are read. */
export interface DocumentForms {
  /** Chapters of the form of object storage. */
  chapters: readonly Chapter[]
  /** Readers of all other chapters. */
  readers: readonly ChapterReader[]
  /** How the Jio document is read. */
  jio: JioForm
}

/**
 * Everything that `import` writes, made from the texts alone. The cost grows with the length of the texts; a text that
 * repeats the document k times gives the same files as the document once.
 * @throws {ConformanceError} `IMPORT_*` when the texts say what the importer cannot read, or what nobody decided.
 */
export function importDocuments(
  texts: SourceTexts,
  { adjudicationsOf, review }: Decisions,
  forms: DocumentForms = { chapters, readers: chapterReaders, jio: jioForm },
): ImportedFiles {
  const textOf = (id: DocumentId): SourceText => texts.get(id) as SourceText
  const manual = textOf('k5-foundation-1.12')
  checkWholeTables(communityDocuments.map(textOf))
  const sections = splitSections(manual.text, manual.file)
  checkWholeManual(manual, sections)
  const files = new Map<string, string>()
  const described: ServiceCatalog[] = []
  const writeCatalogs = (catalogs: readonly ServiceCatalog[]): void => {
    for (const each of catalogs) files.set(`spec/catalog/${each.document}/${each.service}.json`, formatJson(each))
    described.push(...catalogs)
  }
  const index: Sample[] = []
  const lines = new LineReadings()
  const assembled = assembleCatalogs(forms.readers.map(read => read(sections, lines)))
  const all = assembled.flatMap(({ operations }) => operations)
  const readChapters = forms.chapters.map(chapter => readChapter(chapter, sections, lines))
  const tables = assignRows(
    communityDocuments.flatMap(id => readRstDocument(textOf(id), id)),
    [...assembled, ...readChapters.map(({ service }) => service)].flatMap(({ catalog }) => catalog.operations),
    onlyInTables,
  )
  for (const { catalog: read, operations, findings: ofReader } of assembled) {
    for (const { sample, text } of operations.flatMap(({ samples }) => samples)) {
      files.set(`samples/${sample.file}`, text)
      index.push(sample)
    }
    const { service } = read
    const adjudications = adjudicationsOf(service)
    const catalog = correctCatalog(withSamples(read, index), adjudications)
    const rst = tablesOfService(tables, service)
    writeCatalogs([catalog, ...rstCatalogs(rst, catalog)])
    const detected = tableDetectors.flatMap(detect => detect({ service, catalog, operations, all, rst }))
    const findings = [...ofReader, ...detected]
    const errata = adjudicate(service, findings, adjudications, sections)
    files.set(`spec/errata/${service}.json`, formatJson({ generated: generatedNotice, service, errata }))
  }
  for (const { chapter, service, exchanges } of readChapters) {
    const rst = tablesOfService(tables, chapter.service)
    const samples = samplesInOrder(service, exchanges)
    for (const { sample, text } of samples) files.set(`samples/${sample.file}`, text)
    index.push(...samples.map(({ sample }) => sample))
    const adjudications = adjudicationsOf(chapter.service)
    const catalog = correctCatalog(withSamples(service.catalog, index), adjudications)
    writeCatalogs([catalog, ...rstCatalogs(rst, catalog)])
    const findings = detectFindings({ service, exchanges, rst })
    const errata = adjudicate(chapter.service, findings, adjudications, sections)
    files.set(
      `spec/errata/${chapter.service}.json`,
      formatJson({ generated: generatedNotice, service: chapter.service, errata }),
    )
  }
  const ofManual = described.filter(({ document }) => document === 'k5-foundation-1.12')
  const manualIndex = { generated: generatedNotice, document: 'k5-foundation-1.12' }
  files.set(
    'spec/catalog/k5-foundation-1.12.chapters.json',
    formatJson({ ...manualIndex, chapters: manualChapters(sections, ofManual, lines) }),
  )
  const jio = readJio(textOf('jio-api'), forms.jio, adjudicationsOf(jioErrata), described)
  writeCatalogs(jio.catalogs)
  files.set(
    `spec/errata/${jioErrata}.json`,
    formatJson({ generated: generatedNotice, service: jioErrata, errata: jio.errata }),
  )
  files.set('samples/index.json', formatJson({ generated: generatedNotice, samples: index }))
  const { files: traces, unread } = traceDocument(
    { document: 'k5-foundation-1.12', text: manual.text, sections, readings: lines },
    generatedNotice,
  )
  for (const [file, text] of traces) files.set(file, text)
  review(unread)
  return files
}

interface ReadChapter {
  chapter: Chapter
  service: ReadService
  exchanges: MadeExchange[]
}

function readChapter(chapter: Chapter, sections: ReadonlyMap<string, Section>, lines: LineReadings): ReadChapter {
  const service = readService(chapter, sections, lines)
  return {
    chapter,
    service,
    exchanges: service.operations.flatMap(read => makeExchanges(read, service.operations)),
  }
}

function samplesInOrder(service: ReadService, exchanges: readonly MadeExchange[]): MadeSample[] {
  return service.operations.flatMap(read => [
    ...introductorySamples(read),
    ...exchanges.filter(({ exchange }) => read.exchanges.includes(exchange)).flatMap(samplesOf),
  ])
}

function withSamples(catalog: ServiceCatalog, samples: readonly Sample[]): ServiceCatalog {
  const operations = catalog.operations.map(operation => ({
    ...operation,
    samples: samples.filter(sample => sample.operation === operation.id).map(sample => sample.id),
  }))
  return { ...catalog, operations }
}
