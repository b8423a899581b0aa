import { headerOf, type Removed, removeLeftovers } from '../run/remove-leftovers.ts'
import { ConformanceError } from '../shared/errors.ts'
import { formatJson } from '../shared/write-json.ts'
import { resolveTarget } from '../target/resolve.ts'
import type { CleanupFlags } from './commands/cleanup.ts'
import { exitCodes } from './exit-codes.ts'
import { type TargetFlags, targetOptionsOf } from './target-options.ts'

/**
 * Deletes what a run left and tells what it did.
 * @returns the exit code: 2 when something is still there.
 */
export async function cleanupCommand(dir: string | undefined, flags: CleanupFlags & TargetFlags): Promise<number> {
  const from = sourceOf(dir, flags.prefix)
  const removed =
    'dir' in from && headerOf(from.dir)?.target.kind === 'emulator'
      ? { found: [], deleted: [], left: [] }
      : await removeLeftovers({
          target: await resolveTarget(targetOptionsOf(flags), process.env),
          from,
          dryRun: flags.dryRun === true,
        })
  process.stdout.write(flags.json === true ? formatJson(removed) : textOf(removed, flags.dryRun === true))
  return removed.left.length > 0 ? exitCodes.couldNotJudge : exitCodes.conformant
}

function sourceOf(dir: string | undefined, prefix: string | undefined): { dir: string } | { prefix: string } {
  if (dir !== undefined && prefix === undefined) return { dir }
  if (dir === undefined && prefix !== undefined) return { prefix }
  throw new ConformanceError('CLEANUP_SOURCE', 'name either the folder of a run or a --prefix', {
    where: 'cleanup',
    next: 'k5-conformance cleanup reports/out/RUN, or cleanup --prefix k5c-RUN-',
  })
}

function textOf({ found, deleted, left }: Removed, dryRun: boolean): string {
  if (found.length === 0) return 'Nothing is left on the target.\n'
  if (dryRun) return `Would be deleted:\n${indent(found)}`
  const rest = left.length === 0 ? '' : `Still there:\n${indent(left)}`
  return `Deleted: ${deleted.length} of ${found.length}\n${indent(deleted)}${rest}`
}

function indent(lines: readonly string[]): string {
  return lines.map(line => `  ${line}\n`).join('')
}
