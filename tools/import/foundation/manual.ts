import type { FoundationChapter } from './chapter.ts'

/** The chapters of part 1 that come before those of other forms. Chapter 1.3 describes APIs of chapter 1.2 again. */
export const computeChapters: readonly FoundationChapter[] = [
  { section: '1.1', details: '1.1.6' },
  { section: '1.2', details: '1.2.6' },
  { section: '1.3', details: '1.3.2', like: '1.2', marks: '1.3.2.1' },
  { section: '1.5', details: '1.5.5' },
]

/** The chapters of this form that come after those of other forms. */
export const commonAndStorageChapters: readonly FoundationChapter[] = [
  { section: '1.8', details: '1.8.6' },
  { section: '2.1', details: '2.1.6' },
  { section: '2.4', details: '2.4.6' },
]
