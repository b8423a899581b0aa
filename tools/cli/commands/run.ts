import { type Command, InvalidArgumentError } from 'commander'
import { type Limits, limitNames } from '../../model/profile.ts'
import type { RunFlags } from '../run-command.ts'
import { addTargetOptions, type TargetFlags } from '../target-options.ts'
import { wholeNumber } from '../whole-number.ts'

const help = `
One of --target emulator, --cloud, the OS_* variables, the ST_* variables, or --endpoint with --token names the target.
Without --effects only what reads is tried on a cloud; the embedded emulator gets all.
Exit code: 0 conformant, 1 not conformant or the list of known failures is out of date, 2 could not judge, 130 interrupted (after clean-up).

Examples:
  k5-conformance run --target emulator
  k5-conformance run --cloud k5 --effects read,create --api 'object-storage.*'
  k5-conformance run --cloud k5 --effects read,create --limit requests=2000 --limit minutes=30 --rate 10/s
  k5-conformance run --cloud k5 --effects read,create --dry-run
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
      'with --target emulator: how long each step of a resource\u2019s life takes there (default: 100)',
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
    .option(
      '--limit <what=n>',
      'over the limits of the profile (again for more): servers, volumes, gigabytes held at a time; requests, minutes, objects, megabytes (stored) in all',
      limit,
    )
    .option('--timeout <ms>', 'limit of one request', wholeNumber(1, 86_400_000))
    .option('--seed <n>', 'repeats the names and data of another run', wholeNumber(0, 4_294_967_295))
    .option('--shard <i/n>', 'only the i-th of n parts of the operations', shard)
    .option('--dry-run', 'show what would be done, and send nothing')
    .option('--json', 'print summary.json (or the dry run) instead of tables')
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

function limit(text: string, before: Limits = {}): Limits {
  const [, name, count] = /^([a-z]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? []
  const known = limitNames.find(one => one === name)
  if (known === undefined)
    throw new InvalidArgumentError(`It must be such as requests=500; limits are of ${limitNames.join(', ')}.`)
  if (!allows(known, Number(count)))
    throw new InvalidArgumentError(known === 'minutes' ? 'It must be more than 0.' : 'It must be a whole number.')
  return { ...before, [known]: Number(count) }
}

function allows(name: keyof Limits, value: number): boolean {
  if (name === 'minutes') return value > 0
  return Number.isInteger(value) && (name !== 'requests' || value > 0)
}

function shard(text: string): { index: number; count: number } {
  const [index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text)?.slice(1) ?? []).map(Number)
  if (index >= 1 && index <= count) return { index, count }
  throw new InvalidArgumentError('It must be such as 1/3: the first of three parts.')
}
