import { html } from '@remix-run/html-template'
import type { DetailedError } from '../../model/catalog.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { filterBox } from '../parts/filter-box.ts'
import { anchorOf, paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'

/** Every documented code and message, and every status, with the operations that have it. */
export const errorsPage: PageType = site => [
  {
    path: paths.errors,
    title: 'Error codes and messages',
    description: 'Every documented error status, code and message, with the operations that answer it.',
    section: 'k5',
    scripts: ['filter'],
    body: view => body(site, view),
  },
]

interface Found {
  error: DetailedError
  entries: OperationEntry[]
}

function body({ editions }: Site, view: PageView): Markup {
  const entries = editions.k5.services.flatMap(({ operations }) => operations)
  const messages = [
    ...groupBy(
      entries.flatMap(entry => entry.errors.map(error => ({ error, entry }))),
      ({ error }) => `${error.status} ${error.code ?? ''} ${error.message}`,
    ),
  ]
    .map(
      ([, group]): Found => ({
        error: (group[0] as { error: DetailedError }).error,
        entries: group.map(({ entry }) => entry),
      }),
    )
    .sort((a, b) => a.error.status - b.error.status || (a.error.code ?? '').localeCompare(b.error.code ?? ''))
  const seen = new Set<string>()
  const statuses = [
    ...groupBy(
      entries.flatMap(entry => entry.errorCodes.map(error => ({ error, entry }))),
      ({ error }) => error.code,
    ),
  ].sort(([a], [b]) => a - b)
  return html`<h1>Error codes and messages</h1>
<h2 id="statuses">Statuses <span class="count">${statuses.length}</span></h2>
<ul class="statuses">${statuses.map(([code, group]) => html`<li id="status-${code}"><code class="status s${String(code)[0]}">${code}</code> <span>${[...new Set(group.map(({ error }) => error.reason))].join(', ')}</span><span class="quiet">${group.length} operations</span></li>`)}</ul>
<h2 id="messages">Codes and messages <span class="count">${messages.length}</span></h2>
${filterBox('Filter messages', 'code or words')}
<ul class="messages" data-group>${messages.map(found => row(found, seen, view))}</ul>`
}

function row({ error: { status, code, message, clause }, entries }: Found, seen: Set<string>, view: PageView): Markup {
  const id = anchorOf('error', code ?? '')
  const isFirst = code !== undefined && !seen.has(id)
  seen.add(id)
  return html`<li data-row${isFirst ? html` id="${id}"` : ''}><code class="status s${String(status)[0]}">${status}</code> ${code === undefined ? '' : html`<code class="name">${code}</code> `}<q>${message}</q>${clauseLink(clause, view)}<p class="quiet">${
    entries.length > 6
      ? `${entries.length} operations of ${entries[0]?.service.title}`
      : entries.map(
          (entry, index) =>
            html`${index === 0 ? '' : ', '}<a href="${view.link(paths.operation(entry))}">${entry.operation.title}</a>`,
        )
  }</p></li>`
}
