import { formatUses } from '../../model/uses.ts'
import type { RunData } from '../run-data.ts'
import { plural } from '../wording.ts'
import { html, type Markup, nothing } from './markup.ts'

/** What was judged, by what, and how it was chosen: what an auditor needs to repeat the run. */
export function targetView({ record, digest }: RunData): Markup {
  const { target, run, suite, selection, peak, conditions } = record.header
  const { footer } = record
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
    ...conditionRows(record.header),
    ...(footer.stopped === undefined ? [] : ([['Ended early', footer.stopped]] as [string, string][])),
    ...(footer.backOff === undefined
      ? []
      : ([
          [
            'Asked to wait',
            `by ${plural(footer.backOff.answers, 'answer')}; ${plural(footer.backOff.repeats, 'request')} sent again`,
          ],
        ] as [string, string][])),
    ...(footer.stored === undefined
      ? []
      : ([['Stored', `${plural(footer.stored.objects, 'object')}; at most ${footer.stored.megabytes} MB uploaded`]] as [
          string,
          string,
        ][])),
    ['Record', html`results.jsonl, SHA-256 <code>${digest}</code>`],
  ]
  const endpoints = Object.entries(target.endpoints)
  return html`<section id="target" aria-labelledby="target-title"><h2 id="target-title">What was judged</h2>
<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<table class="endpoints"><caption>Endpoints</caption><thead><tr><th scope="col">Service type</th><th scope="col">URL</th></tr></thead><tbody>${endpoints.map(
    ([type, url]) => html`<tr><th scope="row">${type}</th><td><code>${url}</code></td></tr>`,
  )}</tbody></table>${lacksView(conditions?.lacks ?? [])}</section>`
}

/** What bears on a repetition of the run besides target, suite and selection. */
function conditionRows({ shard, shards, conditions }: RunData['record']['header']): [name: string, value: string][] {
  const parts: [string, string][] = []
  if (shard !== undefined) parts.push(['Shard', `${shard.index} of ${shard.count}: the others are not judged here`])
  if (shards !== undefined) parts.push(['Merged from', plural(shards.length, 'shard')])
  if (conditions === undefined) return parts
  const { node, platform, concurrency, rate, timeoutMs, patience = 1, limits } = conditions
  const pace = [
    ...(concurrency === undefined ? [] : [`${concurrency} at once`]),
    ...(rate === undefined ? [] : [`${rate} requests a second at most`]),
    ...(timeoutMs === undefined ? [] : [`${timeoutMs} ms for each`]),
  ]
  const bounds = Object.entries(limits).map(([name, most]) => `${most} ${name}`)
  return [
    ...parts,
    ['Requests', pace.length === 0 ? 'at the default pace' : pace.join(', ')],
    ['Limits', bounds.length === 0 ? 'none' : `${bounds.join(', ')} at most`],
    ...(patience === 1
      ? []
      : [['Patience', `what the target begins is waited for ${patience} times as long as usual`] as [string, string]]),
    ['Run by', `Node.js ${node} on ${platform}`],
  ]
}

/** What the tester declared beforehand that the target does not have: nothing is said of it. */
function lacksView(lacks: readonly { what: string; reason: string }[]): Markup {
  if (lacks.length === 0) return nothing
  return html`<table class="endpoints"><caption>Declared as lacking by the profile</caption><thead><tr><th scope="col">Checks</th><th scope="col">Reason</th></tr></thead><tbody>${lacks.map(
    ({ what, reason }) => html`<tr><th scope="row"><code>${what}</code></th><td>${reason}</td></tr>`,
  )}</tbody></table>`
}

/** A moment as people read it, to the second. */
export function startTime(at: string): Markup {
  return html`<time datetime="${at}">${at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time>`
}

function listed(patterns: readonly string[]): string {
  return patterns.length === 0 ? 'all' : patterns.join(', ')
}
