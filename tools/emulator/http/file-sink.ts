import { close, openSync, unlink, writeFileSync, writev } from 'node:fs'
import { promisify } from 'node:util'

/** Up to this many bytes are gathered and written at once: one system call instead of a stream for small bodies. */
const gatherBytes = 64 * 1024
/** More than this waiting to be written, and the sender has to pause: memory stays bounded. */
const waitingBytes = 1024 * 1024

/** Writes chunks to a new file, one write at a time, while the next chunks come in. */
export class FileSink {
  readonly #file: string
  readonly #onDrain: () => void
  #descriptor: number | undefined
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #writing = false
  #error: Error | undefined
  #idle: (() => void) | undefined

  /** @param onDrain called when a sender that had to pause may go on */
  constructor(file: string, onDrain: () => void) {
    this.#file = file
    this.#onDrain = onDrain
  }

  /** False when the sender has to pause until `onDrain`. @throws when the file cannot be made */
  push(chunk: Buffer): boolean {
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#descriptor !== undefined || this.#waitingBytes > gatherBytes) this.#flush()
    return this.#waitingBytes <= waitingBytes
  }

  /** Writes what is left and closes the file; nothing is made for an empty body. @throws what a write met */
  async finish(): Promise<void> {
    if (this.#descriptor === undefined) {
      if (this.#waitingBytes > 0) writeFileSync(this.#file, Buffer.concat(this.#waiting))
      return
    }
    await this.#rest()
    await promisify(close)(this.#descriptor)
    if (this.#error !== undefined) throw this.#error
  }

  /** Closes and removes the file, after the write that is under way: its descriptor must not be used again before. */
  async discard(): Promise<void> {
    this.#waiting = []
    if (this.#descriptor === undefined) return
    await this.#rest()
    await promisify(close)(this.#descriptor)
    await promisify(unlink)(this.#file).catch(() => undefined)
  }

  /** Until nothing is being written and nothing waits. */
  #rest(): Promise<void> {
    if (!this.#writing) return Promise.resolve()
    return new Promise(resolve => {
      this.#idle = resolve
    })
  }

  #flush(): void {
    if (this.#writing || this.#waiting.length === 0) return
    this.#descriptor ??= openSync(this.#file, 'wx')
    const chunks = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    this.#writing = true
    writeAll(this.#descriptor, chunks, error => {
      this.#writing = false
      this.#error ??= error
      if (this.#error === undefined) this.#flush()
      this.#onDrain()
      if (!this.#writing) this.#idle?.()
    })
  }
}

function writeAll(descriptor: number, chunks: readonly Buffer[], done: (error: Error | undefined) => void): void {
  writev(descriptor, chunks, (error, written) => {
    if (error !== null) {
      done(error)
      return
    }
    const bytes = chunks.reduce((total, chunk) => total + chunk.length, 0)
    if (written === bytes) done(undefined)
    else writeAll(descriptor, [Buffer.concat(chunks).subarray(written)], done)
  })
}
