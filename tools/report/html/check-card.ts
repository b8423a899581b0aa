import { formatClause } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { CheckLine } from '../../model/record.ts'
import { verdictWords } from '../../model/verdict-words.ts'
import type { RunData } from '../run-data.ts'
import { duration, isAdvisoryFail } from '../wording.ts'
import { exchangeLine, exchangeView } from './exchange-view.ts'
import { html, type Markup, nothing } from './markup.ts'

/** How much of each card's evidence is shown, so that the file stays small however many there are. */
export interface CardLimits {
  /** Characters of one body. */
  body: number
  /** Last exchanges that are shown whole; earlier ones are one line each. */
  wholeExchanges: number
}

export function verdictMark(check: Pick<CheckLine, 'verdict' | 'level'>): Markup {
  const { symbol, word } = verdictWords[check.verdict]
  const advisory = isAdvisoryFail(check)
  return html`<span class="mark ${advisory ? 'advisory' : check.verdict}"><span aria-hidden="true">${symbol}</span> ${advisory ? 'advisory fail' : word}</span>`
}

/** Where links find the check, and what the filter reads: its id, `data-verdict` and `data-text`, in this order. */
export function checkAttributes(check: CheckLine): Markup {
  const verdict = isAdvisoryFail(check) ? 'advisory' : check.verdict
  const text = [check.id, check.title, check.message, ...check.clauses.map(formatClause)].join(' ').toLowerCase()
  return html`id="check-${check.id}" data-verdict="${verdict}" data-text="${text}"`
}

/** A check that did not pass: rule, clause, what was expected and what came, how to repeat it. */
export function checkCard(check: CheckLine, run: RunData, limits: CardLimits): Markup {
  return html`<article ${checkAttributes(check)} class="check">
<header>${verdictMark(check)} <span class="tag">${check.level}</span> <span class="tag">${check.kind}</span> <span class="quiet">${duration(check.durationMs)}</span></header>
<h3>${check.title}</h3>
<p class="id"><code>${check.id}</code></p>
<ul class="clauses">${check.clauses.map(clause => html`<li>${formatClause(clause)}</li>`)}</ul>
${check.message === '' ? nothing : html`<p class="message">${check.message}</p>`}
${expectedAndActual(check)}
${check.errata.map(id => erratumView(id, run.record.header.errata))}
${check.curl === undefined ? nothing : commandView('The request again', check.curl)}
${check.repeat === undefined ? nothing : commandView('The check again, with all that it needs', check.repeat)}
${exchangesOf(check, run, limits)}
</article>`
}

function expectedAndActual({ expected, actual }: CheckLine): Markup {
  if (expected === undefined && actual === undefined) return nothing
  return html`<div class="pair">
<div class="expected"><h4>Expected</h4><pre>${expected ?? '(not stated)'}</pre></div>
<div class="actual"><h4>Actual</h4><pre>${actual ?? '(not stated)'}</pre></div>
</div>`
}

function erratumView(id: string, errata: readonly Erratum[]): Markup {
  const erratum = errata.find(one => one.id === id)
  if (erratum === undefined) return html`<p>Erratum <code>${id}</code></p>`
  return html`<details class="erratum"><summary>Erratum <code>${id}</code> (${erratum.kind})</summary>
<ul>${erratum.readings.map(({ reading, clause }) => html`<li>${reading} <span class="quiet">${formatClause(clause)}</span></li>`)}</ul>
<p><b>Chosen:</b> ${erratum.chosen}. ${erratum.why}</p></details>`
}

function commandView(title: string, command: string): Markup {
  return html`<div class="curl"><div class="curl-head"><h4>${title}</h4><button type="button" class="copy" hidden>Copy</button></div><pre>${command}</pre></div>`
}

function exchangesOf(check: CheckLine, { exchanges }: RunData, limits: CardLimits): Markup {
  if (check.exchange.length === 0) return nothing
  const judged = judgedExchange(check, exchanges)
  return html`<div class="exchanges"><h4>Exchanges</h4>${check.exchange.map((id, index) => {
    const exchange = exchanges.get(id)
    if (exchange === undefined) return html`<p class="quiet">Exchange ${id} was not recorded.</p>`
    return id === judged || index >= check.exchange.length - limits.wholeExchanges
      ? exchangeView(exchange, id === judged, limits.body)
      : exchangeLine(exchange)
  })}</div>`
}

/** The exchange that the verdict rests on: the one that `curl` repeats, or the last. */
function judgedExchange({ exchange, curl }: CheckLine, exchanges: RunData['exchanges']): string | undefined {
  const repeated = exchange.findLast(id => {
    const url = exchanges.get(id)?.request.url
    return url !== undefined && curl !== undefined && (curl.includes(`'${url}'`) || curl.endsWith(url))
  })
  return repeated ?? exchange.at(-1)
}
