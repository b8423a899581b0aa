import type { RunData } from '../run-data.ts'
import { type Timing, timingsOf } from '../timings.ts'
import { html, type Markup, nothing } from './markup.ts'

const columns: [key: Exclude<keyof Timing, 'operation'>, title: string, meaning: string][] = [
  ['count', 'Calls', 'requests that called the API'],
  ['p50', 'p50', 'half took no longer'],
  ['p95', 'p95', '95 of 100 took no longer'],
  ['p99', 'p99', '99 of 100 took no longer'],
  ['max', 'Max', 'the longest'],
]

/** How long the target took, by operation; the page's script makes the columns sortable. */
export function timingsView(run: RunData): Markup {
  const rows = timingsOf(run)
  if (rows.length === 0) return nothing
  const shown = (key: string, value: number): string =>
    key === 'count' || value >= 100 ? value.toFixed(0) : value.toFixed(1)
  return html`<section id="timings" aria-labelledby="timings-title"><h2 id="timings-title">Timings</h2>
<p class="note">Milliseconds until the last byte, over every request that called the API, by nearest rank. They decide nothing.</p>
<table class="sortable"><thead><tr><th scope="col">API</th>${columns.map(([, title, meaning]) => html`<th scope="col" class="number" title="${meaning}">${title}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr><th scope="row"><code>${row.operation}</code></th>${columns.map(([key]) => html`<td class="number" data-value="${row[key]}">${shown(key, row[key])}</td>`)}</tr>`)}</tbody></table></section>`
}
