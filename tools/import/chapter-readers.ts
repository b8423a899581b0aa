import { commonAndStorageChapters, computeChapters } from './foundation/manual.ts'
import { foundationReader } from './foundation/read-foundation.ts'
import type { ChapterReader } from './reading.ts'

/** The readers of the manual's chapters, in document order. */
export const chapterReaders: readonly ChapterReader[] = [
  foundationReader(computeChapters),
  foundationReader(commonAndStorageChapters),
]
