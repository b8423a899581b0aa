import { html } from '@remix-run/html-template'
import type { Erratum, ErratumEffect } from '../../model/erratum.ts'
import type { Markup, PageView } from '../page.ts'
import { paths } from '../reference/paths.ts'
import { tag } from './badges.ts'
import { clauseWithDetail } from './clause-link.ts'

/** What a decision does to checks, as readers are told. */
export const effectWords: Record<ErratumEffect, string> = {
  'catalog-corrected': 'the catalog is corrected',
  'chosen-checked': 'the chosen reading is checked',
  'either-passes': 'any reading passes',
  'not-checked': 'nothing is checked',
}

/** Readings of a contradiction are many where sections repeat each other; the first stand open. */
const openReadings = 4

/** An erratum on the page of an operation: folded, with a link to its own place. */
export function erratumCard(erratum: Erratum, view: PageView): Markup {
  return html`<details class="erratum" id="erratum-${erratum.id}"><summary><code>${erratum.id}</code> ${tag(erratum.category)} ${tag(effectWords[erratum.effect])}</summary>
${erratumBody(erratum, view)}
<p><a href="${view.link(paths.erratum(erratum.id))}">In the register</a></p></details>`
}

/** What is held against what, which reading was chosen, and why. */
export function erratumBody({ readings, chosen, why }: Erratum, view: PageView): Markup {
  const rows = readings.map(({ reading, clause }) => html`<li>${reading} ${clauseWithDetail(clause, view)}</li>`)
  return html`<ul class="readings">${rows.slice(0, openReadings)}</ul>
${rows.length <= openReadings ? '' : html`<details><summary>${rows.length - openReadings} more readings</summary><ul class="readings">${rows.slice(openReadings)}</ul></details>`}
<p><b>Chosen:</b> ${chosen}</p>
<p class="why">${why}</p>`
}
