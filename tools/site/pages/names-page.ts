import { html } from '@remix-run/html-template'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { filterBox } from '../parts/filter-box.ts'
import { anchorOf, nameAnchor, parameterAnchor, paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'

/** Every parameter and header by name, with the operations that have it. */
export const namesPage: PageType = site => [
  {
    path: paths.names,
    title: 'Parameters and headers',
    description: 'Every documented parameter and header by name, with the operations that take or answer it.',
    section: 'k5',
    scripts: ['filter'],
    body: view => body(site, view),
  },
]

interface Use {
  entry: OperationEntry
  place: string
  anchor: string
}

function body({ operations }: Site, view: PageView): Markup {
  const uses = operations.flatMap(entry => usesOf(entry))
  const names = [...groupBy(uses, ({ name }) => name)].sort(([a], [b]) => a.localeCompare(b, 'en'))
  return html`<h1>Parameters and headers <span class="count">${names.length}</span></h1>
${filterBox('Filter names', 'name, place or operation')}
<ul class="names" data-group>${names.map(([name, own]) => row(name, own, view))}</ul>`
}

function usesOf(entry: OperationEntry): (Use & { name: string })[] {
  const { parameters, responseHeaders } = entry.operation
  return [
    ...parameters.map(parameter => ({
      name: parameter.name,
      entry,
      place: parameter.in,
      anchor: parameterAnchor(parameter),
    })),
    ...responseHeaders.map(({ name }) => ({
      name,
      entry,
      place: 'answer header',
      anchor: anchorOf('response-header', name),
    })),
  ]
}

/** Names that most operations have are not listed one by one. */
const manyUses = 24

function row(name: string, uses: readonly Use[], { link }: PageView): Markup {
  const places = groupBy(uses, ({ place }) => place)
  return html`<li data-row id="${nameAnchor(name)}"><code class="name">${name}</code>${[...places].map(
    ([place, own]) =>
      html`<p><span class="quiet">${place}${own.length > manyUses ? ` of ${own.length} operations, among them` : ' of'}</span> ${own
        .slice(0, manyUses)
        .map(
          ({ entry, anchor }, index) =>
            html`${index === 0 ? '' : ', '}<a href="${link(`${paths.operation(entry)}#${anchor}`)}">${entry.operation.title}</a>${entry.edition === 'jio' ? html` <span class="quiet">Jio</span>` : ''}`,
        )}</p>`,
  )}</li>`
}
