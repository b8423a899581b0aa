import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConformanceError } from '../shared/errors.ts'
import { packageRoot } from '../shared/package-root.ts'
import { leftOver, writeFiles } from '../shared/written-files.ts'
import { recogniseDocuments, type SourceText } from './document/recognise.ts'
import { readAdjudications } from './errata/adjudications.ts'
import { type ImportedFiles, importDocuments } from './import-documents.ts'
import { checkReviews, readReviews } from './traceability/reviews.ts'

/** Folders that hold nothing but what `import` writes. */
const ownedFolders = ['samples', 'spec/catalog']

/** How the files on disk differ from what the documents say, by path below the root. */
export interface ImportDifference {
  file: string
  how: 'missing' | 'different' | 'not from the documents'
}

/**
 * Reads the documents of a folder and makes the files from them, writing nothing.
 * @param root the package's root, where the adjudications are.
 * @throws {ConformanceError} `IMPORT_*` when the folder cannot be read, a document is missing, or says what the
 *   importer cannot read.
 */
export function importFolder(folder: string, root = packageRoot): ImportedFiles {
  const texts = recogniseDocuments(readTexts(folder), folder)
  return importDocuments(texts, {
    adjudicationsOf: service => readAdjudications(root, service),
    review: unread => checkReviews(unread, readReviews(root)),
  })
}

/** Compares the files with those below `root`; an empty list means that they are current. */
export function compareWithDisk(files: ImportedFiles, root: string): ImportDifference[] {
  const differences: ImportDifference[] = []
  for (const [file, text] of files) {
    const path = join(root, file)
    if (!existsSync(path)) differences.push({ file, how: 'missing' })
    else if (readFileSync(path, 'utf8') !== text) differences.push({ file, how: 'different' })
  }
  for (const file of leftOver(files, root, ownedFolders)) differences.push({ file, how: 'not from the documents' })
  return differences
}

/** Writes the files below `root`, and removes those that an earlier import wrote and this one does not. */
export function writeImported(files: ImportedFiles, root: string): void {
  writeFiles(files, root, ownedFolders)
}

function readTexts(folder: string): SourceText[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.txt'))
      .map(entry => ({ file: entry.name, text: readFileSync(join(folder, entry.name), 'utf8') }))
      .sort((a, b) => (a.file < b.file ? -1 : 1))
  } catch (cause) {
    throw new ConformanceError('IMPORT_SOURCE_UNREADABLE', 'the folder of the documents cannot be read', {
      where: folder,
      next: 'give the folder that holds the documents as text files: --source DIR',
      cause,
    })
  }
}
