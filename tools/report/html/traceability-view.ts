import type { CheckLine } from '../../model/record.ts'
import { type Verdict, verdicts } from '../../model/verdict.ts'
import { verdictWords } from '../../model/verdict-words.ts'
import type { RunData } from '../run-data.ts'
import { type TracedClause, type TracedSection, traceability } from '../traceability.ts'
import { isAdvisoryFail, ownName, plural } from '../wording.ts'
import { lazyList } from './lazy.ts'
import { html, type Markup, nothing } from './markup.ts'

/** Checks of one clause or erratum that are linked; traceability.csv has them all. */
const linkedChecks = 40

/** Clause → checks → verdicts, and what no check exercises with the reason why. */
export function traceabilityView({ record }: RunData): Markup {
  const { sections, checked, unchecked, checksWithoutClause } = traceability(record)
  return html`<section id="traceability" aria-labelledby="traceability-title"><h2 id="traceability-title">Traceability <span class="count">${plural(checked + unchecked, 'clause')}</span></h2>
<dl class="figures"><div><dt>Clauses with checks</dt><dd>${checked}</dd></div><div><dt>Clauses without a check</dt><dd>${unchecked}</dd></div><div><dt>Facts without a check</dt><dd>${record.header.notEvaluated.length}</dd></div><div><dt>Checks without a clause</dt><dd>${checksWithoutClause}</dd></div></dl>
<p class="note">Every check cites the clauses it judges. Nothing is said about a clause or a fact without a check. <code>traceability.csv</code> has the whole matrix for a spreadsheet.</p>
${sections.map(sectionView)}</section>`
}

function sectionView({ document, section, page, titles, clauses }: TracedSection): Markup {
  const present = [...verdicts, 'advisory' as const].filter(verdict =>
    clauses.some(clause => clause.verdict === verdict),
  )
  const without = clauses.filter(clause => clause.verdict === undefined).length
  return html`<details class="group trace"><summary><b>§${section}</b>${titles.length === 0 ? nothing : html` <b>${titles.join(', ')}</b>`} <span class="quiet">${document}${page === undefined ? '' : ` p.${page}`} · ${plural(clauses.length, 'clause')}</span> <span class="marks">${present.map(
    verdict => html`${clauseMark(verdict, clauses.filter(clause => clause.verdict === verdict).length)} `,
  )}${without === 0 ? nothing : html`<span class="mark">${without} no check</span>`}</span></summary>
${lazyList(clauses.map(clauseRow))}</details>`
}

function clauseMark(verdict: Verdict | 'advisory', count?: number): Markup {
  const { symbol, word } = verdict === 'advisory' ? { symbol: '✗', word: 'advisory fail' } : verdictWords[verdict]
  return html`<span class="mark ${verdict}"><span aria-hidden="true">${symbol}</span> ${count ?? nothing} ${word}</span>`
}

function clauseRow({ clause, checks, verdict, advisoryFails, without }: TracedClause): Markup {
  return html`<li>${verdict === undefined ? html`<span class="mark">no check</span>` : clauseMark(verdict)}<div><b>${clause.detail ?? `§${clause.section}`}</b>${clause.page === undefined ? nothing : html` <span class="quiet">p.${clause.page}</span>`}
${checks.length === 0 ? nothing : html`<p class="quiet">${plural(checks.length, 'check')}${advisoryFails > 0 ? `, ${plural(advisoryFails, 'advisory fail')}` : ''}: ${checkLinks(checks)}</p>`}
${reasonsOf(without).map(({ reason, facts }) => html`<p>Not evaluated: <span class="quiet">${reason} (${facts.length > 3 ? plural(facts.length, 'fact') : facts.join(', ')})</span></p>`)}</div></li>`
}

/** Links to where checks are shown, each with its verdict; those that did not pass come first. */
export function checkLinks(checks: readonly CheckLine[]): Markup {
  const order = [
    ...checks.filter(({ verdict }) => verdict !== 'pass'),
    ...checks.filter(({ verdict }) => verdict === 'pass'),
  ]
  const rest = checks.length - linkedChecks
  return html`${order.slice(0, linkedChecks).map((check, index) => html`${index === 0 ? '' : ', '}${checkLink(check)}`)}${rest > 0 ? html`, and ${rest} more` : nothing}`
}

function checkLink(check: CheckLine): Markup {
  const { symbol, word } = verdictWords[check.verdict]
  return html`<span class="nowrap" title="${isAdvisoryFail(check) ? 'advisory fail' : word}">${symbol}</span> <a href="#check-${check.id}"><code>${check.operation.slice(check.operation.indexOf('.') + 1)}.${ownName(check)}</code></a>`
}

function reasonsOf(without: TracedClause['without']): { reason: string; facts: string[] }[] {
  const reasons = new Map<string, string[]>()
  for (const { reason, fact } of without) reasons.set(reason, [...(reasons.get(reason) ?? []), fact])
  return [...reasons].map(([reason, facts]) => ({ reason, facts }))
}
