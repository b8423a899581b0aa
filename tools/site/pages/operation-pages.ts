import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { answerSection, errorsSection } from '../parts/operation/answer.ts'
import { codeColumn } from '../parts/operation/code-column.ts'
import { operationDescription, operationHead } from '../parts/operation/head.ts'
import {
  checksSection,
  errataSection,
  notEvaluatedSection,
  rolesSection,
  rulesSection,
} from '../parts/operation/judged.ts'
import { relatedSection } from '../parts/operation/related.ts'
import { requestSection } from '../parts/operation/request.ts'
import { serviceSidebar } from '../parts/service-sidebar.ts'
import { bodyTrees } from '../reference/body-trees.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry } from '../reference/site.ts'

/** A page for every operation of both editions. */
export const operationPages: PageType = ({ operations }) =>
  operations.map(entry => ({
    path: paths.operation(entry),
    title: `${entry.operation.title} (${entry.operation.id})`,
    description: operationDescription(entry),
    section: entry.edition,
    layout: 'operation',
    sidebar: serviceSidebar(entry.edition, entry.service, entry),
    trail: [
      { title: entry.edition === 'k5' ? 'K5' : 'Jio', path: paths.edition(entry.edition) },
      { title: entry.service.title, path: paths.service(entry.service) },
    ],
    body: view => body(entry, view),
  }))

function body(entry: OperationEntry, view: PageView): Markup {
  const bodies = bodyTrees(entry)
  const parts: [id: string, title: string, markup: Markup | ''][] = [
    ['request', 'Request', requestSection(entry, bodies, view)],
    ['answer', 'Answer', answerSection(entry, bodies, view)],
    ['errors', 'Errors', errorsSection(entry, bodies, view)],
    ['roles', 'Roles', rolesSection(entry)],
    ['rules', 'Rules', rulesSection(entry, view)],
    ['checks', 'Checks', checksSection(entry, view)],
    ['not-judged', 'Not judged', notEvaluatedSection(entry, view)],
    ['errata', 'Errata', errataSection(entry, view)],
    ['related', 'Related', relatedSection(entry, view)],
  ]
  const shown = parts.filter(([, , markup]) => markup !== '')
  return html`<article class="operation">
${operationHead(entry, view)}
<nav class="on-page" aria-label="On this page"><ul>${shown.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}<li class="narrow"><a href="#try">Try it</a></li></ul></nav>
<div class="reference">${shown.map(([, , markup]) => markup)}</div>
${codeColumn(entry, view)}
</article>`
}
