import type { Check } from '../../tools/model/check.ts'
import type { Uses } from '../../tools/model/uses.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import type { UnknownIdRequest } from '../contract/unknown-ids.ts'

/** What one theme of the service adds to its suite. */
export interface Part {
  exemplars: readonly Exemplar[]
  guardedRequests: readonly GuardedRequest[]
  unknownIds: readonly UnknownIdRequest[]
  /** Checks written by hand, in the order of the chapters. */
  behaviour: readonly Check[]
  /** Shared resources that take servers or volumes, by their keys. */
  fixtures?: Readonly<Record<string, Uses>>
  /** Facts and rules that no check exercises, each with its reason. */
  notEvaluated?: Readonly<Record<string, string>>
}
