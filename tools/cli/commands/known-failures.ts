import type { Command } from 'commander'

export interface KnownFailuresFlags {
  file?: string
  update?: true
  out?: string
  json?: true
}

const help = `
Without --file it is the list that the run was given. docs/known-failures.md tells how a list is kept.
Exit code: 0 the list agrees with the run, 1 it is out of date, 2 cannot tell.

Examples:
  k5-conformance known-failures reports/out/mine --file known-failures.yaml
  k5-conformance known-failures reports/out/mine --file known-failures.yaml --update
`

/** `known-failures DIR`: what a run says of a list of known failures. */
export function addKnownFailuresCommand(program: Command): void {
  program
    .command('known-failures')
    .description('show what a run says of a list of known failures, and draft a new one')
    .argument('<dir>', 'folder that a run wrote')
    .option('--file <file>', 'the list; it is only read')
    .option('--update', 'write a draft that agrees with the run, for a person to review')
    .option('--out <file>', "where the draft goes; default known-failures.draft.yaml in the run's folder")
    .option('--json', 'print as JSON')
    .addHelpText('after', help)
    .action(async (dir: string, flags: KnownFailuresFlags) => {
      const { knownFailuresCommand } = await import('../known-failures-command.ts')
      process.exitCode = await knownFailuresCommand(dir, flags)
    })
}
