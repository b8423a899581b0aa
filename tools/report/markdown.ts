import { formatClause } from '../model/clause.ts'
import type { CheckLine, OperationSummary, Summary } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { runVerdictWords, verdictWords } from '../model/verdict-words.ts'
import { code, fence, literal } from '../shared/markdown-text.ts'
import { ledgerEntries, leftoversOf } from './ledger-summary.ts'
import type { RunData } from './run-data.ts'
import { duration, isAdvisoryFail, ownName, plural, verdictMeaning } from './wording.ts'

/** Failures shown whole, and facts that are listed. */
const shown = { checks: 50, facts: 100 }

/** GitHub refuses a job summary of more than 1 MiB; other servers cut earlier, but none so late. */
const mostBytes = 1_000_000

/** A summary for a pull request or a job page: verdict, tables of services and APIs, failures in folded blocks. */
export function markdown({ record, summary, digest, ledger }: RunData): string {
  const { symbol, word } = runVerdictWords[summary.verdict]
  const { header } = record
  const failures = record.checks.filter(check => check.verdict === 'fail' && !isAdvisoryFail(check))
  const others = record.checks.filter(
    check => isAdvisoryFail(check) || ['unexpected-pass', 'error', 'not-run', 'known-fail'].includes(check.verdict),
  )
  const facts = summary.notEvaluated.map(({ fact, reason }) => `${code(fact)}: ${literal(reason)}`)
  return withinBytes([
    `# ${symbol} ${word}: ${literal(header.target.name)}`,
    `${verdictMeaning(summary)} ${plural(record.checks.length, 'check')} on ${plural(summary.operations.length, 'API')}, ` +
      `${plural(summary.requests, 'request')} in ${duration(summary.durationMs)}.`,
    `Run ${code(header.run.id)} of ${literal(header.run.startedAt)}, suite ${literal(header.suite.version)}, ` +
      `spec ${code(header.suite.specHash.slice(0, 12))}, seed ${header.run.seed}, record SHA-256 ${code(digest)}.`,
    leftSection(leftoversOf(record.footer.leftovers, ledgerEntries(ledger))),
    summary.services.length < 2 ? '' : servicesTable(summary),
    operationsTable(summary),
    ...section('Failures', failures),
    gateSection(summary),
    ...section('Not decided, known or advisory', others),
    list('Facts without a check', facts, shown.facts),
  ])
}

/** Leaves out what comes last, and says so. */
function withinBytes(blocks: readonly string[]): string {
  const kept: string[] = []
  let bytes = 0
  for (const block of blocks.filter(part => part !== '')) {
    bytes += Buffer.byteLength(block) + 2
    if (bytes > mostBytes) return `${[...kept, '**This summary was cut: report.html has the rest.**'].join('\n\n')}\n`
    kept.push(block)
  }
  return `${kept.join('\n\n')}\n`
}

/** Counts of a group with nothing left out: the last column is every planned check. */
function countCells({ counts, advisoryFails }: OperationSummary | Summary['services'][number]): string[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const required = counts.fail - advisoryFails
  return [counts.pass, required, all - counts.pass - required, all].map(String)
}

function verdictCell(verdict: Verdict): string {
  return `${verdictWords[verdict].symbol} ${verdictWords[verdict].word}`
}

function servicesTable({ services }: Summary): string {
  return table(
    ['', 'Service', 'Pass', 'Fail', 'Other', 'of checks'],
    services.map(service => [verdictCell(service.verdict), literal(service.title), ...countCells(service)]),
  )
}

function operationsTable({ operations }: Summary): string {
  return table(
    ['', 'API', 'Request', 'Pass', 'Fail', 'Other', 'of checks', 'Clause'],
    operations.map(operation => [
      verdictCell(operation.verdict),
      literal(operation.title),
      code(`${operation.method} ${operation.path}`),
      ...countCells(operation),
      literal(formatClause(operation.clause)),
    ]),
  )
}

function leftSection(leftovers: readonly string[]): string {
  if (leftovers.length === 0) return ''
  return `## ✗ Left on the target (${leftovers.length})\n\n${leftovers.map(text => `- ${code(text)}`).join('\n')}`
}

function section(title: string, checks: readonly CheckLine[]): string[] {
  if (checks.length === 0) return []
  const rest = checks.length - shown.checks
  return [
    `## ${title} (${checks.length})`,
    ...checks.slice(0, shown.checks).map(failure),
    ...(rest > 0 ? [`… and ${rest} more: see report.html.`] : []),
  ]
}

/** In sight, since it fails the gate also where the target is conformant. */
function gateSection({ gate = [] }: RunData['summary']): string {
  if (gate.length === 0) return ''
  const rows = gate.map(({ message }) => `- ${literal(message)}`)
  return `## The list of known failures is out of date (${gate.length})\n\n${rows.join('\n')}`
}

function failure(check: CheckLine): string {
  const { symbol, word } = verdictWords[check.verdict]
  const advisory = check.level === 'advisory' ? ' (advisory)' : ''
  const rows = [
    `**${symbol} ${word}${advisory}** · ${check.clauses.map(clause => literal(formatClause(clause))).join('; ')}`,
    check.message === '' ? '' : `Message: ${literal(check.message)}`,
    check.expected === undefined ? '' : `Expected:\n\n${fence(check.expected)}`,
    check.actual === undefined ? '' : `Actual:\n\n${fence(check.actual)}`,
    check.curl === undefined ? '' : `Reproduce:\n\n${fence(check.curl, 'sh')}`,
    check.repeat === undefined ? '' : `Repeat with all that it needs:\n\n${fence(check.repeat, 'sh')}`,
    check.errata.length === 0 ? '' : `Errata: ${check.errata.map(code).join(', ')}`,
  ]
  const summary = `<summary>${literal(`${check.operation} · ${ownName(check)}`)}: ${literal(check.title)}</summary>`
  return ['<details>', summary, ...rows.filter(row => row !== ''), '</details>']
    .join('\n\n')
    .replace('<details>\n\n', '<details>\n')
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function list(title: string, items: readonly string[], most: number): string {
  if (items.length === 0) return ''
  const rest = items.length - most
  return [
    '<details>',
    `<summary>${title} (${items.length})</summary>`,
    '',
    ...items.slice(0, most).map(item => `- ${item}`),
    ...(rest > 0 ? [`- … and ${rest} more: see traceability.csv`] : []),
    '',
    '</details>',
  ].join('\n')
}
