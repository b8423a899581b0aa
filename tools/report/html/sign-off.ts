import type { ListedFailure } from '../../model/known-failure.ts'
import { runVerdictWords } from '../../model/verdict-words.ts'
import { ledgerEntries, leftoversOf } from '../ledger-summary.ts'
import type { RunData } from '../run-data.ts'
import { isAdvisoryFail, plural, verdictMeaning } from '../wording.ts'
import { html, type Markup, nothing } from './markup.ts'
import { decidingFails, totalOf } from './tally.ts'
import { startTime } from './target-view.ts'

/** Rows of a list that fit on the page beside the rest; the report tells the others. */
const listedRows = 8

/**
 * One page that can be printed alone and signed: what was judged, the verdict, what is excepted, what was left, and the
 * digest of the record that all of it is read from. Opened as `#sign-off-page` it stands alone.
 */
export function signOff({ summary, record, digest, ledger }: RunData): Markup {
  const { header, footer } = record
  const { symbol, word } = runVerdictWords[summary.verdict]
  const leftovers = leftoversOf(footer.leftovers, ledgerEntries(ledger))
  return html`<section id="sign-off" aria-labelledby="sign-off-title"><div id="sign-off-page">
<p class="alone"><a href="#sign-off-page">Show this page alone</a> to print only it.</p><p class="whole"><a href="#sign-off">Show the whole report</a></p>
<h2 id="sign-off-title">Sign-off: conformance of ${header.target.name}</h2>
<p class="verdict ${summary.verdict}"><b><span aria-hidden="true">${symbol}</span> ${word}</b> ${verdictMeaning(summary)}${footer.interrupted ? ' The run was interrupted.' : ''}</p>
<h3>Scope</h3>
<dl class="facts compact">${scopeRows({ summary, record }).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h3 id="counts-title">Counts</h3>
<div class="scroll" role="region" aria-labelledby="counts-title" tabindex="0"><table class="counts"><thead><tr><th scope="col">Service</th>${['Checks', 'Pass', 'Fail', 'Advisory', 'Known', 'Not judged', 'Set aside', 'Facts without check'].map(name => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${summary.services.map(service => countsRow(service.title, service, factsOf(record, service.id)))}</tbody><tfoot>${countsRow('All', summary, header.notEvaluated.length)}</tfoot></table></div>
<h3>Exceptions</h3>
${exceptions({ summary, record })}
<h3>Left on the target</h3>
${leftovers.length === 0 ? html`<p>Nothing.</p>` : html`<div class="alarm"><p><b>${plural(leftovers.length, 'thing')} may still be on the target.</b></p>${shortList(leftovers.map(text => html`<code>${text}</code>`))}</div>`}
<h3>Record</h3>
<p>Read from <code>results.jsonl</code> of run <code>${header.run.id}</code>, SHA-256<br><code class="digest">${digest}</code></p>
<dl class="sign">${['Tested by', 'Accepted by'].map(who => html`<div><dt>${who}</dt><dd>Name</dd><dd>Date</dd><dd>Signature</dd></div>`)}</dl>
</div></section>`
}

function scopeRows({ summary, record }: Pick<RunData, 'summary' | 'record'>): [name: string, value: Markup | string][] {
  const { run, suite, selection, target, withoutChecks, operations } = record.header
  const of = withoutChecks === undefined ? '' : ` of ${withoutChecks.of}`
  return [
    ['Target', `${target.name} (${target.kind}${target.region === undefined ? '' : `, ${target.region}`})`],
    ['APIs', `${operations.length}${of}: ${selection.api.length === 0 ? 'all' : selection.api.join(', ')}`],
    [
      'Checks',
      `${record.checks.length}: ${selection.check.length === 0 ? 'all of these APIs' : selection.check.join(', ')}`,
    ],
    ['Effects allowed', selection.effects.join(', ')],
    ['Started', startTime(run.startedAt)],
    ['Suite', html`${suite.version}, spec <code>${suite.specHash.slice(0, 12)}</code>, seed ${summary.suite.seed}`],
  ]
}

function factsOf({ header }: RunData['record'], service: string): number {
  return header.notEvaluated.filter(({ operation }) => operation.startsWith(`${service}.`)).length
}

function countsRow(title: string, tally: Parameters<typeof totalOf>[0], facts: number): Markup {
  const { counts, advisoryFails } = tally
  const cells = [
    totalOf(tally),
    counts.pass,
    decidingFails(tally),
    advisoryFails,
    counts['known-fail'],
    counts.error + counts['not-run'],
    counts.unsupported + counts.skipped,
    facts,
  ]
  return html`<tr><th scope="row">${title}</th>${cells.map(count => html`<td class="number">${count}</td>`)}</tr>`
}

/** What keeps the target from conforming, and what is excused for now with who answers for it. */
function exceptions({ summary, record }: Pick<RunData, 'summary' | 'record'>): Markup {
  const failing = summary.operations.filter(operation => decidingFails(operation) > 0)
  const known = record.checks.filter(({ verdict }) => verdict === 'known-fail')
  const advisory = record.checks.filter(isAdvisoryFail).length
  if (failing.length + known.length + advisory === 0) return html`<p>None.</p>`
  return html`${
    failing.length === 0
      ? nothing
      : html`<p>Required rules do not hold on ${plural(failing.length, 'API')}:</p>${shortList(
          failing.map(
            operation =>
              html`${operation.title} (<code>${operation.id}</code>): ${plural(decidingFails(operation), 'fail')}`,
          ),
        )}`
  }${advisory === 0 ? nothing : html`<p>${plural(advisory, 'advisory rule')} ${advisory === 1 ? 'does' : 'do'} not hold; this decides nothing.</p>`}${
    known.length === 0 ? nothing : knownFailures(record)
  }`
}

function knownFailures({ header, checks }: RunData['record']): Markup {
  const known = checks.filter(({ verdict }) => verdict === 'known-fail')
  const list = header.knownFailures
  const entries = (list?.entries ?? []).filter(({ line }) => known.some(({ knownFailure }) => knownFailure === line))
  return html`<p>${plural(known.length, 'known failure')} ${known.length === 1 ? 'is' : 'are'} excused${list === undefined ? '' : html` by <code>${list.file}</code> (SHA-256 <code>${list.digest.slice(0, 12)}</code>)`}${entries.length === 0 ? '.' : ':'}</p>${
    entries.length === 0
      ? shortList(known.map(({ id, message }) => html`<code>${id}</code>: ${message}`))
      : shortList(entries.map(entry => knownRow(entry)))
  }`
}

function knownRow({ check, reason, owner, reference, expires }: ListedFailure): Markup {
  return html`<code>${check}</code>: ${reason} (${reference}; ${owner} answers for it, until ${expires})`
}

function shortList(items: readonly Markup[]): Markup {
  const rest = items.length - listedRows
  return html`<ul class="lines">${items.slice(0, listedRows).map(item => html`<li>${item}</li>`)}${rest > 0 ? html`<li>and ${rest} more: see the report</li>` : nothing}</ul>`
}
