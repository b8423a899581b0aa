import { html } from '@remix-run/html-template'
import type { Markup, PageType, PageView } from '../page.ts'
import { targetHeads } from '../parts/run-words.ts'
import { scrolling } from '../parts/section.ts'
import { standingCell } from '../parts/standing-cell.ts'
import { paths } from '../reference/paths.ts'
import type { Site } from '../reference/site.ts'
import { standingOf } from '../reference/standing.ts'

/** What this is, the way in, and how targets stand at a glance. */
export const homePage: PageType = site => [
  {
    path: paths.home,
    title: 'k5-conformance',
    description:
      'Reference of the Fujitsu K5 IaaS and Jio Cloud APIs with citations, samples, checks and recorded verdicts.',
    layout: 'home',
    body: view => body(site, view),
  },
]

function body(site: Site, view: PageView): Markup {
  const { k5, jio } = site.editions
  const k5Operations = k5.services.flatMap(({ operations }) => operations)
  const jioOperations = jio.services.flatMap(({ operations }) => operations)
  const checks = k5Operations.reduce((sum, { checks: own }) => sum + own.length, 0)
  const errata = site.errata.reduce((sum, { errata: own }) => sum + own.length, 0)
  const cards: [title: string, count: string, text: string, to: string][] = [
    [
      'K5 reference',
      `${k5Operations.length} APIs`,
      'Every operation of the manual: parameters, bodies, samples, errors, roles, each with its clause and page.',
      paths.edition('k5'),
    ],
    [
      'Jio reference',
      `${jioOperations.length} APIs`,
      'The rows of Jio’s document, with the K5 operation that each one is, where there is one.',
      paths.edition('jio'),
    ],
    [
      'Conformance',
      `${site.runs.length} targets`,
      'Which API passes on which recorded target, down to the single check and its message.',
      paths.conformance,
    ],
    [
      'Checks',
      `${checks} checks`,
      'What is held against a target, from which clause, how strictly, and with what effect.',
      paths.checks,
    ],
    [
      'Clauses',
      'by section',
      'From a place of a document to its operations, facts, samples, checks and errata.',
      paths.clauses,
    ],
    [
      'Errata',
      `${errata} decisions`,
      'Where documents contradict each other or themselves: the readings, the choice, the reason.',
      paths.errata,
    ],
    [
      'Guides',
      'in plain words',
      'A first run, a real cloud, continuous integration, adding a check, reading a verdict.',
      paths.guides,
    ],
    [
      'OpenAPI',
      'files and viewer',
      'OpenAPI 3.1 of every service to download, and a viewer that needs no network.',
      paths.downloads,
    ],
  ]
  return html`<section class="hero"><h1>Does a cloud keep what its manual promises?</h1>
<p class="lead">The Fujitsu K5 IaaS API and the Jio Cloud API as a contract one can read and test: each fact cited, each contradiction decided, each API judged by checks on recorded targets.</p>
<button type="button" class="search-open wide" hidden><span>Search operations, headers, error codes, clauses, checks</span><kbd>/</kbd></button></section>
<section aria-labelledby="at-a-glance"><h2 id="at-a-glance">Verdicts at a glance</h2>
${glance(site, view)}</section>
<section aria-labelledby="parts-title"><h2 id="parts-title">What is here</h2><ul class="cards">${cards.map(
    ([title, count, text, to]) =>
      html`<li><a href="${view.link(to)}"><span class="card-title">${title} <span class="count">${count}</span></span><span class="card-text">${text}</span></a></li>`,
  )}</ul></section>`
}

/** Services and how each recorded target stands in them. */
function glance(site: Site, view: PageView): Markup {
  const { editions, runs } = site
  const { link } = view
  return scrolling(
    'Verdict of each service on each target',
    html`<table class="matrix stacks"><thead><tr><th scope="col">Service</th><th scope="col" class="number">APIs</th><th scope="col" class="number">Checks</th>${targetHeads(site, view)}</tr></thead><tbody>${editions.k5.services.map(
      service =>
        html`<tr><th scope="row"><a href="${link(paths.service(service))}">${service.title}</a></th><td class="number" data-label="APIs">${service.operations.length}</td><td class="number" data-label="Checks">${service.operations.reduce(
          (sum, { checks }) => sum + checks.length,
          0,
        )}</td>${runs.map(run => standingCell(standingOf(run, service.operations)))}</tr>`,
    )}</tbody></table>`,
  )
}
