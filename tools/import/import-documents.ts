import type { ServiceCatalog } from '../model/catalog.ts'
import { formatJson } from '../shared/write-json.ts'
import type { SourceText, SourceTexts } from './document/recognise.ts'
import { splitSections } from './document/sections.ts'
import { chapters, readService } from './read-service.ts'

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
  for (const chapter of chapters) {
    const { catalog } = readService(chapter, sections)
    files.set(catalogPath(catalog), formatJson(catalog))
  }
  return files
}

function catalogPath(catalog: ServiceCatalog): string {
  return `spec/catalog/${catalog.document}/${catalog.service}.json`
}
