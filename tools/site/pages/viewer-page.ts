import { html } from '@remix-run/html-template'
import type { PageType } from '../page.ts'
import { paths } from '../reference/paths.ts'

/** Swagger UI over the site's own copies of the OpenAPI documents. */
export const viewerPage: PageType = ({ editions }) => [
  {
    path: paths.viewer,
    title: 'OpenAPI viewer',
    description: 'The OpenAPI documents in Swagger UI, from this site’s own files.',
    section: 'more',
    layout: 'bare',
    scripts: ['viewer'],
    body: ({ link }) => html`<h1>OpenAPI viewer</h1>
<p class="viewer-choice"><label>Document <select id="document">${Object.values(editions).flatMap(
      ({ title, services }) =>
        services.flatMap(service =>
          service.openapi === undefined
            ? []
            : [
                html`<option value="${service.edition}-${service.id}" data-file="${link(service.openapi.replace('spec/', ''))}">${title}: ${service.title}</option>`,
              ],
        ),
    )}</select></label></p>
<noscript><p>The viewer needs scripts; <a href="${link(paths.downloads)}">the documents can be downloaded</a>.</p></noscript>
<div id="viewer"></div>`,
  },
]
