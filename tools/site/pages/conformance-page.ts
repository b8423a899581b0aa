import { html } from '@remix-run/html-template'
import { verdicts } from '../../model/verdict.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { filterBox } from '../parts/filter-box.ts'
import { operationLink } from '../parts/operation/head.ts'
import { countWords, isOfOtherSpec, runVerdict, targetHeads } from '../parts/run-words.ts'
import { scrolling } from '../parts/section.ts'
import { standingCell } from '../parts/standing-cell.ts'
import { paths } from '../reference/paths.ts'
import type { OperationEntry, ServiceEntry, Site } from '../reference/site.ts'
import { standingOf } from '../reference/standing.ts'

/** The matrix of APIs and targets. */
export const conformancePage: PageType = site => [
  {
    path: paths.conformance,
    title: 'Conformance',
    description: 'The verdict of every API on every recorded target.',
    section: 'conformance',
    scripts: ['filter'],
    body: view => body(site, view),
  },
]

const notJudged = 'not-judged'

function body(site: Site, view: PageView): Markup {
  const { runs, editions, specHash } = site
  return html`<h1>Conformance</h1><p class="lead">Every API of the K5 manual on every recorded target: the worst verdict of its required checks, and how many of its checks pass. What was not judged never counts as a pass.</p>
<ul class="cards targets">${runs.map(
    run =>
      html`<li><a href="${view.link(paths.target(run.id))}"><span class="card-title">${run.title}</span><span class="card-text">${runVerdict(run)}<br>${countWords(run)}${isOfOtherSpec(run, specHash) ? html`<br>Judged with another spec than this site’s.` : ''}</span></a></li>`,
  )}</ul>
<p><a href="${view.link(paths.coverage)}">What is not judged, and why</a></p>
${filterBox('Filter APIs', 'title or id', [{ name: 'verdict', label: 'Verdict on some target', values: [...verdicts, notJudged] }])}
${editions.k5.services.map(service => matrix(service, site, view))}`
}

function matrix(service: ServiceEntry, site: Site, view: PageView): Markup {
  return html`<section data-group><h2><a href="${view.link(paths.service(service))}">${service.title}</a> <span class="count">${service.operations.length}</span></h2>${scrolling(
    `APIs of ${service.title}`,
    html`<table class="matrix stacks"><thead><tr><th scope="col">API</th><th scope="col">Clause</th>${targetHeads(site, view)}</tr></thead><tbody>${service.operations.map(entry => row(entry, site, view))}</tbody></table>`,
  )}</section>`
}

function row(entry: OperationEntry, { runs }: Site, view: PageView): Markup {
  const standings = runs.map(run => standingOf(run, [entry]))
  const values = [...new Set(standings.map(({ verdict }) => verdict ?? notJudged))].join(' ')
  return html`<tr data-row data-verdict="${values}"><th scope="row">${operationLink(entry, view)}</th><td data-label="Clause">${clauseLink(entry.operation.clause, view)}</td>${standings.map(standingCell)}</tr>`
}
