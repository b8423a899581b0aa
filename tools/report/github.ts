import type { CheckLine, OperationSummary } from '../model/record.ts'
import { runVerdictWords, verdictWords } from '../model/verdict-words.ts'
import { groupBy } from '../shared/group-by.ts'
import { visible, visibleLine } from '../shared/visible.ts'
import { ledgerEntries, leftoversOf } from './ledger-summary.ts'
import type { RunData } from './run-data.ts'
import { isAdvisoryFail, ownName, plural, verdictMeaning } from './wording.ts'

/** GitHub shows so many errors, and as many warnings, of one step. */
const shownPerStep = 10

/** Checks that one annotation names. */
const namedChecks = 5

/** Characters of one message; GitHub cuts at 64 KiB, and nobody reads so much in an annotation. */
const longestMessage = 4000

/**
 * Workflow commands that annotate a job of GitHub Actions: an error for each API on which a required rule does not hold
 * and for each entry of the list of known failures that is out of date, a warning for what was not judged and for what
 * was left, a notice with the verdict. No more than GitHub shows: the last one says how many there are besides.
 */
export function githubAnnotations({ record, summary, ledger }: RunData): string {
  const byOperation = groupBy(record.checks, check => check.operation)
  const { word } = runVerdictWords[summary.verdict]
  const leftovers = leftoversOf(record.footer.leftovers, ledgerEntries(ledger))
  const unjudged = record.checks.filter(({ verdict }) => verdict === 'error' || verdict === 'not-run')
  const errors = [
    ...(summary.gate ?? [])
      .filter(({ kind }) => kind !== 'unexpected-pass')
      .map(({ message }) => ({ title: 'List of known failures', message })),
    ...summary.operations.flatMap(operation => failureOf(operation, byOperation.get(operation.id) ?? [])),
  ]
  const warnings = [
    ...(leftovers.length === 0
      ? []
      : [{ title: `${plural(leftovers.length, 'thing')} may still be on the target`, message: leftovers.join('\n') }]),
    ...(unjudged.length === 0
      ? []
      : [{ title: `${plural(unjudged.length, 'check')} not judged`, message: named(unjudged, ({ id }) => id) }]),
  ]
  const notice = {
    title: `${word}: ${record.header.target.name}`,
    message: `${verdictMeaning(summary)} ${summary.counts.pass} of ${plural(record.header.planned, 'check')} passed.`,
  }
  return [
    ...capped(errors).map(one => command('error', one)),
    ...warnings.map(one => command('warning', one)),
    command('notice', notice),
  ].join('')
}

interface Annotation {
  title: string
  message: string
}

function failureOf({ id, title }: OperationSummary, checks: readonly CheckLine[]): Annotation[] {
  const failing = checks.filter(
    check => check.verdict === 'unexpected-pass' || (check.verdict === 'fail' && !isAdvisoryFail(check)),
  )
  if (failing.length === 0) return []
  return [{ title: `${title} (${id}): ${plural(failing.length, 'failure')}`, message: named(failing, ownName) }]
}

function named(checks: readonly CheckLine[], name: (check: CheckLine) => string): string {
  const rest = checks.length - namedChecks
  const lines = checks.slice(0, namedChecks).map(check => {
    const { symbol } = verdictWords[check.verdict]
    return `${symbol} ${name(check)}: ${visibleLine(check.message === '' ? check.title : check.message)}`
  })
  return [...lines, ...(rest > 0 ? [`and ${rest} more: see report.html`] : [])].join('\n')
}

function capped(all: readonly Annotation[]): Annotation[] {
  if (all.length <= shownPerStep) return [...all]
  const rest = all.slice(shownPerStep - 1)
  return [
    ...all.slice(0, shownPerStep - 1),
    { title: `${rest.length} more`, message: rest.map(({ title }) => title).join('\n') },
  ]
}

/** A message may hold line feeds, but no text of a target can begin a command of its own. */
function command(level: 'error' | 'warning' | 'notice', { title, message }: Annotation): string {
  const text = visible(message).slice(0, longestMessage)
  return `::${level} title=${property(visibleLine(title))}::${data(text)}\n`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
