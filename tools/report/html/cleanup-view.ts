import { describeEntry, type LedgerEntry, ledgerEntries, ledgerTotals, leftoversOf } from '../ledger-summary.ts'
import type { RunData } from '../run-data.ts'
import { duration, plural } from '../wording.ts'
import { lazyList } from './lazy.ts'
import { html, type Markup, nothing } from './markup.ts'

/** What the run made on the target and what became of it. */
export function cleanupView({ ledger, record }: RunData): Markup {
  const entries = ledgerEntries(ledger)
  const leftovers = leftoversOf(record.footer.leftovers, entries)
  const totals = ledgerTotals(entries)
  const sum = (of: 'made' | 'deleted'): number => totals.reduce((count, total) => count + total[of], 0)
  return html`<section id="clean-up" aria-labelledby="clean-up-title"><h2 id="clean-up-title">Clean-up</h2>
${
  leftovers.length === 0
    ? html`<p><span class="mark pass"><span aria-hidden="true">✓</span> nothing left</span> ${sum('made')} created, ${sum('deleted')} deleted.</p>`
    : html`<div class="alarm" role="note"><p><b><span aria-hidden="true">✗</span> ${plural(leftovers.length, 'thing')} of this run may still be on the target, and may be billed.</b> ${sum('made')} created, ${sum('deleted')} deleted. Remove them: <code>k5-conformance cleanup DIR</code>, with the same target.</p><ul class="lines">${leftovers.map(text => html`<li><code>${text}</code></li>`)}</ul></div>`
}
${totals.length === 0 ? nothing : totalsTable(totals)}
${
  entries.length === 0
    ? nothing
    : html`<details class="group"><summary>Ledger: ${entries.length === 1 ? '1 entry' : `${entries.length} entries`}, times in UTC</summary>${lazyList(entries.map(entryRow))}</details>`
}</section>`
}

function totalsTable(totals: ReturnType<typeof ledgerTotals>): Markup {
  return html`<table class="totals"><thead><tr><th scope="col">Account</th><th scope="col">Kind</th><th scope="col" class="number">Created</th><th scope="col" class="number">Deleted</th><th scope="col" class="number">Left</th></tr></thead>
<tbody>${totals.map(({ account, service, kind, made, deleted, left }) => html`<tr><td>${account}</td><th scope="row">${kind} <span class="quiet">${service}</span></th><td class="number">${made}</td><td class="number">${deleted}</td><td class="number${left > 0 ? ' bad' : ''}">${left}</td></tr>`)}</tbody></table>`
}

const states: Record<LedgerEntry['state'], string> = {
  deleted: 'deleted',
  left: 'left over',
  created: 'left over',
  'not-created': 'not created',
}

function entryRow(entry: LedgerEntry): Markup {
  const { state, from, until } = entry
  const held =
    until === undefined
      ? ''
      : `, ${state === 'left' ? 'given up' : states[state]} ${clock(until)} (${duration(Math.max(0, Date.parse(until) - Date.parse(from)))})`
  return html`<li><span class="mark${state === 'left' || state === 'created' ? ' fail' : ''}">${states[state]}</span><div><code>${describeEntry(entry)}</code><p class="quiet">begun ${clock(from)}${held}</p></div></li>`
}

/** The time of a day, to the millisecond. */
function clock(at: string): string {
  return at.replace(/^.*T/, '').replace(/Z$/, '')
}
