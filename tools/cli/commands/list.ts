import { type Command, Option } from 'commander'
import { type DocumentId, documentIds } from '../../model/clause.ts'

export interface ListFlags {
  api: string[]
  check: string[]
  clause?: string
  document?: DocumentId
  format: 'table' | 'json'
  json?: boolean
  uncovered?: boolean
}

const help = `
With --uncovered it lists the documented facts that no check exercises, with the reason; exit code 1 when one has none.

Examples:
  k5-conformance list --api 'object-storage.objects.*'
  k5-conformance list --clause '§1.2.6.2'
  k5-conformance list --document jio-api --format json
  k5-conformance list --uncovered --json
`

/** `list`: operations and checks with their clauses. */
export function addListCommand(program: Command): void {
  const collect = (value: string, before: string[]): string[] => [...before, value]
  program
    .command('list')
    .description(
      'show the operations of all services with clauses, samples, schemas, errata and checks, or what no check exercises',
    )
    .option('--api <glob>', 'only operations with such an id (again for more)', collect, [])
    .option('--check <glob>', 'only checks with such an id (again for more)', collect, [])
    .option('--clause <clause>', 'only operations with a fact, sample, erratum or check from there')
    .addOption(new Option('--document <id>', 'the operations of one document').choices(documentIds))
    .addOption(new Option('--format <form>', 'how it is printed').choices(['table', 'json']).default('table'))
    .option('--json', 'the same as --format json')
    .option('--uncovered', 'the documented facts that no check exercises')
    .addHelpText('after', help)
    .action(async (flags: ListFlags) => {
      const { listCommand } = await import('../list-command.ts')
      process.exitCode = await listCommand(flags)
    })
}
