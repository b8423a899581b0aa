import { formatClause } from '../../model/clause.ts'
import { type ErratumUse, effectWords, errataUsed } from '../errata-used.ts'
import type { RunData } from '../run-data.ts'
import { plural } from '../wording.ts'
import { lazyList } from './lazy.ts'
import { html, type Markup, nothing } from './markup.ts'
import { othersText } from './tally.ts'
import { checkLinks } from './traceability-view.ts'

/** Contradictions of the documents that bear on verdicts: how each is read, and which checks follow that. */
export function errataView({ record }: RunData): Markup {
  const used = errataUsed(record)
  if (used.length === 0) return nothing
  return html`<section id="errata" aria-labelledby="errata-title"><h2 id="errata-title">Errata that bear on verdicts <span class="count">${used.length}</span></h2>
<p class="note">Places where the documents contradict each other or themselves, or are damaged. Who does not agree with a reading disputes the verdicts below it.</p>
${used.map(useView)}</section>`
}

function useView({ id, erratum, checks, counts }: ErratumUse): Markup {
  const others = othersText({ counts, advisoryFails: 0 })
  const tally = `${plural(checks.length, 'check')}: ${counts.pass} pass${counts.fail > 0 ? `, ${counts.fail} fail` : ''}${others === '' ? '' : `, ${others}`}`
  const body =
    erratum === undefined
      ? html`<p>The record names this erratum but does not tell what it says.</p>`
      : html`<p><b>Read as:</b> ${erratum.chosen}. ${erratum.why}</p><p class="quiet">${erratum.kind}${erratum.category === undefined ? '' : `, ${erratum.category}`}${erratum.effect === undefined ? '' : `: ${effectWords[erratum.effect]}`}</p>
<p><b>The documents say:</b></p><ul class="lines">${erratum.readings.map(({ reading, clause }) => html`<li>${reading} <span class="quiet">${formatClause(clause)}</span></li>`)}</ul>`
  return html`<details class="group"><summary><code>${id}</code> <span class="${counts.fail > 0 ? 'bad' : 'quiet'}">${tally}</span></summary>
${lazyList([html`<div>${body}<p><b>Checks that follow it:</b></p><p class="quiet">${checkLinks(checks)}</p></div>`], 'div')}</details>`
}
