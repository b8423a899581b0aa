import { html } from '@remix-run/html-template'
import type { Markup } from '../page.ts'

/** A choice that narrows a register: `data-<name>` of each row is compared. */
export interface FilterChoice {
  name: string
  label: string
  values: readonly string[]
}

/** Text and choices over the rows of a register (`data-row`); hidden until the script that serves it runs. */
export function filterBox(label: string, hint: string, choices: readonly FilterChoice[] = []): Markup {
  return html`<form class="filter" role="search" hidden><label class="filter-text">${label} <input type="search" name="text" placeholder="${hint}" autocomplete="off" spellcheck="false"></label>
${choices.map(
  ({ name, label: title, values }) =>
    html`<label>${title} <select name="${name}"><option value="">any</option>${values.map(value => html`<option>${value}</option>`)}</select></label>`,
)}<output class="quiet" aria-live="polite"></output></form>`
}
