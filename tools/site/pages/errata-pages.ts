import { html } from '@remix-run/html-template'
import type { Erratum } from '../../model/erratum.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { tag } from '../parts/badges.ts'
import { effectWords, erratumBody } from '../parts/erratum-card.ts'
import { filterBox } from '../parts/filter-box.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'

/** The register of errata: one list to filter, and a page for each service with the readings. */
export const errataPages: PageType = site => [
  {
    path: paths.errata,
    title: 'Errata',
    description: 'Every place where the documents contradict each other or themselves, and what was decided.',
    section: 'errata',
    scripts: ['filter'],
    body: view => register(site, view),
  },
  ...site.errata.map(({ service, errata }) => ({
    path: `errata/${service}.html`,
    title: `Errata of ${service}`,
    description: `The ${errata.length} errata of ${service} with all readings.`,
    section: 'errata' as const,
    trail: [{ title: 'Errata', path: paths.errata }],
    body: (view: PageView) =>
      html`<h1>Errata of ${service} <span class="count">${errata.length}</span></h1>${errata.map(one => erratumEntry(one, site, view))}`,
  })),
]

function register({ errata: files }: Site, view: PageView): Markup {
  const all = files.flatMap(({ service, errata }) => errata.map(erratum => ({ service, erratum })))
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()
  const documents = unique(all.flatMap(({ erratum }) => erratum.readings.map(({ clause }) => clause.document)))
  const choices = [
    { name: 'service', label: 'Service', values: files.map(({ service }) => service) },
    { name: 'category', label: 'Category', values: unique(all.map(({ erratum }) => erratum.category)) },
    { name: 'effect', label: 'Effect', values: Object.values(effectWords) },
    { name: 'document', label: 'Document', values: documents },
  ]
  return html`<h1>Errata <span class="count">${all.length}</span></h1>
<p class="lead">Where documents contradict each other, themselves or their samples, or where a text is damaged. Each has its readings with their places, the one that was chosen, and why.</p>
${filterBox('Filter errata', 'id, reading or choice', choices)}
<ul class="register-list" data-group>${all.map(
    ({ service, erratum }) =>
      html`<li data-row data-service="${service}" data-category="${erratum.category}" data-effect="${effectWords[erratum.effect]}" data-document="${unique(erratum.readings.map(({ clause }) => clause.document)).join(' ')}"><a href="${view.link(paths.erratum(erratum.id))}"><code>${erratum.id}</code></a> ${tag(erratum.category)} ${tag(effectWords[erratum.effect])}<p><span class="quiet">Chosen:</span> ${erratum.chosen}</p></li>`,
  )}</ul>`
}

function erratumEntry(erratum: Erratum, site: Site, view: PageView): Markup {
  const touched = erratum.operations
    .map(id =>
      site.operations.find(
        ({ operation, edition }) => operation.id === id && (edition === 'k5' || erratum.id.startsWith('jio')),
      ),
    )
    .filter((entry): entry is OperationEntry => entry !== undefined)
  return html`<article class="erratum-entry" id="${erratum.id}"><h2><a class="self" href="#${erratum.id}">${erratum.id}</a></h2><p>${tag(erratum.kind)} ${tag(erratum.category)} ${tag(effectWords[erratum.effect])}</p>
${erratumBody(erratum, view)}
${touched.length === 0 ? '' : html`<details class="touches"><summary>Touches ${touched.length} ${touched.length === 1 ? 'operation' : 'operations'}</summary><ul>${touched.map(entry => html`<li><a href="${view.link(paths.operation(entry))}">${entry.operation.title}</a> <code class="quiet">${entry.operation.id}</code></li>`)}</ul></details>`}</article>`
}
