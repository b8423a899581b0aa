import type { Limits } from '../../model/profile.ts'
import type { StoredInAll } from '../../model/record.ts'
import type { Stored } from '../../model/stored.ts'
import { limitReached } from '../limit-reached.ts'
import { EndOfCheck } from './signals.ts'

const megabyte = 1_000_000

/**
 * Counts what a run puts into object storage, and holds it to the limits. What would go beyond ends its check only: the
 * others go on, since looking at what is there stores nothing. What is sent stays counted, also where the target refuses
 * it or it is removed again.
 */
export class StorageCount {
  readonly #limits: Pick<Limits, 'objects' | 'megabytes'>
  #objects = 0
  #bytes = 0

  constructor(limits: Pick<Limits, 'objects' | 'megabytes'>) {
    this.#limits = limits
  }

  /** @throws {EndOfCheck} where it must not be put there. */
  add({ objects, bytes }: Stored): void {
    const { objects: mostObjects = Number.POSITIVE_INFINITY, megabytes = Number.POSITIVE_INFINITY } = this.#limits
    if (this.#objects + objects > mostObjects) throw new EndOfCheck('not-run', limitReached(mostObjects, 'object'))
    if (this.#bytes + bytes > megabytes * megabyte) throw new EndOfCheck('not-run', limitReached(megabytes, 'megabyte'))
    this.#objects += objects
    this.#bytes += bytes
  }

  get total(): StoredInAll {
    return { objects: this.#objects, megabytes: Math.ceil(this.#bytes / megabyte) }
  }
}
