import { html } from '@remix-run/html-template'
import type { PageType } from '../page.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { serviceSidebar } from '../parts/service-sidebar.ts'
import { paths } from '../reference/paths.ts'

const words = {
  k5: 'What the Fujitsu K5 IaaS manual documents, with what the community tables add.',
  jio: 'What the Jio Cloud document lists. It names methods and paths; parameters and bodies are those of the same K5 operation, where there is one.',
} as const

/** All services of one edition. */
export const editionPages: PageType = site =>
  Object.values(site.editions).map(({ id, title, services }) => ({
    path: paths.edition(id),
    title: `${title} reference`,
    description: words[id],
    section: id,
    sidebar: serviceSidebar(id, undefined, undefined),
    body: view => html`<h1>${title} reference</h1><p class="lead">${words[id]}</p>
<ul class="cards">${services.map(
      service =>
        html`<li><a href="${view.link(paths.service(service))}"><span class="card-title">${service.title} <span class="count">${service.operations.length} APIs</span></span><span class="card-text">${service.resources.map(resource => resource.id.replaceAll('-', ' ')).join(', ')}</span></a><p class="card-foot">${clauseLink(service.catalog.clause, view)}</p></li>`,
    )}</ul>`,
  }))
