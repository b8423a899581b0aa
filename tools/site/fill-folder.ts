import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConformanceError } from '../shared/errors.ts'
import { makeFolder } from '../shared/make-folder.ts'

/** Tells a folder that this program made, and so may empty, from any other. */
const mark = '.k5-conformance-site'
/** Where the new content waits until it is complete; within the folder, so that it is on the same disk. */
const staging = '.k5-conformance-new-'

/**
 * Fills a folder anew: what was there stays until everything new is written, and when writing fails.
 * @param write gets an empty folder to write into
 * @throws {ConformanceError} `SITE_FOLDER_IN_USE` when the folder is a file or holds what this program did not write.
 */
export async function fillFolder<T>(out: string, write: (folder: string) => Promise<T>): Promise<T> {
  takeFolder(out)
  const stage = mkdtempSync(join(out, staging))
  try {
    const result = await write(stage)
    for (const name of readdirSync(out))
      if (name !== mark && !name.startsWith(staging)) rmSync(join(out, name), { recursive: true })
    for (const name of readdirSync(stage)) renameSync(join(stage, name), join(out, name))
    return result
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

function takeFolder(out: string): void {
  const inUse = (message: string): ConformanceError =>
    new ConformanceError('SITE_FOLDER_IN_USE', message, {
      where: out,
      next: 'name another folder by --out, or empty this one yourself',
    })
  if (existsSync(out) && !statSync(out).isDirectory()) throw inUse('this is a file, and the site needs a folder')
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, mark)))
    throw inUse('the folder holds something that is no site of this program')
  try {
    makeFolder(out)
    writeFileSync(join(out, mark), '')
  } catch (error) {
    throw inUse(`the folder cannot be written: ${(error as Error).message}`)
  }
  // What a build that was killed has left.
  for (const name of readdirSync(out)) if (name.startsWith(staging)) rmSync(join(out, name), { recursive: true })
}
