import { html } from '@remix-run/html-template'
import type { Erratum, ErratumCategory } from '../../model/erratum.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { compared, differenceTable } from '../parts/difference-table.ts'
import { operationLink } from '../parts/operation/head.ts'
import { scrolling, section } from '../parts/section.ts'
import { untold } from '../reference/compare-operations.ts'
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

function body(site: Site, view: PageView): Markup {
  const { operations } = site
  const shared = operations.filter(({ edition, otherEdition }) => edition === 'jio' && otherEdition.length > 0)
  const pairs = shared.flatMap(jio => jio.otherEdition.map(entry => ({ entry, other: jio.operation, otherEntry: jio })))
  const differing = compared(pairs)
  const only = (edition: 'k5' | 'jio'): OperationEntry[] =>
    operations.filter(entry => entry.edition === edition && entry.otherEdition.length === 0)
  const silent = groupBy(
    pairs.flatMap(({ other, entry }) => untold(other, entry.operation)),
    what => what,
  )
  return html`<h1>K5 and Jio</h1><p class="lead">${shared.length} rows of Jio are operations of K5 too: ${new Set(pairs.map(({ entry }) => entry)).size} operations, since Jio describes some in several rows. ${only('jio').length} rows are Jio’s alone, ${only('k5').length} operations are K5’s alone. <a href="${view.link(paths.tableDifferences)}">K5’s older tables</a> stand apart.</p>
${section('Told differently', 'differing', html`<p>Compared is what both documents tell. Names of variables in a path are free.</p>${differenceTable(differing, 'Jio', view)}`, differing.length)}
${section('What Jio does not tell', 'untold', silence(silent, pairs.length))}
${section(
  'Contradictions of Jio’s document',
  'errata',
  errataList(site, 'jio-vs-others', one => one.id.startsWith('jio-api.'), view),
)}
${list('Only in Jio', 'only-jio', only('jio'), view)}
${list('Only in K5', 'only-k5', only('k5'), view)}`
}

function silence(silent: ReadonlyMap<string, unknown[]>, pairs: number): Markup {
  return html`<p>Jio’s document is a list of methods and paths. Of the ${pairs} pairs of a row and an operation of K5, it says nothing of</p>${scrolling(
    'What Jio does not tell',
    html`<table class="matrix"><thead><tr><th scope="col">What the K5 manual tells</th><th scope="col" class="number">Pairs without it in Jio</th></tr></thead><tbody>${[...silent].map(([what, all]) => html`<tr><th scope="row">${what}</th><td class="number">${all.length}</td></tr>`)}</tbody></table>`,
  )}`
}

/** Errata of a category, or that are otherwise a document's own, as links with what was chosen. */
export function errataList(
  { errata }: Site,
  category: ErratumCategory,
  isOwn: (erratum: Erratum) => boolean,
  { link }: PageView,
): Markup {
  const own = errata.flatMap(file => file.errata).filter(one => one.category === category || isOwn(one))
  return html`<details><summary>${own.length} errata</summary><ul class="plain">${own.map(
    ({ id, chosen }) =>
      html`<li><a href="${link(paths.erratum(id))}"><code>${id}</code></a> <span class="quiet">${chosen}</span></li>`,
  )}</ul></details>`
}

function list(title: string, id: string, entries: readonly OperationEntry[], view: PageView): Markup {
  return section(
    title,
    id,
    html`<ul class="op-list columns">${entries.map(entry => html`<li>${operationLink(entry, view)}</li>`)}</ul>`,
    entries.length,
  )
}
