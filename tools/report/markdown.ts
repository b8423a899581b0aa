import { formatClause } from '../model/clause.ts'
import type { CheckLine } from '../model/record.ts'
import { code, fence, literal } from '../shared/markdown-text.ts'
import type { RunData } from './run-data.ts'
import { duration, isAdvisoryFail, ownName, plural, runVerdictWords, verdictMeaning, verdictWords } from './wording.ts'

/** Failures shown whole; a job's summary is cut by its server when it grows past a megabyte. */
const shownWhole = 50

/** A summary for a pull request or a job page: verdict, a table of the operations, failures in folded blocks. */
export function markdown({ record, summary, digest }: RunData): string {
  const { symbol, word } = runVerdictWords[summary.verdict]
  const { header } = record
  const failures = record.checks.filter(check => check.verdict === 'fail' && !isAdvisoryFail(check))
  const others = record.checks.filter(
    check => isAdvisoryFail(check) || ['unexpected-pass', 'error', 'not-run', 'known-fail'].includes(check.verdict),
  )
  return [
    `# ${symbol} ${word}: ${literal(header.target.name)}`,
    `${verdictMeaning(summary)} ${plural(record.checks.length, 'check')} on ${plural(summary.operations.length, 'API')}, ` +
      `${plural(summary.requests, 'request')} in ${duration(summary.durationMs)}.`,
    table(
      ['', 'API', 'Request', 'Pass', 'Fail', 'Other', 'Clause'],
      summary.operations.map(operation => {
        const { pass, fail } = operation.counts
        const all = Object.values(operation.counts).reduce((sum, count) => sum + count, 0)
        const required = fail - operation.advisoryFails
        return [
          `${verdictWords[operation.verdict].symbol} ${verdictWords[operation.verdict].word}`,
          literal(operation.title),
          code(`${operation.method} ${operation.path}`),
          String(pass),
          String(required),
          String(all - pass - required),
          literal(formatClause(operation.clause)),
        ]
      }),
    ),
    section('Failures', failures),
    gateSection(summary),
    section('Not decided, known or advisory', others),
    list(
      'Not evaluated',
      summary.notEvaluated.map(({ fact, reason }) => `${code(fact)}: ${literal(reason)}`),
    ),
    list('Left on the target', record.footer.leftovers.map(code)),
    `Run ${code(header.run.id)} of ${literal(header.run.startedAt)}, suite ${literal(header.suite.version)}, ` +
      `spec ${code(header.suite.specHash.slice(0, 12))}, seed ${header.run.seed}, record SHA-256 ${code(digest)}.`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
    .concat('\n')
}

function section(title: string, checks: readonly CheckLine[]): string {
  if (checks.length === 0) return ''
  const rest = checks.length - shownWhole
  return [
    `## ${title} (${checks.length})`,
    ...checks.slice(0, shownWhole).map(failure),
    ...(rest > 0 ? [`… and ${rest} more: see report.html.`] : []),
  ].join('\n\n')
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

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return [
    '<details>',
    `<summary>${title} (${items.length})</summary>`,
    '',
    ...items.map(item => `- ${item}`),
    '',
    '</details>',
  ].join('\n')
}
