import type { Resource } from '../model/check.ts'
import type { LedgerLine } from '../model/record.ts'

/** A resource with the account it was made in. */
export interface OwnedResource extends Resource {
  account?: 'alternate'
}

/** How the target answered to a call that creates. */
export type CreateOutcome = 'made' | 'not-made' | 'unknown'

interface Entry {
  resource: OwnedResource
  /** Id of the check that made it, or the key of a fixture. */
  owner: string
  pending: number
  ours: boolean
}

/**
 * What the run may have made and has not deleted yet. Its lines are written before the create is sent, so that after
 * any accident the file names all there can be on the target. A create that is refused is taken off again: what the run did
 * not make is never deleted.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  readonly #write: (line: LedgerLine) => void
  readonly #toDisk: () => Promise<void>

  constructor(write: (line: LedgerLine) => void, toDisk: () => Promise<void>) {
    this.#write = write
    this.#toDisk = toDisk
  }

  /**
   * Waits until what was entered is on the disk: not even a machine that goes down may lose it. To be awaited before a
   * create is sent.
   * @throws {ConformanceError} `OUT_NOT_WRITABLE`; the create must then not be sent.
   */
  onDisk(): Promise<void> {
    return this.#toDisk()
  }

  /**
   * Enters a resource; call it before the create is sent, and the result when it is answered.
   * @throws {ConformanceError} `OUT_NOT_WRITABLE`; the create must then not be sent.
   */
  begin(resource: OwnedResource, owner: string): (outcome: CreateOutcome, detail?: string) => void {
    const key = keyOf(resource)
    let entry = this.#entries.get(key)
    if (entry === undefined) {
      this.#line('create', resource)
      entry = { resource, owner, pending: 0, ours: false }
      this.#entries.set(key, entry)
    }
    const own = entry
    own.pending += 1
    return (outcome, detail) => {
      own.pending -= 1
      if (outcome === 'made' || outcome === 'unknown') own.ours = true
      if (own.ours || own.pending > 0 || this.#entries.get(key) !== own) return
      this.#entries.delete(key)
      this.#line('not-created', resource, detail ?? outcome)
    }
  }

  /** Notes that a resource is gone; nothing happens when it was not the run's. */
  deleted(resource: OwnedResource): void {
    if (this.#entries.delete(keyOf(resource))) this.#line('deleted', resource)
  }

  /** What is left of one owner, or of all, last made first. */
  ownedBy(owner?: string): OwnedResource[] {
    return [...this.#entries.values()]
      .filter(entry => owner === undefined || entry.owner === owner)
      .map(entry => entry.resource)
      .reverse()
  }

  has(resource: OwnedResource): boolean {
    return this.#entries.has(keyOf(resource))
  }

  #line(event: LedgerLine['event'], { service, kind, path, account }: OwnedResource, detail?: string): void {
    this.#write({
      at: new Date().toISOString(),
      event,
      service,
      kind,
      path,
      ...(account === undefined ? {} : { account }),
      ...(detail === undefined ? {} : { detail }),
    })
  }
}

/** What the lines of a ledger leave on the target, last made first. */
export function openResources(lines: Iterable<LedgerLine>): OwnedResource[] {
  const open = new Map<string, OwnedResource>()
  for (const { event, service, kind, path, account } of lines) {
    const resource = { service, kind, path, ...(account === undefined ? {} : { account }) }
    if (event === 'create') open.set(keyOf(resource), resource)
    else if (event !== 'left') open.delete(keyOf(resource))
  }
  return [...open.values()].reverse()
}

function keyOf({ service, kind, path, account }: OwnedResource): string {
  return [account ?? 'default', service, kind, path].join(' ')
}
