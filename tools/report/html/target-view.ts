import { formatUses } from '../../model/uses.ts'
import type { RunData } from '../run-data.ts'
import { html, type Markup } from './markup.ts'

/** What was judged, by what, and how it was chosen: what an auditor needs to repeat the run. */
export function targetView({ record, digest }: RunData): Markup {
  const { target, run, suite, selection, peak } = record.header
  const rows: [name: string, value: Markup | string][] = [
    ['Target', `${target.name} (${target.kind})`],
    ['Authentication', `${target.auth}${target.authUrl === undefined ? '' : ` at ${target.authUrl}`}`],
    ...(target.region === undefined ? [] : ([['Region', target.region]] as [string, string][])),
    ['Started', startTime(run.startedAt)],
    ['Run', html`<code>${run.id}</code>, seed ${run.seed}`],
    ['Suite', html`${suite.version}, spec <code>${suite.specHash}</code>`],
    ['Selected', `APIs: ${listed(selection.api)}; checks: ${listed(selection.check)}`],
    ['Effects allowed', selection.effects.join(', ')],
    ['Held at a time', `${formatUses(peak)} at most`],
    ['Record', html`results.jsonl, SHA-256 <code>${digest}</code>`],
  ]
  const endpoints = Object.entries(target.endpoints)
  return html`<section id="target" aria-labelledby="target-title"><h2 id="target-title">What was judged</h2>
<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<table class="endpoints"><caption>Endpoints</caption><thead><tr><th scope="col">Service type</th><th scope="col">URL</th></tr></thead><tbody>${endpoints.map(
    ([type, url]) => html`<tr><th scope="row">${type}</th><td><code>${url}</code></td></tr>`,
  )}</tbody></table></section>`
}

/** A moment as people read it, to the second. */
export function startTime(at: string): Markup {
  return html`<time datetime="${at}">${at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>`
}

function listed(patterns: readonly string[]): string {
  return patterns.length === 0 ? 'all' : patterns.join(', ')
}
