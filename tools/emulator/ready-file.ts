import { closeSync, fchmodSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { ConformanceError } from '../shared/errors.ts'

/**
 * Writes the ready line, readable by its owner only. The file appears whole: who sees it can use it.
 * @throws {ConformanceError} `EMULATOR_READY_FILE`
 */
export function writeReadyFile(file: string, line: string): void {
  const draft = `${file}.${process.pid}`
  try {
    const descriptor = openSync(draft, 'wx', 0o600)
    try {
      // The umask could have taken the owner's own rights away.
      fchmodSync(descriptor, 0o600)
      writeSync(descriptor, line)
    } finally {
      closeSync(descriptor)
    }
    renameSync(draft, file)
  } catch (cause) {
    rmSync(draft, { force: true })
    throw new ConformanceError('EMULATOR_READY_FILE', `Cannot write the ready file: ${(cause as Error).message}`, {
      where: file,
      next: 'name a file in a folder that exists and that you may write to',
      cause,
    })
  }
}

/** The passwords in it are of no use once the emulator has ended, and its URL may become somebody else's. */
export function removeReadyFile(file: string): void {
  rmSync(file, { force: true })
}
