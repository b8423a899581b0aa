import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { operationLink } from '../parts/operation/head.ts'
import { scrolling } from '../parts/section.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'

/** What K5 and Jio have in common, and what only one of them has. */
export const differencesPage: PageType = site => [
  {
    path: paths.differences,
    title: 'K5 and Jio',
    description: 'Which operations K5 and Jio share, where they differ, and which only one of them has.',
    section: 'jio',
    body: view => body(site, view),
  },
]

function body({ operations }: Site, view: PageView): Markup {
  const shared = operations.filter(({ edition, otherEdition }) => edition === 'jio' && otherEdition.length > 0)
  const differing = shared.filter(differs)
  const only = (edition: 'k5' | 'jio'): OperationEntry[] =>
    operations.filter(entry => entry.edition === edition && entry.otherEdition.length === 0)
  return html`<h1>K5 and Jio</h1><p class="lead">${shared.length} rows of Jio are operations of K5 too; ${differing.length} of them have another method or path. ${only('jio').length} are Jio’s alone, ${only('k5').length} are K5’s alone.</p>
<h2 id="differing">Same API, another method or path <span class="count">${differing.length}</span></h2>
${scrolling('Differences', html`<table class="matrix"><thead><tr><th scope="col">Jio</th><th scope="col">Path of Jio</th><th scope="col">K5</th><th scope="col">Path of K5</th></tr></thead><tbody>${differing.flatMap(entry => entry.otherEdition.map(other => html`<tr><th scope="row">${operationLink(entry, view)}</th><td><code>${entry.operation.path}</code></td><td>${operationLink(other, view)}</td><td><code>${other.operation.path}</code></td></tr>`))}</tbody></table>`)}
${list('Only in Jio', 'only-jio', only('jio'), view)}
${list('Only in K5', 'only-k5', only('k5'), view)}`
}

function differs({ operation, otherEdition }: OperationEntry): boolean {
  return otherEdition.some(
    ({ operation: other }) => other.method !== operation.method || shape(other.path) !== shape(operation.path),
  )
}

/** The path without the names of its variables, which the documents choose freely. */
function shape(path: string): string {
  return path.replace(/\{[^}]+\}/g, '{}')
}

function list(title: string, id: string, entries: readonly OperationEntry[], view: PageView): Markup {
  return html`<h2 id="${id}">${title} <span class="count">${entries.length}</span></h2><ul class="op-list columns">${entries.map(entry => html`<li>${operationLink(entry, view)}</li>`)}</ul>`
}
