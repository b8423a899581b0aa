import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConformanceError } from '../shared/errors.ts'

/** A folder that ends with the emulator, or at the latest with the process. */
export interface DataFolder {
  path: string
  remove(): void
}

/**
 * @param parent made when absent, and left in place; default the system's folder for temporary files
 * @throws {ConformanceError} `EMULATOR_DATA` when nothing can be written there
 */
export function makeDataFolder(parent: string = tmpdir()): DataFolder {
  const path = make(parent)
  // Also when the process ends by an error or by process.exit.
  const remove = (): void => {
    process.off('exit', remove)
    rmSync(path, { recursive: true, force: true })
  }
  process.once('exit', remove)
  return { path, remove }
}

function make(parent: string): string {
  try {
    mkdirSync(parent, { recursive: true })
    return mkdtempSync(join(parent, 'k5-emulator-'))
  } catch (cause) {
    throw new ConformanceError('EMULATOR_DATA', `Cannot write there: ${(cause as Error).message}`, {
      where: parent,
      next: 'name a folder that you may write to (--data DIR, or TMPDIR)',
      cause,
    })
  }
}
