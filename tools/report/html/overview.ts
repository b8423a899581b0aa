import { formatClause } from '../../model/clause.ts'
import type { OperationSummary } from '../../model/record.ts'
import { verdicts } from '../../model/verdict.ts'
import { runVerdictWords, verdictWords } from '../../model/verdict-words.ts'
import { ledgerEntries, leftoversOf } from '../ledger-summary.ts'
import type { RunData } from '../run-data.ts'
import { duration, plural, verdictMeaning } from '../wording.ts'
import { verdictMark } from './check-card.ts'
import { html, type Markup, nothing } from './markup.ts'
import { decidingFails, othersText, shareBar, totalOf } from './tally.ts'

/** The verdict on the target, in words, and how many checks stand behind it. */
export function banner({ summary, record, ledger }: RunData): Markup {
  const { symbol, word } = runVerdictWords[summary.verdict]
  const counts = { ...summary.counts, fail: summary.counts.fail - summary.advisoryFails }
  const tiles = verdicts.filter(verdict => counts[verdict] > 0 || verdict === 'pass' || verdict === 'fail')
  const tile = (className: string, mark: string, name: string, count: number): Markup =>
    html`<li class="${className}"><b>${count}</b><span><span aria-hidden="true">${mark}</span> ${name}</span></li>`
  const left = leftoversOf(record.footer.leftovers, ledgerEntries(ledger)).length
  return html`<section class="banner ${summary.verdict}" aria-labelledby="verdict">
<div class="seal" aria-hidden="true">${symbol}</div>
<div><p class="eyebrow">Verdict on ${record.header.target.name}</p><h1 id="verdict">${word}</h1>
<p>${verdictMeaning(summary)}${record.footer.interrupted ? ' The run was interrupted.' : ''} ${plural(record.checks.length, 'check')} on ${plural(summary.operations.length, 'API')}, ${plural(summary.requests, 'request')} in ${duration(summary.durationMs)}.</p>${
    left === 0
      ? nothing
      : html`<p class="loud"><span aria-hidden="true">✗</span> <a href="#clean-up">${plural(left, 'thing')} of this run may still be on the target.</a></p>`
  }</div>
<ul class="tiles" aria-label="Checks by verdict">${tiles.map(verdict => tile(verdict, verdictWords[verdict].symbol, verdictWords[verdict].word, counts[verdict]))}${
    summary.advisoryFails === 0 ? nothing : tile('advisory', '✗', 'advisory fail', summary.advisoryFails)
  }</ul>
</section>`
}

/** Verdict per service, over everything that could have been judged. */
export function servicesTable({ summary, record }: RunData): Markup {
  const { withoutChecks } = record.header
  const serviceOf = (operation: string): string => operation.slice(0, operation.indexOf('.'))
  return html`<section id="services" aria-labelledby="services-title"><h2 id="services-title">Verdict per service <span class="count">${summary.services.length}</span></h2>
<p class="note">A bar is as long as all planned checks. What has no check is counted beside it: no verdict says anything of it.</p>
<table class="services"><thead><tr><th scope="col">Verdict</th><th scope="col">Service</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Fail</th><th scope="col">Other</th><th scope="col" class="number">of checks</th><th scope="col" class="number">Facts without check</th><th scope="col" class="number">APIs without check</th></tr></thead>
<tbody>${summary.services.map(service => {
    const facts = record.header.notEvaluated.filter(({ operation }) => serviceOf(operation) === service.id).length
    const apis = withoutChecks?.services.find(({ id }) => id === service.id)?.operations ?? 0
    const fails = decidingFails(service)
    const others = othersText(service)
    return html`<tr><td>${verdictMark({ verdict: service.verdict, level: 'required' })}</td><th scope="row"><span class="title">${service.title}</span>${shareBar(service)}</th><td class="number" data-label="pass">${service.counts.pass}</td><td class="number ${fails > 0 ? 'bad' : 'none'}" data-label="fail">${fails}</td><td class="other${others === '' ? ' none' : ''}">${others === '' ? '0' : others}</td><td class="number" data-label="checks">${totalOf(service)}</td><td class="number" data-label="facts without check">${facts}</td><td class="number" data-label="APIs without check">${apis}</td></tr>`
  })}</tbody></table></section>`
}

/** Verdict per API. */
export function operationsTable({ summary, record }: RunData): Markup {
  const facts = new Map<string, number>()
  for (const { operation } of record.header.notEvaluated) facts.set(operation, (facts.get(operation) ?? 0) + 1)
  return html`<section id="apis" aria-labelledby="apis-title"><h2 id="apis-title">Verdict per API <span class="count">${summary.operations.length}</span></h2>
<table class="apis"><thead><tr><th scope="col">Verdict</th><th scope="col">API</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Fail</th><th scope="col">Other</th><th scope="col" class="number">of checks</th><th scope="col" class="number">Facts without check</th></tr></thead>
<tbody>${summary.operations.map(operation => operationRow(operation, facts.get(operation.id) ?? 0))}</tbody></table></section>`
}

function operationRow(operation: OperationSummary, facts: number): Markup {
  const fails = decidingFails(operation)
  const others = othersText(operation)
  const all = totalOf(operation)
  return html`<tr><td>${all === 0 ? html`<span class="mark">no checks</span>` : verdictMark({ verdict: operation.verdict, level: 'required' })}</td>
<th scope="row"><span class="title">${operation.title}</span><code>${operation.method} ${operation.path}</code><span class="quiet">${formatClause(operation.clause)}</span></th>
<td class="number" data-label="pass">${operation.counts.pass}</td><td class="number ${fails > 0 ? 'bad' : 'none'}" data-label="fail">${fails}</td><td class="other${others === '' ? ' none' : ''}">${others === '' ? '0' : others}</td><td class="number" data-label="checks">${all}</td><td class="number" data-label="facts without check">${facts}</td></tr>`
}
