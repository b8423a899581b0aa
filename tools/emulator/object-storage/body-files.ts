import { mkdirSync, unlink } from 'node:fs'
import { join } from 'node:path'
import type { ReceivedBody } from '../http/receive-body.ts'

/** The bytes of one or more objects: immutable, shared by copies, removed from disk with the last user. */
export class StoredBody {
  readonly file: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly md5: string
  #users = 1

  constructor(file: string, received: ReceivedBody) {
    this.file = file
    this.bytes = received.bytes
    this.md5 = received.md5
  }

  /** One more object, or a download under way, uses it. */
  retain(): this {
    this.#users += 1
    return this
  }

  release(): void {
    this.#users -= 1
    // An empty body has no file. Nothing waits for the removal: the name is never used again.
    if (this.#users === 0 && this.bytes > 0) unlink(this.file, () => undefined)
  }
}

/** Names for new body files in one folder. A body is unknown to everyone until it is whole and an object holds it. */
export class BodyFiles {
  readonly #folder: string
  #last = 0

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.#folder = folder
  }

  newFile(): string {
    this.#last += 1
    return join(this.#folder, `${this.#last.toString(36)}.body`)
  }
}
