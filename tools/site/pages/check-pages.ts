import { html } from '@remix-run/html-template'
import type { Check } from '../../model/check.ts'
import type { Markup, Page, PageType, PageView } from '../page.ts'
import { tag, verdictBadge } from '../parts/badges.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { filterBox } from '../parts/filter-box.ts'
import { operationLink } from '../parts/operation/head.ts'
import { scrolling, section } from '../parts/section.ts'
import { ownName, paths } from '../reference/paths.ts'
import type { OperationEntry, ServiceEntry, Site } from '../reference/site.ts'
import { checkResult } from '../reference/standing.ts'
import type { JudgingCheck } from '../site-input.ts'

/** With more checks than this a service has a page for each of its resources: one page would be slow on a phone. */
const manyChecks = 300

/** The register of checks: an overview, and pages for each service. */
export const checkPages: PageType = site => [
  {
    path: paths.checks,
    title: 'Checks',
    description: 'How many checks judge each service, of which kind, level and effect.',
    section: 'checks',
    body: view => overview(site, view),
  },
  ...site.editions.k5.services.flatMap(pagesOf),
]

function pagesOf(service: ServiceEntry): Page[] {
  const title = `Checks of ${service.title}`
  const page: Omit<Page, 'body'> = {
    path: paths.checksOf(service.id),
    title,
    description: `Every check of ${service.title} with its clause, level and effect.`,
    section: 'checks',
    trail: [{ title: 'Checks', path: paths.checks }],
  }
  if (checksOf(service.operations).length <= manyChecks)
    return [{ ...page, scripts: ['filter'], body: view => register(title, service.operations, view) }]
  return [
    { ...page, body: view => index(service, view) },
    ...service.resources.map(({ id, operations }): Page => {
      const own = `${title}: ${id.replaceAll('-', ' ')}`
      return {
        ...page,
        path: paths.checksOf(service.id, id),
        title: own,
        trail: [
          { title: 'Checks', path: paths.checks },
          { title: service.title, path: paths.checksOf(service.id) },
        ],
        scripts: ['filter'],
        body: view => register(own, operations, view),
      }
    }),
  ]
}

const kinds = ['contract', 'behaviour', 'negative', 'lifecycle', 'security'] as const

function overview({ editions }: Site, { link }: PageView): Markup {
  return html`<h1>Checks</h1><p class="lead">A check holds one rule against one operation. It cites the clause that it rests on; it is <em>required</em> where a document states the rule, and <em>advisory</em> where only a sample or custom implies it.</p>
${countTable(
  'Service',
  editions.k5.services.map(service => ({
    title: service.title,
    to: link(paths.checksOf(service.id)),
    checks: checksOf(service.operations),
  })),
)}`
}

/** The resources of a service with many checks, and its operations. */
function index({ id, title, operations, resources }: ServiceEntry, view: PageView): Markup {
  return html`<h1>Checks of ${title} <span class="count">${checksOf(operations).length}</span></h1>
${countTable(
  'Resource',
  resources.map(resource => ({
    title: capital(resource.id.replaceAll('-', ' ')),
    to: view.link(paths.checksOf(id, resource.id)),
    checks: checksOf(resource.operations),
  })),
)}
${resources.map(resource =>
  section(
    capital(resource.id.replaceAll('-', ' ')),
    resource.id,
    html`<ul class="op-list columns">${resource.operations
      .filter(({ checks }) => checks.length > 0)
      .map(
        entry =>
          html`<li>${operationLink(entry, view)} <a class="quiet" href="${view.link(`${paths.checksOf(id, resource.id)}#${entry.operation.id}`)}">${entry.checks.length} checks</a></li>`,
      )}</ul>`,
  ),
)}`
}

/** Checks of each kind, with those that decide nothing and those that change nothing. */
function countTable(what: string, rows: readonly { title: string; to: string; checks: readonly Check[] }[]): Markup {
  const cells = (checks: readonly Check[]): number[] => [
    checks.length,
    ...kinds.map(kind => checks.filter(check => check.kind === kind).length),
    checks.filter(({ level }) => level === 'advisory').length,
    checks.filter(({ effect }) => effect === 'read').length,
  ]
  const heads = ['checks', ...kinds, 'advisory', 'read-only']
  return scrolling(
    `Checks of each ${what.toLowerCase()}`,
    html`<table class="matrix"><thead><tr><th scope="col">${what}</th>${heads.map(head => html`<th scope="col" class="number">${head}</th>`)}</tr></thead><tbody>${rows.map(
      ({ title, to, checks }) =>
        html`<tr><th scope="row"><a href="${to}">${title}</a></th>${cells(checks).map(count => html`<td class="number">${count === 0 ? '–' : count}</td>`)}</tr>`,
    )}</tbody></table>`,
  )
}

function register(title: string, operations: readonly OperationEntry[], view: PageView): Markup {
  const checks = checksOf(operations)
  const values = (of: (check: Check) => string): string[] => [...new Set(checks.map(of))].sort()
  return html`<h1>${title} <span class="count">${checks.length}</span></h1>
${filterBox('Filter checks', 'id, title, clause or verdict', [
  { name: 'kind', label: 'Kind', values: values(({ kind }) => kind) },
  { name: 'level', label: 'Level', values: values(({ level }) => level) },
  { name: 'effect', label: 'Effect', values: values(({ effect }) => effect) },
])}
${operations
  .filter(entry => entry.checks.length > 0)
  .map(
    entry =>
      html`<section class="register" data-group id="${entry.operation.id}"><h2>${operationLink(entry, view)}</h2><ul>${entry.checks.map(one => row(one, entry, view))}</ul></section>`,
  )}`
}

/** A check with the verdicts that are no pass: one sees at once what is wrong. */
function row({ check, clauses }: JudgingCheck, entry: OperationEntry, view: PageView): Markup {
  const verdicts = view.site.runs.flatMap(run => {
    const result = checkResult(run, check)
    return result === undefined || result.verdict === 'pass'
      ? []
      : [
          html` <span class="on-target"><span class="quiet">${run.title}</span> ${verdictBadge(result.verdict, check.level)}</span>`,
        ]
  })
  return html`<li data-row data-kind="${check.kind}" data-level="${check.level}" data-effect="${check.effect}"><a href="${view.link(paths.check(entry, check))}">${check.title}</a><p class="check-facts"><code>${ownName(check)}</code>${check.level === 'advisory' ? tag('advisory', 'advisory') : ''}${tag(check.effect)}${tag(check.kind)}${clauses[0] === undefined ? '' : clauseLink(clauses[0], view)}${verdicts}</p></li>`
}

function checksOf(operations: readonly OperationEntry[]): Check[] {
  return operations.flatMap(({ checks }) => checks.map(({ check }) => check))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
