import { formatClause } from '../../model/clause.ts'
import { type LedgerEntry, ledgerEntries } from '../ledger-summary.ts'
import type { RunData } from '../run-data.ts'
import { timingsOf } from '../timings.ts'
import { plural } from '../wording.ts'
import { html, type Markup, nothing } from './markup.ts'

/** Rows of the ledger that are listed; what was left over is always listed whole. */
const listedEntries = 300

/** Documented facts that no check exercises, each with its reason. */
export function notEvaluated({ summary }: RunData): Markup {
  const facts = summary.notEvaluated
  return html`<section id="not-evaluated" aria-labelledby="not-evaluated-title"><h2 id="not-evaluated-title">Not evaluated <span class="count">${facts.length}</span></h2>
${
  facts.length === 0
    ? html`<p class="note">Every documented fact of the selected APIs is exercised by a check.</p>`
    : html`<p class="note">Documented facts that no check exercises. Nothing is said about them.</p>
<details class="group"><summary>${plural(facts.length, 'fact')}</summary><ul class="rows">${facts.map(
        ({ fact, clause, reason }) =>
          html`<li><div><code>${fact}</code><p>${reason} <span class="quiet">${formatClause(clause)}</span></p></div></li>`,
      )}</ul></details>`
}</section>`
}

/** What the run made on the target and what became of it. */
export function cleanup({ ledger, record }: RunData): Markup {
  const entries = ledgerEntries(ledger)
  const having = (...states: LedgerEntry['state'][]): LedgerEntry[] =>
    entries.filter(entry => states.includes(entry.state))
  const made = having('created', 'deleted', 'left')
  const left = having('created', 'left')
  const leftover = [...new Set([...record.footer.leftovers, ...left.map(describe)])]
  return html`<section id="clean-up" aria-labelledby="clean-up-title"><h2 id="clean-up-title">Clean-up</h2>
<p class="note">${made.length} created, ${having('deleted').length} deleted, ${leftover.length} left over.</p>
${
  leftover.length === 0
    ? html`<p><span class="mark pass"><span aria-hidden="true">✓</span> nothing left</span></p>`
    : html`<p><span class="mark fail"><span aria-hidden="true">✗</span> left over</span></p><ul class="lines">${leftover.map(text => html`<li><code>${text}</code></li>`)}</ul>`
}
${entries.length === 0 ? nothing : ledgerList(entries)}</section>`
}

function describe({ kind, path, account, detail }: LedgerEntry): string {
  return `${kind} ${path}${account === 'default' ? '' : ` (${account} account)`}${detail === '' ? '' : `: ${detail}`}`
}

function ledgerList(entries: readonly LedgerEntry[]): Markup {
  const rest = entries.length - listedEntries
  return html`<details class="group"><summary>Ledger: ${plural(entries.length, 'entry').replace('entrys', 'entries')}</summary><ul class="lines">${entries
    .slice(0, listedEntries)
    .map(entry => html`<li>${entry.state.replace('-', ' ')}: <code>${describe(entry)}</code></li>`)}${
    rest > 0 ? html`<li class="quiet">and ${rest} more: see ledger.jsonl</li>` : nothing
  }</ul></details>`
}

/** How long the target took, by operation. */
export function timings(run: RunData): Markup {
  const rows = timingsOf(run)
  if (rows.length === 0) return nothing
  const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0)
  return html`<section id="timings" aria-labelledby="timings-title"><h2 id="timings-title">Timings</h2>
<p class="note">Milliseconds until the last byte, over every request that called the API. They decide nothing.</p>
<table><thead><tr><th scope="col">API</th><th scope="col" class="number">Calls</th><th scope="col" class="number">Median</th><th scope="col" class="number"><abbr title="95th percentile">p95</abbr></th><th scope="col" class="number">Max</th></tr></thead>
<tbody>${rows.map(row => html`<tr><th scope="row"><code>${row.operation}</code></th><td class="number">${row.count}</td><td class="number">${ms(row.median)}</td><td class="number">${ms(row.p95)}</td><td class="number">${ms(row.longest)}</td></tr>`)}</tbody></table></section>`
}

/** Space for those who accept the target on this report. */
export function signOff({ digest }: RunData): Markup {
  return html`<section id="sign-off" aria-labelledby="sign-off-title"><h2 id="sign-off-title">Sign-off</h2>
<p class="note">This page is a view of the record whose SHA-256 is <code>${digest}</code>.</p>
<dl class="sign">${['Tested by', 'Accepted by'].map(who => html`<div><dt>${who}</dt><dd>Name</dd><dd>Date</dd><dd>Signature</dd></div>`)}</dl></section>`
}
