import { type Command, InvalidArgumentError } from 'commander'
import type { RunFlags } from '../run-command.ts'
import { addTargetOptions, type TargetFlags } from '../target-options.ts'
import { wholeNumber } from '../whole-number.ts'

const help = `
One of --target emulator, --cloud, the OS_* variables, the ST_* variables, or --endpoint with --token names the target.
Without --effects only what reads is tried on a cloud; the embedded emulator also gets creates.
Exit code: 0 conformant, 1 not conformant or the list of known failures is out of date, 2 could not judge, 130 interrupted (after clean-up).

Examples:
  k5-conformance run --target emulator
  k5-conformance run --cloud k5 --effects read,create --api 'object-storage.*'
  ST_AUTH=http://swift:8080/auth/v1.0 ST_USER=test:tester ST_KEY=… k5-conformance run --effects read,create
`

/** `run`: judges a target. */
export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .description('judge a target, and write the record and its views')
    .option('--target <name>', 'emulator: start the embedded one for this run', only('emulator'))
    .option(
      '--step-ms <ms>',
      'with --target emulator: how long each step of a resource\u2019s life takes there',
      wholeNumber(0, 600_000),
    )
  addTargetOptions(command)
    .option('--profile <file>', 'YAML of what is known of the target: fixtures, lacks, limits')
    .option('--api <glob>', 'only operations with such an id (again for more)', collect, [])
    .option('--check <glob>', 'only checks with such an id (again for more)', collect, [])
    .option('--effects <list>', 'what checks may do: read,create,destructive', effects)
    .option(
      '--known-failures <file>',
      'reviewed YAML list of departures that are accepted until a day (docs/known-failures.md)',
    )
    .option('--out <dir>', 'folder of the results; default reports/out/<run id>')
    .option('--concurrency <n>', 'checks and requests at once', wholeNumber(1, 256))
    .option('--rate <n/s>', 'requests begun per second, at most', rate)
    .option('--timeout <ms>', 'limit of one request', wholeNumber(1, 86_400_000))
    .option('--seed <n>', 'repeats the names and data of another run', wholeNumber(0, 4_294_967_295))
    .option('--shard <i/n>', 'only the i-th of n parts of the operations', shard)
    .option('--json', 'print summary.json instead of tables')
    .addHelpText('after', help)
    .action(async (flags: RunFlags & TargetFlags) => {
      const { runCommand } = await import('../run-command.ts')
      process.exitCode = await runCommand(flags)
    })
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function only(allowed: string): (text: string) => string {
  return text => {
    if (text === allowed) return text
    throw new InvalidArgumentError(`The only embedded target is "${allowed}"; name a cloud by --cloud.`)
  }
}

const everyEffect = ['read', 'create', 'destructive'] as const

function effects(text: string): (typeof everyEffect)[number][] {
  const chosen = text.split(',').map(word => word.trim())
  const unknown = chosen.find(word => !everyEffect.some(effect => effect === word))
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of ${everyEffect.join(', ')}.`)
  return everyEffect.filter(effect => chosen.includes(effect))
}

function rate(text: string): number {
  const value = Number(/^(\d+(?:\.\d+)?)(?:\/s)?$/.exec(text)?.[1])
  if (value > 0) return value
  throw new InvalidArgumentError('It must be a number of requests per second, such as 20 or 20/s.')
}

function shard(text: string): { index: number; count: number } {
  const [index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text)?.slice(1) ?? []).map(Number)
  if (index >= 1 && index <= count) return { index, count }
  throw new InvalidArgumentError('It must be such as 1/3: the first of three parts.')
}
