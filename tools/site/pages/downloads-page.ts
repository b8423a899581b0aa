import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { scrolling } from '../parts/section.ts'
import { paths } from '../reference/paths.ts'
import type { Edition, Site } from '../reference/site.ts'

/** The generated contract as files. */
export const downloadsPage: PageType = site => [
  {
    path: paths.downloads,
    title: 'Downloads',
    description: 'OpenAPI 3.1 documents and schemas of every service.',
    section: 'more',
    body: view => body(site, view),
  },
]

function body({ editions, root }: Site, view: PageView): Markup {
  return html`<h1>Downloads</h1><p class="lead">The contract as OpenAPI 3.1, one document for each service. What OpenAPI cannot say stands in members that begin with <code>x-</code>; <a href="${view.link(paths.guide('openapi'))}">a guide</a> tells which.</p>
${Object.values(editions).map(edition => openapi(edition, root, view))}
<h2 id="schemas">Schemas</h2><p>JSON Schema 2020-12 of JSON and form bodies and RELAX NG of XML bodies are linked from the operations that they belong to: ${readdirSync(join(root, 'spec/schemas'), { recursive: true }).filter(name => String(name).includes('.')).length} files.</p>`
}

function openapi({ title, services }: Edition, root: string, { link }: PageView): Markup {
  return html`<h2>${title}</h2>${scrolling(
    `OpenAPI documents of ${title}`,
    html`<table class="matrix"><thead><tr><th scope="col">Service</th><th scope="col">File</th><th scope="col" class="number">Size</th><th scope="col">Viewer</th></tr></thead><tbody>${services.flatMap(
      service =>
        service.openapi === undefined
          ? []
          : [
              html`<tr><th scope="row"><a href="${link(paths.service(service))}">${service.title}</a></th><td><a href="${link(service.openapi.replace('spec/', ''))}" download>${service.openapi.split('/').at(-1)}</a></td><td class="number">${Math.ceil(statSync(join(root, service.openapi)).size / 1024)} KB</td><td><a href="${link(`${paths.viewer}#${service.edition}-${service.id}`)}">open</a></td></tr>`,
            ],
    )}</tbody></table>`,
  )}`
}
