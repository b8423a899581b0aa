import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { operationLink } from '../parts/operation/head.ts'
import { section } from '../parts/section.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'

/** The way to everything without search: the registers, and every operation by its title. */
export const registersPage: PageType = site => [
  {
    path: paths.registers,
    title: 'Registers',
    description: 'Every list of the site, and every operation from A to Z: for who cannot or will not search.',
    section: 'more',
    body: view => body(site, view),
  },
]

function body({ editions, runs }: Site, view: PageView): Markup {
  const registers: [title: string, about: string, to: string][] = [
    ['Parameters and headers', 'by name, with the operations that have them', paths.names],
    ['Error codes and messages', 'by status and code, with the operations that answer them', paths.errors],
    ['Clauses', 'by document and section, with all that rests on them', paths.clauses],
    ['Checks', 'by service and operation, with what they hold against a target', paths.checks],
    ['Errata', 'by service, with all readings and what was decided', paths.errata],
    ['Conformance', `by API, with the verdicts of ${runs.length} recorded targets`, paths.conformance],
    ['Coverage', 'what no check exercises, by service and reason', paths.coverage],
    ['K5 and Jio', 'what differs between the editions', paths.differences],
    ['Older community tables', 'what differs from the K5 manual 1.12', paths.tableDifferences],
    ['Guides', 'how to run the suites and read what they say', paths.guides],
    ['Downloads', 'OpenAPI documents and schemas', paths.downloads],
  ]
  return html`<h1>Registers</h1>
<ul class="cards">${registers.map(([title, about, to]) => html`<li><a href="${view.link(to)}"><span class="card-title">${title}</span><span class="card-text">${about}</span></a></li>`)}</ul>
${(['k5', 'jio'] as const).map(id => {
  const all = editions[id].services.flatMap(({ operations }) => operations)
  return section(`${editions[id].title} from A to Z`, `${id}-operations`, alphabet(all, view), all.length)
})}`
}

function alphabet(entries: readonly OperationEntry[], view: PageView): Markup {
  const ordered = [...entries].sort((a, b) => a.operation.title.localeCompare(b.operation.title, 'en'))
  return html`<ul class="op-list columns">${ordered.map(entry => html`<li>${operationLink(entry, view)} <span class="quiet">${entry.service.title}</span></li>`)}</ul>`
}
