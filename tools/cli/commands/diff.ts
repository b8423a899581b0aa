import { type Command, InvalidArgumentError } from 'commander'
import { type Decider, deciders } from '../../compare/comparison.ts'

export interface DiffFlags {
  format: 'text' | 'markdown'
  failOn?: Decider[]
  json?: boolean
}

const help = `
DIR_A is the earlier run, or the target that is compared with; docs/diff.md tells what each change means.
Exit code: 0 no regression, 1 regression, 2 cannot compare.

Examples:
  k5-conformance diff reports/out/yesterday reports/out/today
  k5-conformance diff main pull-request --format markdown > comment.md
  k5-conformance diff main pull-request --fail-on regressed,no-longer-judged,new-failure
`

/** `diff DIR_A DIR_B`: two runs or two targets, check by check. */
export function addDiffCommand(program: Command): void {
  program
    .command('diff')
    .description('compare two runs, or two targets, check by check')
    .argument('<dir_a>', 'folder of the earlier run')
    .argument('<dir_b>', 'folder of the later run')
    .option('--format <form>', 'text or markdown', formOf, 'text')
    .option('--fail-on <list>', `what is a regression, of ${deciders.join(', ')}; default: the first two`, decidersOf)
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', help)
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { diffCommand } = await import('../diff-command.ts')
      process.exitCode = await diffCommand(before, after, flags)
    })
}

function formOf(text: string): DiffFlags['format'] {
  if (text === 'text' || text === 'markdown') return text
  throw new InvalidArgumentError(`"${text}" is neither text nor markdown.`)
}

function decidersOf(text: string): Decider[] {
  return text.split(',').map(part => {
    const known = deciders.find(decider => decider === part.trim())
    if (known === undefined) throw new InvalidArgumentError(`"${part.trim()}" is none of ${deciders.join(', ')}.`)
    return known
  })
}
