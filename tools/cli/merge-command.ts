import { relative } from 'node:path'
import picocolors from 'picocolors'
import { reportFormats } from '../report/formats.ts'
import { writeReports } from '../report/write.ts'
import { mergeRuns } from '../run/merge/merge.ts'
import { formatJson } from '../shared/write-json.ts'
import type { MergeFlags } from './commands/merge.ts'
import { exitCodeOf } from './exit-codes.ts'
import { resultTables } from './result-tables.ts'

/**
 * Joins shards into one run with all views, and shows what came of it as `run` does.
 * @returns the exit code.
 */
export async function mergeCommand(dirs: readonly string[], { out, json }: MergeFlags): Promise<number> {
  const outcome = await mergeRuns(dirs, out)
  const files = (await writeReports(outcome.dir, reportFormats, outcome.record)).map(file =>
    relative(outcome.dir, file),
  )
  const terminal = json === true ? process.stderr : process.stdout
  if (json === true) process.stdout.write(formatJson(outcome.summary))
  terminal.write(
    resultTables(outcome, {
      files,
      colour: terminal.isTTY === true && picocolors.isColorSupported,
      width: terminal.columns,
    }),
  )
  return exitCodeOf(outcome.summary)
}
