import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ConformanceError } from './errors.ts'
import { replaceFiles, undoInterrupted } from './staged-write.ts'

/**
 * Files below the owned folders that are not among `files`: an earlier run of the same program wrote them.
 * @param owned folders below `root` that hold nothing but what the program writes
 */
export function leftOver(files: ReadonlyMap<string, string>, root: string, owned: readonly string[]): string[] {
  return owned
    .map(folder => join(root, folder))
    .filter(existsSync)
    .flatMap(folder => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(file => !files.has(file))
    .sort()
}

/**
 * Writes the files that differ below `root`, and removes what is left over in the owned folders: all of it or nothing.
 * What a killed process left half-done is undone first.
 * @throws {ConformanceError} `SPEC_NOT_WRITABLE`; nothing has changed then.
 */
export function writeFiles(files: ReadonlyMap<string, string>, root: string, owned: readonly string[]): void {
  try {
    undoInterrupted(root)
    const changed = new Map([...files].filter(([file, text]) => !holds(join(root, file), text)))
    const removed = leftOver(files, root, owned)
    if (changed.size + removed.length > 0) replaceFiles(changed, removed, root)
  } catch (cause) {
    throw new ConformanceError('SPEC_NOT_WRITABLE', `the files cannot be written: ${(cause as Error).message}`, {
      where: root,
      next: 'nothing was changed; make room, or allow writing there, and call it again',
      cause,
    })
  }
}

function holds(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text
  } catch {
    return false
  }
}
