import type { Clause } from './clause.ts'

/**
 * A place where documents contradict each other, themselves or their samples, or where the text is damaged.
 * Rows of `spec/errata/<service>.json`.
 */
export interface Erratum {
  /** Stable and semantic, e.g. `object-storage.objects.show.status-204-or-200`. */
  id: string
  kind: 'contradiction' | 'damage' | 'omission'
  operations: string[]
  readings: { reading: string; clause: Clause }[]
  /** The reading that the spec takes; `either` where a target may follow any of them. */
  chosen: string
  why: string
}
