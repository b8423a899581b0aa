import type { Command } from 'commander'

export interface MergeFlags {
  out: string
  json?: boolean
}

const help = `
The shards are runs with the same options and the same --seed, but for --shard 1/N to N/N. docs/ci.md shows a whole workflow.
Exit code: that of the whole run: 0 conformant, 1 not conformant, 2 could not judge or cannot be merged.

Example:
  $ k5-conformance merge shard-1 shard-2 shard-3 shard-4 --out whole
`

/** `merge DIR…`: the shards of a run into one run. */
export function addMergeCommand(program: Command): void {
  program
    .command('merge')
    .description('join the shards of a run into one run, and write its views')
    .argument('<dir...>', 'folders of the shards')
    .requiredOption('--out <dir>', 'folder of the whole run; it must not hold anything yet')
    .option('--json', 'print summary.json instead of tables')
    .addHelpText('after', help)
    .action(async (dirs: string[], flags: MergeFlags) => {
      const { mergeCommand } = await import('../merge-command.ts')
      process.exitCode = await mergeCommand(dirs, flags)
    })
}
