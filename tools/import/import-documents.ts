import type { ServiceCatalog } from '../model/catalog.ts'
import type { Sample } from '../model/sample.ts'
import { formatJson } from '../shared/write-json.ts'
import type { SourceText, SourceTexts } from './document/recognise.ts'
import { splitSections } from './document/sections.ts'
import { chapters, generatedNotice, type ReadService, readService } from './read-service.ts'
import {
  introductorySamples,
  type MadeExchange,
  type MadeSample,
  makeExchanges,
  samplesOf,
} from './samples/make-samples.ts'

/** Files to be written, by path below the package's root. */
export type ImportedFiles = ReadonlyMap<string, string>

/**
 * Everything that `import` writes, made from the texts alone. The cost grows with the length of the texts; a text that
 * repeats the document k times gives the same files as the document once.
 */
export function importDocuments(texts: SourceTexts): ImportedFiles {
  const files = new Map<string, string>()
  const manual = texts.get('k5-foundation-1.12') as SourceText
  const sections = splitSections(manual.text, manual.file)
  const index: Sample[] = []
  for (const chapter of chapters) {
    const service = readService(chapter, sections)
    const exchanges = service.operations.flatMap(read => makeExchanges(read, service.operations))
    const samples = samplesInOrder(service, exchanges)
    for (const { sample, text } of samples) files.set(`samples/${sample.file}`, text)
    index.push(...samples.map(({ sample }) => sample))
    const catalog = withSamples(service.catalog, index)
    files.set(`spec/catalog/${catalog.document}/${catalog.service}.json`, formatJson(catalog))
  }
  files.set('samples/index.json', formatJson({ generated: generatedNotice, samples: index }))
  return files
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
