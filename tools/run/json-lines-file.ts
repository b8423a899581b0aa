import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { ConformanceError } from '../shared/errors.ts'

/**
 * A file to which whole lines of JSON are appended, by one thread at a time. Nothing is held back: after `append` the
 * line is with the operating system, and outlives the process; after `sync` it is on the disk, and outlives the machine's
 * going down. A line that does not fit, on a full disk, is taken back, so that the file always ends with a whole line.
 */
export class JsonLinesFile {
  readonly path: string
  readonly #handle: number
  #syncing: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  /** @throws {ConformanceError} `OUT_NOT_WRITABLE`. */
  constructor(path: string) {
    this.path = path
    try {
      this.#handle = openSync(path, 'a+')
      endLastLine(this.#handle)
    } catch (error) {
      throw notWritable(path, error)
    }
  }

  /** @throws {ConformanceError} `OUT_NOT_WRITABLE`; the file then ends as it did before. */
  append(...values: object[]): void {
    const bytes = Buffer.from(values.map(value => `${JSON.stringify(value)}\n`).join(''))
    const before = fstatSync(this.#handle).size
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(this.#handle, bytes, written)
    } catch (error) {
      if (written > 0) ftruncateSync(this.#handle, before)
      throw notWritable(this.path, error)
    }
  }

  /**
   * Waits until all that was appended is on the disk. Those who wait at the same time share one turn of it: what has begun
   * already may have missed the last lines.
   * @throws {ConformanceError} `OUT_NOT_WRITABLE`.
   */
  sync(): Promise<void> {
    this.#next ??= this.#syncing
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        this.#syncing = this.#toDisk()
        return this.#syncing
      })
    return this.#next
  }

  #toDisk(): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(this.#handle, error => {
        if (error === null || cannotSync.has(error.code ?? '')) resolve()
        else reject(notWritable(this.path, error))
      })
    })
  }

  close(): void {
    closeSync(this.#handle)
  }
}

/** What a file system says that knows no such request; its lines are as safe there as they can be. */
const cannotSync = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EROFS'])

/** A line that an accident cut off must not swallow the next one. */
function endLastLine(handle: number): void {
  const { size } = fstatSync(handle)
  const last = Buffer.alloc(1)
  if (size === 0 || readSync(handle, last, 0, 1, size - 1) === 0 || last.toString() === '\n') return
  writeSync(handle, '\n')
}

/** The error for a file or folder under `--out` that the system refuses to write. */
export function notWritable(path: string, error: unknown): ConformanceError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
  return new ConformanceError(
    'OUT_NOT_WRITABLE',
    full ? `the disk is full (${code})` : `the results cannot be written (${code})`,
    { where: path, next: full ? 'make room, or name another folder by --out' : 'name another folder by --out' },
  )
}
