import { html } from '@remix-run/html-template'
import type { Markup, PageView } from '../page.ts'
import { paths } from '../reference/paths.ts'
import type { EditionId, OperationEntry, ServiceEntry } from '../reference/site.ts'
import { methodBadge } from './badges.ts'
import { ownWords } from './operation/head.ts'

/** The services of an edition; the operations of the one that the page is of. */
export function serviceSidebar(
  edition: EditionId,
  current: ServiceEntry | undefined,
  operation: OperationEntry | undefined,
) {
  return ({ site, link }: PageView): Markup =>
    html`<ul class="services">${site.editions[edition].services.map(service => {
      const own = service === current
      return html`<li><a class="service" href="${link(paths.service(service))}"${own && operation === undefined ? html.raw` aria-current="page"` : ''}>${service.title}</a>${
        own ? resources(service, operation, link) : ''
      }</li>`
    })}</ul>`
}

function resources(
  { resources: groups }: ServiceEntry,
  operation: OperationEntry | undefined,
  link: PageView['link'],
): Markup {
  return html`<ul class="resources">${groups.map(
    ({ id, operations }) =>
      html`<li><span class="resource">${id.replaceAll('-', ' ')}</span><ul>${operations.map(
        entry =>
          html`<li><a href="${link(paths.operation(entry))}"${entry === operation ? html.raw` aria-current="page"` : ''}>${methodBadge(entry.operation.method)}<span>${entry.operation.title}${ownView(entry)}</span></a></li>`,
      )}</ul></li>`,
  )}</ul>`
}

/** Below the title, where others of the service have the same. */
function ownView(entry: OperationEntry): Markup | '' {
  const own = ownWords(entry)
  return own === '' ? '' : html` <span class="own">${own}</span>`
}
