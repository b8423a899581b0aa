import type { ListedFailure, ListedState } from '../../model/known-failure.ts'
import type { RunData } from '../run-data.ts'
import { plural } from '../wording.ts'
import { lazyList } from './lazy.ts'
import { html, type Markup, nothing } from './markup.ts'

/** Below the verdict, since it fails the gate also where the target is conformant. */
export function gateAlarm({ summary: { gate = [] } }: RunData): Markup {
  if (gate.length === 0) return nothing
  return html`<div class="alarm" role="note"><p><b><span aria-hidden="true">✗</span> The list of known failures is out of date, so the gate fails.</b></p><ul class="lines">${gate.map(({ message }) => html`<li>${message}</li>`)}</ul></div>`
}

const states: Record<ListedState, string> = {
  applied: 'applied',
  expired: 'expired',
  'matches-nothing': 'matches nothing',
  'other-target': 'for another target',
  'not-selected': 'not in the selection',
}

/** Every entry of the list that the run was given: who accepted which departure, why, and until when. */
export function knownListView({ record }: RunData): Markup {
  const list = record.header.knownFailures
  if (list === undefined) return nothing
  const excused = (line: number): number =>
    record.checks.filter(check => check.verdict === 'known-fail' && check.knownFailure === line).length
  return html`<section id="known-list" aria-labelledby="known-list-title"><h2 id="known-list-title">List of known failures <span class="count">${list.entries.length}</span></h2>
<p class="note"><code>${list.file}</code>, SHA-256 <code>${list.digest}</code>; entries expire by ${list.day} (UTC).</p>
${
  list.entries.length === 0
    ? html`<p>It has no entries.</p>`
    : html`<details class="group"><summary>${list.entries.length === 1 ? '1 entry' : `${list.entries.length} entries`}</summary>${lazyList(list.entries.map(entry => entryRow(entry, excused(entry.line))))}</details>`
}</section>`
}

function entryRow(entry: ListedFailure, excused: number): Markup {
  const { check, target, reason, reference, owner, date, expires, line, state } = entry
  const stale = state === 'expired' || state === 'matches-nothing'
  return html`<li><span class="mark${stale ? ' fail' : ''}">${states[state]}</span><div><code>${check}</code>${target === undefined ? nothing : html` <span class="quiet">on ${target}</span>`}
<p>${reason}</p><p class="quiet">line ${line} · ${reference} · ${owner} · ${date} to ${expires}${state === 'applied' ? ` · excuses ${plural(excused, 'failure')}` : ''}</p></div></li>`
}
