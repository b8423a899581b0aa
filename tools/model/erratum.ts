import type { Clause } from './clause.ts'

/**
 * A place where documents contradict each other, themselves or their samples, or where the text is damaged.
 * Rows of `spec/errata/<service>.json`.
 */
export interface Erratum {
  /** Stable and semantic, e.g. `object-storage.objects.show.status-204-or-200`. */
  id: string
  kind: 'contradiction' | 'damage' | 'omission'
  /** What is held against what. */
  category: ErratumCategory
  operations: string[]
  readings: { reading: string; clause: Clause }[]
  /** The reading that the spec takes; `either` where a target may follow any of them. */
  chosen: string
  why: string
  /** What the decision does to checks. */
  effect: ErratumEffect
}

/** What is held against what; told from the detector that found the matter, or by who decided on sentences. */
export const erratumCategories = [
  // A list of APIs or a table of contents against the section that it names.
  'list-vs-section',
  // What a chapter says of all of its operations against one of them, or against another chapter.
  'chapter-vs-operation',
  // A caption or heading against what stands below it.
  'caption-vs-section',
  // A row of a table against another place of the same section that is no sample: its sentences, the path.
  'table-vs-text',
  // A row of a table against a row of another table on the same thing.
  'table-vs-table',
  'table-vs-sample',
  // The type column against the JSON value or the form of a sample.
  'type-vs-sample',
  'text-vs-sample',
  'sample-vs-sample',
  // Parts of one sample against each other, or against a rule such as a checksum.
  'sample-vs-itself',
  // A list of things against one thing that is shown alone.
  'list-vs-detail',
  // One API that several sections of a document describe.
  'same-api-again',
  'duplicate-title',
  // One kind of thing that two services show.
  'service-vs-service',
  // The community tables against the manual.
  'rst-vs-manual',
  'jio-vs-others',
  'path-syntax',
  'name-spelling',
  'value-spelling',
  'status',
  'role',
  'invalid-json',
  'invalid-xml',
  'damaged-text',
  'missing',
] as const
export type ErratumCategory = (typeof erratumCategories)[number]

/**
 * - `catalog-corrected`: the catalog has what was chosen in place of what is printed, and checks follow it.
 * - `chosen-checked`: readers and generators take the reading that was chosen, and checks hold a target to it.
 * - `either-passes`: a target may follow any of the readings; no check tells them apart.
 * - `not-checked`: nothing that a target does depends on it: titles, references, damage that samples do not carry on.
 */
export const erratumEffects = ['catalog-corrected', 'chosen-checked', 'either-passes', 'not-checked'] as const
export type ErratumEffect = (typeof erratumEffects)[number]
