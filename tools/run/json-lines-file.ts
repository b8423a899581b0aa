import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { ConformanceError } from '../shared/errors.ts'

/**
 * A file to which whole lines of JSON are appended, by one thread at a time. Nothing is held back: after `append` the
 * line is with the operating system. A line that does not fit, on a full disk, is taken back, so that the file
 * always ends with a whole line.
 */
export class JsonLinesFile {
  readonly path: string
  readonly #handle: number

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

  close(): void {
    closeSync(this.#handle)
  }
}

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
