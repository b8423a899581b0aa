import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Writer } from 'allure-js-commons/sdk/reporter'

/** What is replaced of Allure's writer. */
export type PlainWriter = Pick<Writer, 'writeResult' | 'writeAttachment'>

/**
 * Writes Allure's many small files without an fsync each, which its own writer does: that took longer than the run
 * itself. They are a view that can be made again; the record is what must last.
 * @param folder exists already
 */
export function plainAllureWriter(folder: string): PlainWriter {
  return {
    writeResult: result => writeFileSync(join(folder, `${result.uuid}-result.json`), JSON.stringify(result)),
    writeAttachment: (name, content) => writeFileSync(join(folder, name), content),
  }
}
