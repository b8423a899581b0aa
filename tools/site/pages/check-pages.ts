import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { tag, verdictBadge } from '../parts/badges.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { filterBox } from '../parts/filter-box.ts'
import { operationLink } from '../parts/operation/head.ts'
import { ownName, paths } from '../reference/paths.ts'
import type { OperationEntry, ServiceEntry, Site } from '../reference/site.ts'
import { checkResult } from '../reference/standing.ts'
import type { JudgingCheck } from '../site-input.ts'

/** The register of checks: an overview, and a page for each service. */
export const checkPages: PageType = site => {
  const services = site.editions.k5.services
  return [
    {
      path: paths.checks,
      title: 'Checks',
      description: 'How many checks judge each service, of which kind, level and effect.',
      section: 'checks',
      body: view => overview(site, view),
    },
    ...services.map(service => ({
      path: paths.checksOf(service.id),
      title: `Checks of ${service.title}`,
      description: `Every check of ${service.title} with its clause, level and effect.`,
      section: 'checks' as const,
      trail: [{ title: 'Checks', path: paths.checks }],
      scripts: ['filter'],
      body: (view: PageView) => register(service, view),
    })),
  ]
}

const kinds = ['contract', 'behaviour', 'negative', 'lifecycle', 'security'] as const

function overview({ editions }: Site, { link }: PageView): Markup {
  const rows = editions.k5.services.map(service => {
    const checks = service.operations.flatMap(entry => entry.checks.map(({ check }) => check))
    return html`<tr><th scope="row"><a href="${link(paths.checksOf(service.id))}">${service.title}</a></th><td class="number">${checks.length}</td>${kinds.map(
      kind => html`<td class="number">${checks.filter(check => check.kind === kind).length}</td>`,
    )}<td class="number">${checks.filter(({ level }) => level === 'advisory').length}</td><td class="number">${checks.filter(({ effect }) => effect === 'read').length}</td></tr>`
  })
  return html`<h1>Checks</h1><p class="lead">A check holds one rule against one operation. It cites the clause that it rests on; it is <em>required</em> where a document states the rule, and <em>advisory</em> where only a sample or custom implies it.</p>
<div class="scroll" role="region" aria-label="Checks of each service" tabindex="0"><table class="matrix"><thead><tr><th scope="col">Service</th><th scope="col" class="number">Checks</th>${kinds.map(kind => html`<th scope="col" class="number">${kind}</th>`)}<th scope="col" class="number">advisory</th><th scope="col" class="number">read-only</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function register(service: ServiceEntry, view: PageView): Markup {
  const count = service.operations.reduce((sum, { checks }) => sum + checks.length, 0)
  return html`<h1>Checks of ${service.title} <span class="count">${count}</span></h1>
${filterBox('Filter checks', 'id, title, clause, level, effect or verdict')}
${service.operations
  .filter(({ checks }) => checks.length > 0)
  .map(
    entry =>
      html`<section class="register" data-group><h2>${operationLink(entry, view)}</h2><ul>${entry.checks.map(one => row(one, entry, view))}</ul></section>`,
  )}`
}

function row({ check, clauses }: JudgingCheck, entry: OperationEntry, view: PageView): Markup {
  const verdicts = view.site.runs.flatMap(run => {
    const result = checkResult(run, check)
    return result === undefined || result.verdict === 'pass'
      ? []
      : [
          html` <span class="on-target"><span class="quiet">${run.title}</span> ${verdictBadge(result.verdict, check.level)}</span>`,
        ]
  })
  return html`<li data-row><a href="${view.link(paths.check(entry, check))}">${check.title}</a><p class="check-facts"><code>${ownName(check)}</code>${check.level === 'advisory' ? tag('advisory', 'advisory') : ''}${tag(check.effect)}${tag(check.kind)}${clauses[0] === undefined ? '' : clauseLink(clauses[0], view)}${verdicts}</p></li>`
}
