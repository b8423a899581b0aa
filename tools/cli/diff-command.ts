import { compareRuns } from '../compare/compare.ts'
import { comparisonMarkdown } from '../compare/markdown.ts'
import { readComparedRun } from '../compare/read-run.ts'
import { comparisonText } from '../compare/text.ts'
import { formatJson } from '../shared/write-json.ts'
import type { DiffFlags } from './commands/diff.ts'
import { exitCodes } from './exit-codes.ts'

/**
 * Compares two recorded runs and prints what came of it.
 * @returns the exit code: 1 where the later run is worse.
 */
export async function diffCommand(before: string, after: string, flags: DiffFlags): Promise<number> {
  const comparison = compareRuns(await readComparedRun(before), await readComparedRun(after), flags.failOn)
  if (flags.json === true) process.stdout.write(formatJson(comparison))
  else process.stdout.write(flags.format === 'markdown' ? comparisonMarkdown(comparison) : comparisonText(comparison))
  return comparison.regression ? exitCodes.nonConformant : exitCodes.conformant
}
