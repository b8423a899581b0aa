import type { ChapterReader } from './reading.ts'

/** The readers of the manual's chapters, in document order. */
export const chapterReaders: readonly ChapterReader[] = []
