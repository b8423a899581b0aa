import picocolors from 'picocolors'
import { formatClause } from '../model/clause.ts'
import type { CheckLine, OperationSummary } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { verdicts } from '../model/verdict.ts'
import { withoutChecksText } from '../report/wording.ts'
import type { RunOutcome } from '../run/run.ts'

/** Most failures that a terminal is given in full; all are in the report. */
const mostFailures = 20

/** The end of a run on a terminal: failures first, then a verdict per operation, counts, and where the files are. */
export function resultTables(
  outcome: RunOutcome,
  options: { files: string[]; colour: boolean; width?: number },
): string {
  const paint = picocolors.createColors(options.colour)
  const tint: Record<Verdict, (text: string) => string> = {
    pass: paint.green,
    fail: paint.red,
    error: paint.red,
    'unexpected-pass': paint.red,
    'not-run': paint.yellow,
    'known-fail': paint.yellow,
    unsupported: paint.dim,
    skipped: paint.dim,
  }
  const { summary, record, dir, leftovers, interrupted } = outcome
  const verdict = summary.verdict === 'conformant' ? paint.green(summary.verdict) : paint.red(summary.verdict)
  const unchecked = summary.withoutChecks === undefined ? '' : withoutChecksText(summary.withoutChecks)
  const rows = [
    ...failureRows(record.checks, paint),
    ...operationRows(summary.operations, tint),
    '',
    `${paint.bold(verdict)}${reach(outcome)}${interrupted ? ' (interrupted)' : ''}: ${countsText(outcome)}; ` +
      `${summary.requests} requests in ${(summary.durationMs / 1000).toFixed(1)} s`,
    ...limitRows(summary).map(paint.yellow),
    ...(unchecked === '' ? [] : [paint.yellow(unchecked)]),
    ...gateRows(summary, paint),
    ...(leftovers.length === 0 ? [] : ['', paint.yellow('Left on the target:'), ...leftovers.map(line => `  ${line}`)]),
    ...(leftovers.length === 0 ? [] : [`  k5-conformance cleanup ${dir} tries again`]),
    '',
    `${dir}: ${['results.jsonl', 'summary.json', ...options.files].join(', ')}`,
    ...(summary.target.kind === 'emulator'
      ? ['To judge a real cloud: k5-conformance run --cloud NAME, or set the OS_* or ST_* variables.']
      : []),
  ]
  return `${rows.join('\n')}\n`
}

/** A conformant run that left checks out must not read as if it had judged all. */
function reach({ summary, record: { checks } }: RunOutcome): string {
  const judged = checks.length - summary.counts.skipped - summary.counts.unsupported
  return summary.verdict === 'conformant' && judged < checks.length
    ? ` in the ${judged} of ${checks.length} checks that were judged`
    : ''
}

/** A gate that fails on a conformant target must say why. */
function gateRows({ gate = [] }: RunOutcome['summary'], paint: ReturnType<typeof picocolors.createColors>): string[] {
  if (gate.length === 0) return []
  return ['', paint.red('The list of known failures is out of date:'), ...gate.map(({ message }) => `  ${message}`)]
}

/** What kept the run from sending all, or as fast as it could. */
function limitRows({ stopped, backOff }: RunOutcome['summary']): string[] {
  return [
    ...(stopped === undefined ? [] : [`Ended before its time: ${stopped}.`]),
    ...(backOff === undefined
      ? []
      : [`The target told ${backOff.answers} times to come back later; ${backOff.repeats} requests were sent again.`]),
  ]
}

function failureRows(lines: readonly CheckLine[], paint: ReturnType<typeof picocolors.createColors>): string[] {
  const shown = (['fail', 'unexpected-pass', 'error', 'not-run'] as const).flatMap(verdict =>
    lines.filter(line => line.verdict === verdict).sort((a, b) => a.level.localeCompare(b.level) * -1),
  )
  const rows = shown
    .slice(0, mostFailures)
    .flatMap(line => [
      `${paint.red(line.verdict)}${line.level === 'advisory' ? ' (advisory)' : ''} ${line.id}`,
      `  ${line.title}`,
      `  ${paint.dim(line.clauses.map(formatClause).join('; '))}`,
      ...(line.expected === undefined ? [] : [`  expected ${firstLine(line.expected)}`]),
      ...(line.actual === undefined ? [] : [`  actual   ${firstLine(line.actual)}`]),
      ...(line.message === '' ? [] : [`  ${line.message}`]),
      ...(line.repeat === undefined ? [] : [`  ${paint.dim(`again: ${line.repeat}`)}`]),
      '',
    ])
  const rest = shown.length - mostFailures
  return rest > 0 ? [...rows, `… and ${rest} more; the report has them all`, ''] : rows
}

function operationRows(
  operations: readonly OperationSummary[],
  tint: Record<Verdict, (text: string) => string>,
): string[] {
  const idWidth = Math.max(...operations.map(({ id }) => id.length), 0)
  return operations.map(({ id, verdict, counts, title }) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return `${tint[verdict](verdict.padEnd(15))} ${id.padEnd(idWidth)}  ${`${counts.pass}/${total}`.padStart(9)}  ${title}`
  })
}

function countsText({ summary }: RunOutcome): string {
  const counted = verdicts.filter(verdict => summary.counts[verdict] > 0)
  const texts = counted.map(verdict => `${summary.counts[verdict]} ${verdict}`)
  return summary.advisoryFails > 0 ? `${texts.join(', ')} (${summary.advisoryFails} advisory)` : texts.join(', ')
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
