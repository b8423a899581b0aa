import { commonAndStorageChapters, computeChapters } from './foundation/manual.ts'
import { foundationReader } from './foundation/read-foundation.ts'
import { readImportExport } from './import-export/read-chapter.ts'
import type { ChapterReader } from './reading.ts'
import { readSap } from './sap/read-chapter.ts'

/** The readers of the manual's chapters, in document order. */
export const chapterReaders: readonly ChapterReader[] = [
  foundationReader(computeChapters),
  readImportExport,
  readSap,
  foundationReader(commonAndStorageChapters),
]
