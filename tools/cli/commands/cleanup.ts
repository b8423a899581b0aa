import type { Command } from 'commander'
import { addTargetOptions, type TargetFlags } from '../target-options.ts'

export interface CleanupFlags {
  prefix?: string
  dryRun?: boolean
  json?: boolean
}

const help = `
The target is named as for run, and must be the one that the run was made on.
The folder also tells what was on the target before, which is never touched; a prefix goes by names alone.
Exit code: 0 nothing is left, 2 something is still there, with the reason.

Examples:
  k5-conformance cleanup reports/out/t5zk2p4f2a --cloud k5 --dry-run
  k5-conformance cleanup --prefix k5c-t5zk2p4f2a- --cloud k5
`

/** `cleanup`: deletes what a run left on its target. */
export function addCleanupCommand(program: Command): void {
  const command = program
    .command('cleanup')
    .description("delete what a run left on its target, by the run's ledger or by a prefix of names")
    .argument('[dir]', 'folder of the run')
    .option('--prefix <prefix>', 'instead of a folder: everything whose name begins so; it begins with k5c-')
    .option('--dry-run', 'only show what would be deleted')
    .option('--json', 'print what was found, deleted and left as JSON')
  addTargetOptions(command)
    .addHelpText('after', help)
    .action(async (dir: string | undefined, flags: CleanupFlags & TargetFlags) => {
      const { cleanupCommand } = await import('../cleanup-command.ts')
      process.exitCode = await cleanupCommand(dir, flags)
    })
}
