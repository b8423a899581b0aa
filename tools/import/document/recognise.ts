import type { DocumentId } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'

/** The text of one source document. */
export interface SourceText {
  /** File name, for messages. */
  file: string
  text: string
}

/** The documents that `import` reads, by id. */
export type SourceTexts = ReadonlyMap<DocumentId, SourceText>

/** What tells a document from the others, wherever its file came from and whatever it is called. */
const marks: readonly { id: DocumentId; about: string; marks: readonly RegExp[] }[] = [
  {
    id: 'k5-foundation-1.12',
    about: 'the K5 API reference of the foundation service, version 1.12',
    marks: [/API Reference \(Foundation Service\)/, /^Version 1\.12$/m],
  },
  {
    id: 'k5-rst-foundation',
    about: 'the community table of foundation service samples (reStructuredText)',
    marks: [/^Fujitsu K5 IaaS API Reference - Foundation Service$/m, /^=+ =+ =+ =+ =+ *$/m],
  },
  {
    id: 'k5-rst-index',
    about: 'the community index of the foundation API (reStructuredText)',
    marks: [/^Fujitsu K5 IaaS Foundation API$/m, /^=+ =+ =+ =+ =+ *$/m],
  },
  {
    id: 'jio-api',
    about: 'the API documentation of Jio Cloud',
    marks: [/^#+ \*\*Contents\*\*$/m, /^#+ \*\*API\*\* Documentation$/m, /\bJio Cloud\b/],
  },
]

/**
 * Recognises the documents among the given files by what they say.
 * @throws {ConformanceError} `IMPORT_DOCUMENT_MISSING` when one is not there, `IMPORT_DOCUMENT_TWICE` when two files
 *   hold different texts of the same document.
 */
export function recogniseDocuments(files: readonly SourceText[], folder: string): SourceTexts {
  const found = new Map<DocumentId, SourceText>()
  for (const file of files) {
    const id = identify(file.text)
    if (id === undefined) continue
    const other = found.get(id)
    if (other !== undefined && other.text !== file.text)
      throw new ConformanceError('IMPORT_DOCUMENT_TWICE', `two files hold different texts of ${id}`, {
        where: `${folder}: ${other.file}, ${file.file}`,
        next: 'keep the one to import from',
      })
    found.set(id, file)
  }
  for (const { id, about } of marks)
    if (!found.has(id))
      throw new ConformanceError('IMPORT_DOCUMENT_MISSING', `no file is ${about} (${id})`, {
        where: folder,
        next: 'give the folder that holds the documents as text files: --source DIR',
      })
  return found
}

function identify(text: string): DocumentId | undefined {
  // The marks stand on the title page; only that is searched, so that a long document costs no more than a short one.
  const beginning = text.slice(0, 4000)
  return marks.find(document => document.marks.every(mark => mark.test(beginning)))?.id
}
