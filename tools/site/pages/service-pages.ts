import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { notJudged, verdictBadge } from '../parts/badges.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { operationLink, pathView } from '../parts/operation/head.ts'
import { section } from '../parts/section.ts'
import { serviceSidebar } from '../parts/service-sidebar.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry, ServiceEntry } from '../reference/site.ts'
import { standingOf } from '../reference/standing.ts'

/** A page for every service: what its chapters say of all of its operations, and the operations. */
export const servicePages: PageType = ({ editions }) =>
  Object.values(editions).flatMap(edition =>
    edition.services.map(service => ({
      path: paths.service(service),
      title: `${service.title} (${edition.title})`,
      description: `The ${service.operations.length} operations of ${service.title} in the ${edition.title} reference.`,
      section: edition.id,
      sidebar: serviceSidebar(edition.id, service, undefined),
      trail: [{ title: edition.title, path: paths.edition(edition.id) }],
      body: (view: PageView) => body(service, view),
    })),
  )

function body(service: ServiceEntry, view: PageView): Markup {
  const { catalog, openapi, serviceType, resources } = service
  const id = `${service.edition}-${service.id}`
  return html`<h1>${service.title}</h1>
<dl class="facts"><div><dt>Documented in</dt><dd>${clauseLink(catalog.clause, view)}</dd></div>
<div><dt>Type in the service catalog</dt><dd><code>${serviceType}</code></dd></div>
${openapi === undefined ? '' : html`<div><dt>OpenAPI</dt><dd><a href="${view.link(openapi.replace('spec/', ''))}" download>download</a>, <a href="${view.link(`${paths.viewer}#${id}`)}">view</a></dd></div>`}</dl>
${resources.map(({ id: name, operations }) => section(capital(name.replaceAll('-', ' ')), name, html`<ul class="service-ops">${operations.map(entry => operationRow(entry, view))}</ul>`, operations.length))}
${chapters(service, view)}`
}

function operationRow(entry: OperationEntry, view: PageView): Markup {
  const { operation, checks } = entry
  return html`<li><div>${operationLink(entry, view)}<code class="path">${pathView(operation.path)}</code></div>
<div class="row-facts">${clauseLink(operation.clause, view)}${checks.length === 0 ? '' : html` <span class="quiet">${checks.length} checks</span>`}${
    checks.length === 0
      ? ''
      : view.site.runs.map(run => {
          const { verdict } = standingOf(run, [entry])
          return html` <span class="on-target"><span class="quiet">${run.title}</span> ${verdict === undefined ? notJudged : verdictBadge(verdict)}</span>`
        })
  }</div></li>`
}

/** What the chapters state of all of their operations. */
function chapters({ catalog }: ServiceEntry, view: PageView): Markup {
  const told = catalog.chapters.filter(
    ({ facts = [], requestHeaders = [], pathPrefix }) => facts.length + requestHeaders.length > 0 || pathPrefix !== '',
  )
  return html`${told.map(({ section: number, title, clause, pathPrefix, requestHeaders = [], facts = [] }) =>
    section(
      title,
      `chapter-${number}`,
      html`<p>${clauseLink(clause, view)}</p><dl class="facts">
${pathPrefix === '' ? '' : html`<div><dt>The catalog’s endpoint stands for</dt><dd><code>${pathPrefix}</code></dd></div>`}
${requestHeaders.map(({ name, value }) => html`<div><dt>Header on every request</dt><dd><code>${name}${value === undefined ? '' : `: ${value}`}</code></dd></div>`)}
${facts.map(fact => html`<div><dt>${fact.name.replaceAll('-', ' ')}</dt><dd>${fact.value} ${clauseLink(fact.clause, view)}</dd></div>`)}</dl>`,
    ),
  )}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
