import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { writeText } from './write-json.ts'

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

/** Writes the files below `root`, and removes what is left over in the owned folders. */
export function writeFiles(files: ReadonlyMap<string, string>, root: string, owned: readonly string[]): void {
  for (const [file, text] of files) writeText(join(root, file), text)
  for (const file of leftOver(files, root, owned)) rmSync(join(root, file))
}
