import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.ts'

/** JSON as this project commits it: two spaces, one newline at the end. Key order is the object's own. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Writes a file and the folders above it. */
export function writeText(file: string, text: string): void {
  makeFolder(dirname(file))
  writeFileSync(file, text)
}
