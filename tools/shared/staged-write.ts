import { copyFileSync, existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { formatJson, writeText } from './write-json.ts'

/** Name of the folder in which changes wait: the process that made it follows, so that no other takes it for its own. */
const folderName = /^\.k5-conformance-(\d+)-/

/** What a staged write is about to change, written down before the first change. */
interface Journal {
  changes: { file: string; existed: boolean }[]
}

/**
 * Puts new files in the place of old ones, and removes others, so that whatever happens all of the old ones or all of
 * the new ones are there: the new ones are written beside the target first; the old ones are kept until each new one
 * is in its place, and are brought back by whoever writes next where the process was killed before.
 * @param files texts by path below `root`
 * @param removed paths below `root`
 * @throws the system's error; nothing has changed then.
 */
export function replaceFiles(files: ReadonlyMap<string, string>, removed: readonly string[], root: string): void {
  makeFolder(root)
  const stage = mkdtempSync(join(root, `.k5-conformance-${process.pid}-`))
  try {
    for (const [file, text] of files) writeText(join(stage, 'new', file), text)
    const changed = [...files.keys(), ...removed]
    const changes = changed.map(file => ({ file, existed: existsSync(join(root, file)) }))
    for (const { file } of changes.filter(({ existed }) => existed)) keep(join(root, file), join(stage, 'old', file))
    const journal: Journal = { changes }
    writeText(join(stage, 'journal.part'), formatJson(journal))
    renameSync(join(stage, 'journal.part'), journalOf(stage))
    for (const file of files.keys()) {
      makeFolder(dirname(join(root, file)))
      renameSync(join(stage, 'new', file), join(root, file))
    }
    for (const file of removed) rmSync(join(root, file))
    // From here on the new files are the ones to keep.
    rmSync(journalOf(stage))
  } catch (error) {
    bringBack(stage, root)
    throw error
  }
  rmSync(stage, { recursive: true })
}

/**
 * Undoes what processes that were killed while they replaced files below `root` have left half-done.
 * @returns whether there was anything.
 */
export function undoInterrupted(root: string): boolean {
  const stages = existsSync(root) ? readdirSync(root).filter(name => isAbandoned(name)) : []
  for (const name of stages) bringBack(join(root, name), root)
  return stages.length > 0
}

function bringBack(stage: string, root: string): void {
  const journal = journalOf(stage)
  if (existsSync(journal)) {
    const { changes } = JSON.parse(readFileSync(journal, 'utf8')) as Journal
    for (const { file, existed } of changes) {
      if (!existed && !existsSync(join(stage, 'new', file))) rmSync(join(root, file), { force: true })
      if (existed && existsSync(join(stage, 'old', file))) renameSync(join(stage, 'old', file), join(root, file))
    }
  }
  rmSync(stage, { recursive: true })
}

function journalOf(stage: string): string {
  return join(stage, 'journal.json')
}

/** A second name for the same bytes where the file system has that, else a copy. */
function keep(file: string, as: string): void {
  makeFolder(dirname(as))
  try {
    linkSync(file, as)
  } catch {
    copyFileSync(file, as)
  }
}

function isAbandoned(name: string): boolean {
  const pid = Number(folderName.exec(name)?.[1])
  if (!Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
