import { html } from '@remix-run/html-template'
import type { DocumentId } from '../../model/clause.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { documentNames } from '../parts/clause-link.ts'
import { compared, differenceTable } from '../parts/difference-table.ts'
import { operationLink } from '../parts/operation/head.ts'
import { section } from '../parts/section.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'
import { errataList } from './differences-page.ts'

/** What the manual 1.12 has that the community's tables of an older edition lack or tell differently, and the reverse. */
export const tableDifferencesPage: PageType = site => [
  {
    path: paths.tableDifferences,
    title: 'The K5 manual and the older community tables',
    description: 'Where the K5 manual 1.12 and the tables that a community kept of an older edition differ.',
    section: 'k5',
    body: view => body(site, view),
  },
]

function body(site: Site, view: PageView): Markup {
  const documents = [...new Set(site.tables.map(({ document }) => document))]
  return html`<h1>The K5 manual and the older community tables</h1><p class="lead">A community kept two tables of an older edition of the manual: methods, paths and titles, no more. <a href="${view.link(paths.differences)}">K5 and Jio</a> stand apart.</p>
${documents.map(document => tablePart(document, site, view))}
${section(
  'Contradictions',
  'errata',
  errataList(site, 'rst-vs-manual', () => false, view),
)}`
}

function tablePart(document: DocumentId, { tables, editions }: Site, view: PageView): Markup {
  const rows = tables.filter(table => table.document === document).flatMap(({ operations }) => operations)
  const entries = editions.k5.services.flatMap(({ operations }) => operations)
  const manual = entries.filter(({ operation }) => operation.clause.document === 'k5-foundation-1.12')
  const byId = new Map(manual.map(entry => [entry.operation.id, entry]))
  const pairs = rows.flatMap(other => {
    const entry = byId.get(other.id)
    return entry === undefined ? [] : [{ entry, other }]
  })
  const all = compared(pairs)
  const unmarked = all.filter(({ differences }) => differences.every(({ what }) => what === 'unmarked variable'))
  const differing = all.filter(one => !unmarked.includes(one))
  const retitled = pairs.filter(({ entry, other }) => entry.operation.title !== other.title)
  const listed = new Set(rows.map(({ id }) => id))
  const name = documentNames[document]
  return section(
    name.charAt(0).toUpperCase() + name.slice(1),
    document,
    html`<p>${pairs.length} of its ${rows.length} rows are operations of the manual.</p>
${differenceTable(differing, 'Table', view)}
${unmarked.length === 0 ? '' : html`<details><summary>${unmarked.length} paths differ only in a variable that the table does not mark as one</summary>${differenceTable(unmarked, 'Table', view)}</details>`}
${retitled.length === 0 ? '' : html`<h3>Another title</h3><ul class="plain">${retitled.map(({ entry, other }) => html`<li>${operationLink(entry, view)} <span class="quiet">in the table: ${other.title}</span></li>`)}</ul>`}
${onlyIn(
  'Only in the manual',
  manual.filter(({ operation }) => !listed.has(operation.id)),
  view,
)}
${onlyIn(
  'Only in the table',
  entries.filter(({ operation }) => listed.has(operation.id) && !byId.has(operation.id)),
  view,
)}`,
    differing.length,
  )
}

function onlyIn(title: string, entries: readonly OperationEntry[], view: PageView): Markup | '' {
  if (entries.length === 0) return ''
  return html`<h3>${title} <span class="count">${entries.length}</span></h3><ul class="op-list">${entries.map(entry => html`<li>${operationLink(entry, view)} <code class="quiet">${entry.operation.id}</code></li>`)}</ul>`
}
