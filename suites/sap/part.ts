import type { Check } from '../../tools/model/check.ts'
import type { Uses } from '../../tools/model/uses.ts'

/** What one theme of the service adds to its suite, beside what is derived from the catalog. */
export interface Part {
  /** Checks written by hand, in the order of the chapter. */
  behaviour: readonly Check[]
  /** Shared resources that take servers or disks, by their keys. */
  fixtures?: Readonly<Record<string, Uses>>
  /** Facts and rules that no check exercises, each with its reason. */
  notEvaluated?: Readonly<Record<string, string>>
}
