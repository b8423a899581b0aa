import { formatClause } from '../../model/clause.ts'
import type { OperationSummary } from '../../model/record.ts'
import { formatUses } from '../../model/uses.ts'
import { type Verdict, verdicts } from '../../model/verdict.ts'
import type { RunData } from '../run-data.ts'
import { duration, plural, runVerdictWords, verdictMeaning, verdictWords } from '../wording.ts'
import { verdictMark } from './check-card.ts'
import { html, type Markup, nothing } from './markup.ts'

/** The verdict on the target, in words, and how many checks stand behind it. */
export function banner({ summary, record }: RunData): Markup {
  const { symbol, word } = runVerdictWords[summary.verdict]
  const counts = { ...summary.counts, fail: summary.counts.fail - summary.advisoryFails }
  const tiles = verdicts.filter(verdict => counts[verdict] > 0 || verdict === 'pass' || verdict === 'fail')
  const tile = (className: string, mark: string, name: string, count: number): Markup =>
    html`<li class="${className}"><b>${count}</b><span><span aria-hidden="true">${mark}</span> ${name}</span></li>`
  return html`<section class="banner ${summary.verdict}" aria-labelledby="verdict">
<div class="seal" aria-hidden="true">${symbol}</div>
<div><p class="eyebrow">Verdict on ${record.header.target.name}</p><h1 id="verdict">${word}</h1>
<p>${verdictMeaning(summary)}${record.footer.interrupted ? ' The run was interrupted.' : ''} ${plural(record.checks.length, 'check')} on ${plural(summary.operations.length, 'API')}, ${plural(summary.requests, 'request')} in ${duration(summary.durationMs)}.</p></div>
<ul class="tiles" aria-label="Checks by verdict">${tiles.map(verdict => tile(verdict, verdictWords[verdict].symbol, verdictWords[verdict].word, counts[verdict]))}${
    summary.advisoryFails === 0 ? nothing : tile('advisory', '✗', 'advisory fail', summary.advisoryFails)
  }</ul>
</section>`
}

/** What was judged, by what, and how it was chosen. */
export function facts({ record, digest }: RunData): Markup {
  const { target, run, suite, selection, peak } = record.header
  const rows: [name: string, value: Markup][] = [
    ['Target', html`${target.name} (${target.kind})`],
    ['Authentication', html`${target.auth}${target.authUrl === undefined ? '' : ` at ${target.authUrl}`}`],
    ...(target.region === undefined ? [] : [['Region', html`${target.region}`] as [string, Markup]]),
    [
      'Endpoints',
      html`${Object.entries(target.endpoints).map(([type, url]) => html`<div>${type}: <code>${url}</code></div>`)}`,
    ],
    [
      'Started',
      html`<time datetime="${run.startedAt}">${run.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>`,
    ],
    ['Run', html`<code>${run.id}</code>, seed ${run.seed}`],
    ['Suite', html`${suite.version}, spec <code>${suite.specHash}</code>`],
    ['Selected', html`APIs: ${listed(selection.api)}; checks: ${listed(selection.check)}`],
    ['Effects allowed', html`${selection.effects.join(', ')}`],
    ['Held at a time', html`${formatUses(peak)} at most`],
    ['Record', html`results.jsonl, SHA-256 <code>${digest}</code>`],
  ]
  return html`<section id="target" aria-labelledby="target-title"><h2 id="target-title">What was judged</h2>
<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`
}

function listed(patterns: readonly string[]): string {
  return patterns.length === 0 ? 'all' : patterns.join(', ')
}

/** Verdict per API. */
export function operationsTable({ summary }: RunData): Markup {
  return html`<section id="apis" aria-labelledby="apis-title"><h2 id="apis-title">Verdict per API <span class="count">${summary.operations.length}</span></h2>
<table class="apis"><thead><tr><th scope="col">Verdict</th><th scope="col">API</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Fail</th><th scope="col">Other</th></tr></thead>
<tbody>${summary.operations.map(operationRow)}</tbody></table></section>`
}

function operationRow(operation: OperationSummary): Markup {
  const { counts, advisoryFails } = operation
  const fails = counts.fail - advisoryFails
  const others = [
    ...verdicts
      .filter((verdict: Verdict) => verdict !== 'pass' && verdict !== 'fail' && counts[verdict] > 0)
      .map(verdict => `${counts[verdict]} ${verdictWords[verdict].word}`),
    ...(advisoryFails === 0 ? [] : [`${advisoryFails} advisory fail`]),
  ]
  return html`<tr><td>${verdictMark({ verdict: operation.verdict, level: 'required' })}</td>
<th scope="row"><span class="title">${operation.title}</span><code>${operation.method} ${operation.path}</code><span class="quiet">${formatClause(operation.clause)}</span></th>
<td class="number">${counts.pass}</td><td class="number ${fails > 0 ? 'bad' : 'none'}">${fails}</td><td class="other${others.length === 0 ? ' none' : ''}">${others.length === 0 ? '0' : others.join(', ')}</td></tr>`
}
