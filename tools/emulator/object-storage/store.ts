import type { BodyFiles, StoredBody } from './body-files.ts'
import { NameIndex } from './name-index.ts'
import type { Timestamp } from './timestamps.ts'

/** Header name in title case, e.g. `X-Object-Meta-Book`, and value as received (bytes as Latin-1). */
export type Metadata = Map<string, string>

/** One member of a static large object: a stretch of another object, or bytes of its own. */
export type Segment = ObjectSegment | { data: Buffer }

export interface ObjectSegment {
  container: string
  object: string
  etag: string
  /** Of the whole object. */
  bytes: number
  /** Offsets of the stretch that counts. */
  first: number
  last: number
  contentType: string
  lastModified: string
  /** It is a static large object itself. */
  nested: boolean
}

/** One version of an object; replaced as a whole by every change. */
export interface StoredObject {
  readonly name: string
  readonly body: StoredBody
  readonly contentType: string
  readonly timestamp: Timestamp
  /** `X-Object-Meta-*`. */
  readonly metadata: Metadata
  /** Content-Encoding, Content-Disposition and the like: returned as they were set. */
  readonly systemHeaders: Metadata
  /** Seconds since the epoch. */
  readonly deleteAt?: number
  /** Dynamic large object: `container/prefix`, decoded and as given. */
  readonly dynamicManifest?: { container: string; prefix: string; header: string }
  /** Static large object; the body is the manifest as stored. */
  readonly staticManifest?: { segments: readonly Segment[]; etag: string; bytes: number }
}

/** The versioning of a container: where old versions go and what a DELETE does. */
export interface Versioning {
  mode: 'stack' | 'history'
  /** As given in the header. */
  location: string
  container: string
}

export class Container {
  readonly name: string
  readonly account: Account
  readonly createdAt: Timestamp
  changedAt: Timestamp
  readonly metadata: Metadata = new Map()
  readAcl = ''
  writeAcl = ''
  versioning: Versioning | undefined
  readonly objects = new NameIndex<StoredObject>()
  bytesUsed = 0

  constructor(name: string, account: Account, createdAt: Timestamp) {
    this.name = name
    this.account = account
    this.createdAt = createdAt
    this.changedAt = createdAt
  }

  /** Adds or replaces; the container takes over the hold on the object's body. */
  put(object: StoredObject): void {
    this.#changeBy(object, 1)
    const replaced = this.objects.set(object)
    if (replaced !== undefined) this.#changeBy(replaced, -1)
    replaced?.body.release()
  }

  remove(name: string): StoredObject | undefined {
    const removed = this.objects.delete(name)
    if (removed === undefined) return undefined
    this.#changeBy(removed, -1)
    removed.body.release()
    return removed
  }

  #changeBy(object: StoredObject, sign: 1 | -1): void {
    this.bytesUsed += sign * object.body.bytes
    this.account.objectCount += sign
    this.account.bytesUsed += sign * object.body.bytes
    if (object.deleteAt === undefined) return
    if (sign === 1) this.account.expect(object, this)
    else this.account.forget(object)
  }
}

export class Account {
  readonly name: string
  readonly createdAt: Timestamp
  readonly metadata: Metadata = new Map()
  readonly containers = new NameIndex<Container>()
  objectCount = 0
  bytesUsed = 0
  readonly #expiring = new Map<StoredObject, Container>()
  /** Milliseconds; no expiring object goes before. */
  #nextExpiry = Number.POSITIVE_INFINITY

  constructor(name: string, createdAt: Timestamp) {
    this.name = name
    this.createdAt = createdAt
  }

  /** Notes an object that has a time to go. */
  expect(object: StoredObject, container: Container): void {
    this.#expiring.set(object, container)
    this.#nextExpiry = Math.min(this.#nextExpiry, expiryOf(object))
  }

  forget(object: StoredObject): void {
    this.#expiring.delete(object)
  }

  /** Removes the objects whose time has come, so that neither reads nor listings nor counts see them. */
  removeExpired(milliseconds: number): void {
    if (milliseconds < this.#nextExpiry) return
    this.#nextExpiry = Number.POSITIVE_INFINITY
    for (const [object, container] of this.#expiring) {
      if (expiryOf(object) <= milliseconds) container.remove(object.name)
      else this.#nextExpiry = Math.min(this.#nextExpiry, expiryOf(object))
    }
  }
}

/** Milliseconds. */
function expiryOf(object: StoredObject): number {
  return (object.deleteAt ?? Number.POSITIVE_INFINITY) * 1000
}

/** Every account of the emulated service, in memory; only bodies are on disk. */
export class Store {
  readonly files: BodyFiles
  readonly now: () => Timestamp
  readonly #accounts = new Map<string, Account>()

  constructor(files: BodyFiles, now: () => Timestamp) {
    this.files = files
    this.now = now
  }

  find(name: string): Account | undefined {
    return this.#accounts.get(name)
  }

  /** Accounts come to be when they are first used. */
  open(name: string): Account {
    const existing = this.#accounts.get(name)
    if (existing !== undefined) return existing
    const account = new Account(name, this.now())
    this.#accounts.set(name, account)
    return account
  }
}
