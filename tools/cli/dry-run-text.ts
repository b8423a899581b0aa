import { formatUses } from '../model/uses.ts'
import type { DryRun } from '../run/dry-run.ts'
import { groupBy } from '../shared/group-by.ts'

/** What a run would do, for a terminal: a row for each operation, what is left out and why, and what it takes. */
export function dryRunText(told: DryRun): string {
  const { target, counts, effects, requests, selection } = told
  const some = Object.entries(effects).filter(([, count]) => count > 0)
  const rows = [
    `${target.name}: nothing was sent; a run would try ${counts.run} checks`,
    '',
    ...told.services.flatMap(service => [
      `${service.title}: ${tallyText(service.counts)}`,
      ...operationRows(service.operations),
      '',
    ]),
    ...reasonRows(told),
    `effects    ${some.map(([effect, count]) => `${count} ${effect}`).join(', ') || 'none'} (allowed: ${selection.effects.join(', ')})`,
    `requests   about ${requests.typical}${told.limits.requests === undefined ? '' : `, of ${told.limits.requests} allowed`}`,
    `at a time  at most ${formatUses(told.peak)}`,
    ...(['minutes', 'objects', 'megabytes'] as const).flatMap(name =>
      told.limits[name] === undefined ? [] : [`${name.padEnd(10)} ${told.limits[name]} allowed`],
    ),
    ...(told.secondsAtLeast === undefined ? [] : [`duration   at least ${told.secondsAtLeast} s, by the rate`]),
    '',
    ...told.notes.map(note => `- ${note}`),
  ]
  return `${rows.join('\n')}\n`
}

function operationRows(operations: DryRun['services'][number]['operations']): string[] {
  const width = Math.max(0, ...operations.map(({ id }) => id.length))
  return operations.map(({ id, counts }) => `  ${id.padEnd(width)}  ${tallyText(counts)}`)
}

/** Each reason once, with how many checks it leaves out. */
function reasonRows({ settled }: DryRun): string[] {
  if (settled.length === 0) return []
  const reasons = groupBy(settled, ({ verdict, reason }) => `${verdict}: ${reason}`)
  return ['Left out:', ...[...reasons].map(([reason, checks]) => `  ${checks.length} ${reason}`), '']
}

function tallyText({ run, skipped, unsupported }: DryRun['counts']): string {
  const left = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(unsupported > 0 ? [`${unsupported} unsupported`] : []),
  ]
  return [`${run} ${run === 1 ? 'check' : 'checks'}`, ...left].join(', ')
}
